/** Lets one at a time do what changes an import: a task that is under way ends, or hears its cancellation, first. */
export type Turns = <Value>(work: () => Promise<Value> | Value) => Promise<Value>

/** Takes work in the order in which it came. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    // Who asked hears of a failure; the next one in line begins all the same.
    last = turn.catch(() => undefined)
    return turn
  }
}

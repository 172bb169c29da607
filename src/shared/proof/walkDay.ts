/** One row of a day: it leads from one balance to another. */
export interface Step {
  readonly row: number
  readonly from: number
  readonly to: number
  /** It states its balance and moves nothing. */
  readonly isStated: boolean
}

/** Where the balances of a day do not lead on: `after` is the row before, null where the day begins; `reached` its balance. */
export interface Gap {
  readonly after: Step | null
  readonly step: Step
  readonly reached: number
}

/** How a day goes: the balance that it ends with, its last row, and where its rows do not follow. */
export interface DayWalk {
  readonly end: number
  readonly last: Step | null
  readonly gaps: readonly Gap[]
}

/**
 * Finds an order of a day's rows in which each balance leads to the next, from the balance `start` on (NaN: any). The rows
 * are the edges of a graph of balances, and such an order is an Eulerian trail of it.
 */
export function walkDay(steps: readonly Step[], start: number): DayWalk {
  const ways = new Ways(steps)
  const gaps: Gap[] = []
  let end = start
  let last: Step | null = null
  for (let step = ways.next(end); step !== null; step = ways.next(end)) {
    const leads = step.from === end
    const branchesOff = !leads && ways.wasReached(step.from)
    const walked = ways.follow(step)
    // A way that comes back to where it left the way so far belongs there.
    if (branchesOff && walked.to === step.from) continue
    if (!leads && !Number.isNaN(end)) gaps.push({ after: last, step, reached: end })
    end = walked.to
    last = walked
  }
  return { end, last, gaps }
}

/** The steps that are not walked yet, by the balance that they leave. */
class Ways {
  readonly #steps: readonly Step[]
  readonly #walked = new Set<Step>()
  readonly #reached = new Set<number>()
  readonly #leaving = new Map<number, Step[]>()
  readonly #surplus = new Map<number, number>()

  constructor(steps: readonly Step[]) {
    this.#steps = steps
    for (const step of steps.toReversed()) {
      const others = this.#leaving.get(step.from)
      if (others === undefined) this.#leaving.set(step.from, [step])
      else others.push(step)
      this.#count(step.from, 1)
      this.#count(step.to, -1)
    }
  }

  wasReached(balance: number): boolean {
    return this.#reached.has(balance)
  }

  /** The step to go on with: one that leaves where we are, or where we have been, or where no other leads to, or any. */
  next(at: number): Step | null {
    return (
      this.#leaving.get(at)?.at(-1) ??
      this.#first(({ from }) => this.#reached.has(from)) ??
      this.#first(({ from }) => (this.#surplus.get(from) ?? 0) > 0) ??
      this.#first(() => true)
    )
  }

  /** Walks from a step on until no step leaves where it led. */
  follow(step: Step): Step {
    let walked = step
    this.#reached.add(step.from)
    for (
      let next = this.#leaving.get(step.from)?.pop();
      next !== undefined;
      next = this.#leaving.get(walked.to)?.pop()
    ) {
      walked = next
      this.#walked.add(next)
      this.#reached.add(next.to)
    }
    return walked
  }

  #first(suits: (step: Step) => boolean): Step | null {
    if (this.#walked.size === this.#steps.length) return null
    return this.#steps.find((step) => !this.#walked.has(step) && suits(step)) ?? null
  }

  #count(balance: number, change: 1 | -1): void {
    this.#surplus.set(balance, (this.#surplus.get(balance) ?? 0) + change)
  }
}

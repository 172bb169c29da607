const last = new WeakMap<object, Promise<unknown>>()

/** Does `work` about a thing once all work about it that was asked for earlier has ended, however that went. */
export function inTurn<Answer>(about: object, work: () => Promise<Answer>): Promise<Answer> {
  const before = last.get(about) ?? Promise.resolve()
  const mine = before.then(work, work)
  last.set(about, mine)
  return mine
}

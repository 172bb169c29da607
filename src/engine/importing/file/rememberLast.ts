/** Keeps the few values that were last asked for, so that paging to and fro does not parse them anew. */
export interface Remembered<Value> {
  get(this: void, key: string, make: () => Value): Value
  forget(this: void, key: string): void
  forgetAll(this: void): void
}

/** Remembers at most `most` values, the longest unused goes first. */
export function rememberLast<Value>(most: number): Remembered<Value> {
  const values = new Map<string, { readonly value: Value }>()
  return {
    get(key, make) {
      const held = values.get(key) ?? { value: make() }
      values.delete(key)
      values.set(key, held)
      if (values.size > most) {
        const [oldest] = values.keys()
        if (oldest !== undefined) values.delete(oldest)
      }
      return held.value
    },
    forget: (key) => void values.delete(key),
    forgetAll: () => values.clear(),
  }
}

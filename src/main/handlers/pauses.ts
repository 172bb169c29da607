/** Which imports' sending rests because the user said so. */
export interface Pauses {
  set(this: void, id: string, paused: boolean): void
  /** Resolves at once when the import is not paused, else when it is resumed. */
  gate(this: void, id: string): Promise<void>
}

/** Nothing is paused at first; `set(id, false)` lets everyone through who waits at that gate. */
export function createPauses(): Pauses {
  const waiting = new Map<string, (() => void)[]>()
  return {
    set(id, paused) {
      if (paused) {
        if (!waiting.has(id)) waiting.set(id, [])
        return
      }
      const woken = waiting.get(id) ?? []
      waiting.delete(id)
      for (const wake of woken) wake()
    },
    gate: (id) =>
      new Promise((resolve) => {
        const queue = waiting.get(id)
        if (queue === undefined) resolve()
        else queue.push(resolve)
      }),
  }
}

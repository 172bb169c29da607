import type { ExpectedOutcome } from '#engine/outcomes/outcomeStore.ts'

/** Who wants to know that an outcome has come. */
export interface Hearing {
  readonly heard: (request: ExpectedOutcome) => void
  /** From now on every outcome is told to `listener`. */
  listen(this: void, listener: (request: ExpectedOutcome) => void): void
  /** Resolves true when an outcome of this request has come, false when so many milliseconds are over. */
  posted(this: void, requestId: string, patience: number): Promise<boolean>
}

/** Nobody hears anything until they listen. */
export function createHearing(): Hearing {
  const listeners = new Set<(request: ExpectedOutcome) => void>()
  return {
    heard: (request) => listeners.forEach((listener) => listener(request)),
    listen: (listener) => void listeners.add(listener),
    posted: (requestId, patience) =>
      new Promise((resolve) => {
        const end = (came: boolean) => {
          listeners.delete(hear)
          clearTimeout(timer)
          resolve(came)
        }
        const hear = ({ id }: ExpectedOutcome) => {
          if (id === requestId) end(true)
        }
        const timer = setTimeout(() => end(false), patience)
        listeners.add(hear)
      }),
  }
}

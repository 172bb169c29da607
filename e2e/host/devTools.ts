import type { Readable, Writable } from 'node:stream'

type Parameters = Readonly<Record<string, unknown>>

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Parameters
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (problem: Error) => void
}

/** A browser's DevTools protocol over its pipe: JSON, each message ended by a zero byte. */
export class DevTools {
  readonly #out: Writable
  readonly #waiting = new Map<number, Waiting>()
  readonly #hearing = new Set<(method: string, params: Parameters, session: string | undefined) => void>()
  #lastId = 0
  #isClosed = false

  constructor(out: Writable, incoming: Readable, onClose: () => void) {
    this.#out = out
    // Writing to a browser that has just gone fails; `close` tells of that too.
    out.on('error', () => undefined)
    this.#read(incoming)
    incoming.on('close', () => {
      this.#isClosed = true
      for (const { reject } of this.#waiting.values()) reject(new Error('The browser is gone'))
      this.#waiting.clear()
      onClose()
    })
  }

  /** Asks the browser, or the page of a session; rejected with the browser's own words. */
  send(method: string, params: Parameters = {}, sessionId?: string): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new Error(`${method}: the browser is gone`))
    const id = ++this.#lastId
    this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        resolve,
        reject: (problem) => {
          reject(new Error(`${method}: ${problem.message}`))
        },
      })
    })
  }

  /** Hears every event; `session` names the page that it is of. */
  onEvent(hear: (method: string, params: Parameters, session: string | undefined) => void): void {
    this.#hearing.add(hear)
  }

  #read(incoming: Readable): void {
    let pieces: string[] = []
    incoming.setEncoding('utf8')
    incoming.on('data', (text: string) => {
      const parts = text.split('\0')
      const rest = parts.pop() ?? ''
      for (const part of parts) {
        this.#take([...pieces, part].join(''))
        pieces = []
      }
      if (rest !== '') pieces.push(rest)
    })
  }

  #take(text: string): void {
    // The browser's own protocol, of which only these fields are looked at.
    const message = JSON.parse(text) as Message
    if (message.id === undefined) {
      for (const hear of this.#hearing) hear(message.method ?? '', message.params ?? {}, message.sessionId)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === undefined) waiting?.resolve(message.result)
    else waiting?.reject(new Error(message.error.message))
  }
}

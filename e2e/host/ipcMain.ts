import { EventEmitter } from 'node:events'

/** Answers a page's `invoke`. */
export type InvokeHandler = (event: object, ...args: unknown[]) => unknown

/** Main's end of the messages with pages. */
export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>()

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    this.#handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Not Electron's: what a page's `invoke` is answered, in the words that Electron answers with. */
  async answer(channel: string, event: object, args: readonly unknown[]): Promise<object> {
    const handler = this.#handlers.get(channel)
    try {
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
      return { ok: true, value: await handler(event, ...args) }
    } catch (problem) {
      return { ok: false, message: `Error invoking remote method '${channel}': ${String(problem)}` }
    }
  }
}

/** Electron's `ipcMain`. */
export const ipcMain = new IpcMain()

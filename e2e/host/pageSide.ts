type Hear = (event: object, ...args: unknown[]) => void
type Tell = (json: string) => void

interface Reply {
  readonly ok: boolean
  readonly value?: unknown
  readonly message?: string
}

/** What the page tells its host. */
export type PageMessage =
  | { readonly is: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown[] }
  | { readonly is: 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly is: 'resized' }
  | { readonly is: 'close' }

/** What the host calls in the page. */
export interface PageSide {
  settle(this: void, id: number, reply: Reply): void
  hear(this: void, channel: string, args: unknown[]): void
  /** The files whose paths were asked for: a page cannot know them, so their place in this list travels instead. */
  readonly files: readonly File[]
}

/** How `PageSide` is found in the page. */
export const pageSideKey = 'the page side of the electron stand-in'

/** What a file is called on its way to the host, which puts the path there. */
export const fileToken = 'standin-file:'

/** Runs a preload script. */
export type Preload = (
  require: (name: string) => unknown,
  module: object,
  exports: object,
  process: object,
) => void

/**
 * Runs in the page, before its own scripts: gives preload what `electron` gives it there. It is sent as text, so it may
 * use nothing from outside itself.
 */
export function installPageSide(
  names: {
    readonly binding: string
    readonly key: string
    readonly fileToken: string
    readonly platform: string
  },
  preload: Preload,
): void {
  if (window !== window.top || !location.hostname.endsWith('.localhost')) return
  // Put there by the browser under this name; nobody else in the page shall find it.
  const globals = globalThis as unknown as Record<string, Tell>
  const tellText = globals[names.binding]
  if (tellText === undefined) throw new Error('The stand-in has no way out of the page')
  Reflect.deleteProperty(globals, names.binding)
  const tell = (message: object) => {
    tellText(JSON.stringify(message))
  }

  let lastId = 0
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (problem: Error) => void }>()
  const listeners = new Map<string, Set<Hear>>()
  const files: File[] = []

  const pageSide = {
    settle(id: number, reply: Reply) {
      const asker = waiting.get(id)
      waiting.delete(id)
      if (reply.ok) asker?.resolve(reply.value)
      else asker?.reject(new Error(reply.message))
    },
    hear(channel: string, args: unknown[]) {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...args)
    },
    files,
  }
  Object.defineProperty(globalThis, Symbol.for(names.key), { value: pageSide })
  window.addEventListener('resize', () => {
    tell({ is: 'resized' })
  })
  // A browser's page closes only the windows that it opened itself.
  window.close = () => {
    tell({ is: 'close' })
  }

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        waiting.set(id, { resolve, reject })
        tell({ is: 'invoke', id, channel, args })
      }),
    send: (channel: string, ...args: unknown[]) => {
      tell({ is: 'send', channel, args })
    },
    on: (channel: string, listener: Hear) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      return ipcRenderer
    },
    off: (channel: string, listener: Hear) => {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  }
  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld: (key: string, api: object) => {
        Object.defineProperty(globalThis, key, { value: Object.freeze({ ...api }), enumerable: true })
      },
    },
    webUtils: { getPathForFile: (file: File) => names.fileToken + String(files.push(file) - 1) },
  }

  const exports = {}
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  preload(require, { exports }, exports, { platform: names.platform, type: 'renderer', sandboxed: true })
}

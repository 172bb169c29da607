// What Node, Electron and browsers all have, though it is no part of ECMAScript: the shared layer may use this much of it.

interface AbortSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

interface AbortController {
  readonly signal: AbortSignal
  abort(): void
}

declare const AbortController: { new (): AbortController }

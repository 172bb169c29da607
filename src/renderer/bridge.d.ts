import type { Bridge } from '#shared/ipc/bridge.ts'

declare global {
  interface Window {
    /** What preload exposes: the only way out of the window. */
    readonly stubImporter: Bridge<File>
  }
}

import { EventEmitter } from 'node:events'

/** The theme that the program asks for. */
export type ThemeSource = 'system' | 'light' | 'dark'

/** The program's theme; `updated` tells of a change. */
export class NativeTheme extends EventEmitter {
  #source: ThemeSource = 'system'

  get themeSource(): ThemeSource {
    return this.#source
  }

  set themeSource(source: ThemeSource) {
    if (source === this.#source) return
    this.#source = source
    this.emit('updated')
  }

  /** The system's own theme is not known before a page is there: it counts as light. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}

/** Electron's `nativeTheme`. */
export const nativeTheme = new NativeTheme()

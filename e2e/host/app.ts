import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { commandLine } from './commandLine.ts'
import { preventable } from './preventable.ts'
import { InstanceLock } from './instanceLock.ts'

const projectFolder = path.resolve(import.meta.dirname, '../..')

// The project's own package.json, whose fields these are.
const about = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as {
  productName: string
  version: string
}

/** What the program asks of a window when it ends. */
export interface Closable {
  close(): void
  isDestroyed(): boolean
}

/** The program's life: its name, folders and instance lock, from ready to quit. */
export class App extends EventEmitter {
  readonly isPackaged = false
  readonly commandLine = commandLine
  /** The windows that are open, in the order of their making. */
  readonly windows = new Set<Closable>()
  readonly #paths = new Map<string, string>()
  readonly #ready: Promise<void>
  #isReady = false
  #isQuitting = false
  #lock: InstanceLock | null = null
  name = about.productName

  constructor() {
    super()
    const chosen = commandLine.getSwitchValue('user-data-dir')
    if (chosen !== '') this.#paths.set('userData', path.resolve(chosen))
    this.#ready = new Promise((resolve) => {
      // Electron too is never ready before main's first turn is over.
      setImmediate(() => {
        this.#isReady = true
        this.emit('ready', {}, {})
        resolve()
      })
    })
  }

  whenReady(): Promise<void> {
    return this.#ready
  }

  isReady(): boolean {
    return this.#isReady
  }

  getName(): string {
    return this.name
  }

  setName(name: string): void {
    this.name = name
  }

  getVersion(): string {
    return about.version
  }

  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale
  }

  getAppPath(): string {
    return projectFolder
  }

  setPath(name: string, folder: string): void {
    this.#paths.set(name, folder)
  }

  getPath(name: string): string {
    const chosen = this.#paths.get(name)
    if (chosen !== undefined) return chosen
    const home = os.homedir()
    switch (name) {
      case 'home':
        return home
      case 'appData':
        return process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config')
      case 'userData':
        return path.join(this.getPath('appData'), this.name)
      case 'logs':
        return path.join(this.getPath('userData'), 'logs')
      case 'temp':
        return os.tmpdir()
      case 'exe':
        return process.execPath
      case 'documents':
        return path.join(home, 'Documents')
      case 'downloads':
        return path.join(home, 'Downloads')
      default:
        throw new Error(`Failed to get '${name}' path`)
    }
  }

  requestSingleInstanceLock(additionalData: unknown = null): boolean {
    this.#lock ??= new InstanceLock(this.getPath('userData'), (other) =>
      this.emit('second-instance', {}, other.argv, other.workingFolder, other.additionalData),
    )
    return this.#lock.request(additionalData)
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock?.isHeld === true
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release()
  }

  /** Asks every window to close; one that forbids it keeps the program running. */
  quit(): void {
    if (this.#isQuitting) return
    this.#isQuitting = true
    const asked = preventable({})
    this.emit('before-quit', asked)
    if (!asked.defaultPrevented) for (const window of [...this.windows]) window.close()
    this.#isQuitting = false
    if (asked.defaultPrevented || [...this.windows].some((window) => !window.isDestroyed())) return
    this.#leave()
  }

  /** A window is gone: with the last one the program ends, unless it listens for that itself. */
  windowClosed(window: Closable): void {
    this.windows.delete(window)
    if (this.windows.size > 0 || this.#isQuitting) return
    if (!this.emit('window-all-closed')) this.quit()
  }

  exit(code = 0): void {
    this.#lock?.release()
    this.emit('quit', {}, code)
    process.exit(code)
  }

  focus(): void {}
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  showAboutPanel(): void {}
  enableSandbox(): void {}

  #leave(): void {
    const leaving = preventable({})
    this.emit('will-quit', leaving)
    if (!leaving.defaultPrevented) this.exit(0)
  }
}

/** Electron's `app`. */
export const app = new App()

process.on('SIGTERM', () => {
  app.quit()
})
process.on('SIGINT', () => {
  app.quit()
})

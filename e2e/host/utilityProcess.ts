import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import process from 'node:process'
import type { Readable } from 'node:stream'
import { app } from './app.ts'

/** How a process is started, in Electron's words. */
export interface ForkOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly execArgv?: readonly string[]
  readonly stdio?: 'inherit' | 'pipe' | 'ignore'
  readonly serviceName?: string
}

const childSide = new URL('utilityChild.ts', import.meta.url).href

/** A process beside the program, ended with it. */
export class UtilityProcess extends EventEmitter {
  readonly stdout: Readable | null
  readonly stderr: Readable | null
  readonly #child: ChildProcess

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super()
    const output = options.stdio ?? 'inherit'
    this.#child = fork(modulePath, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      execArgv: ['--disable-warning=ExperimentalWarning', ...(options.execArgv ?? []), '--import', childSide],
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
    })
    this.stdout = this.#child.stdout
    this.stderr = this.#child.stderr
    this.#child.on('spawn', () => this.emit('spawn'))
    this.#child.on('message', (message) => this.emit('message', message))
    // Electron reports a process that was ended by a signal by the signal's number.
    this.#child.on('exit', (code) => this.emit('exit', code ?? 15))
    this.#child.on('error', (problem) => this.emit('error', 'FatalError', problem.message, ''))
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined
  }

  postMessage(message: unknown): void {
    // As in Electron, what is told to a process that is gone is lost; its `exit` tells of that.
    if (this.#child.connected) this.#child.send(message as object)
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

/** Electron's `utilityProcess`. */
export const utilityProcess = {
  fork(modulePath: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.')
    return new UtilityProcess(modulePath, args, options)
  },
}

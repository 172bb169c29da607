import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs'
import path from 'node:path'
import process from 'node:process'

interface Start {
  readonly argv: readonly string[]
  readonly workingFolder: string
  readonly additionalData: unknown
}

/**
 * Lets one process at a time own a data folder. Asking is synchronous, as in Electron: a later process leaves a note of
 * what it was started with, which the owner finds by watching the folder.
 */
export class InstanceLock {
  readonly #lockFile: string
  readonly #notes: string
  readonly #onOther: (other: Start) => void
  #watcher: FSWatcher | null = null

  constructor(folder: string, onOther: (other: Start) => void) {
    this.#lockFile = path.join(folder, 'SingletonLock')
    this.#notes = path.join(folder, 'SingletonNotes')
    this.#onOther = onOther
  }

  get isHeld(): boolean {
    return this.#watcher !== null
  }

  request(additionalData: unknown): boolean {
    if (this.isHeld) return true
    mkdirSync(this.#notes, { recursive: true })
    if (this.#take()) {
      this.#watcher = watch(this.#notes, () => {
        this.#readNotes()
      })
      // The lock must not keep a program running that has nothing else to do.
      this.#watcher.unref()
      process.on('exit', () => {
        this.release()
      })
      return true
    }
    this.#leaveNote({ argv: process.argv, workingFolder: process.cwd(), additionalData })
    return false
  }

  release(): void {
    if (!this.isHeld) return
    this.#watcher?.close()
    this.#watcher = null
    rmSync(this.#lockFile, { force: true })
  }

  #take(): boolean {
    try {
      writeFileSync(this.#lockFile, String(process.pid), { flag: 'wx' })
      return true
    } catch (problem) {
      if (!isCode(problem, 'EEXIST')) throw problem
    }
    if (isRunning(Number(readFileSync(this.#lockFile, 'utf8')))) return false
    // Its owner was killed and could not give it back.
    rmSync(this.#lockFile, { force: true })
    return this.#take()
  }

  #leaveNote(start: Start): void {
    const draft = path.join(this.#notes, `${process.pid}.draft`)
    writeFileSync(draft, JSON.stringify(start))
    renameSync(draft, path.join(this.#notes, `${process.pid}.json`))
  }

  #readNotes(): void {
    const names = readdirSync(this.#notes).filter((name) => name.endsWith('.json'))
    for (const name of names) {
      const file = path.join(this.#notes, name)
      // Written by `#leaveNote` of another process, and renamed only when whole.
      const start = JSON.parse(readFileSync(file, 'utf8')) as Start
      rmSync(file)
      this.#onOther(start)
    }
  }
}

/** Whether this process is a stand-in that still runs: where `/proc` tells, one that is dead but not yet buried is none. */
function isRunning(pid: number): boolean {
  const told = `/proc/${pid}/cmdline`
  if (existsSync('/proc/self/cmdline'))
    return existsSync(told) && readFileSync(told, 'utf8').includes('register.ts')
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    if (isCode(problem, 'ESRCH')) return false
    throw problem
  }
}

function isCode(problem: unknown, code: string): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === code
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { importerFlags } from '#engine/memory/importerFlags.ts'
import { progressIn, type Progress } from './progressFile.ts'

/** What is fuzzed: the words for the program that feeds the reader, and how long that may go on. */
export interface FuzzPlan {
  readonly program: string
  readonly format: string
  readonly seed: number
  readonly cpuMs: number
  /** After how long on one input the program counts as hung. */
  readonly patienceMs: number
  /** Where the program marks how far it is. */
  readonly folder: string
  readonly signal: AbortSignal
}

/** An input that the reader hung over or died of, and what was said of it last. */
export interface Trouble {
  readonly number: number
  readonly is: 'hang' | 'death'
  readonly said: string
}

/** What became of a format's inputs. */
export interface FuzzReport {
  readonly inputs: number
  readonly cpuMs: number
  readonly read: number
  readonly refused: number
  readonly troubles: readonly Trouble[]
}

const MOST_TROUBLES = 10

/**
 * Has a program read spoiled inputs for some CPU time, watches it from outside, and starts it anew behind each input that it
 * dies of or hangs over. Gives up after ten of those.
 */
export async function fuzzFormat(plan: FuzzPlan): Promise<FuzzReport> {
  const troubles: Trouble[] = []
  let [first, cpuMs, read, refused] = [1, 0, 0, 0]
  while (cpuMs < plan.cpuMs && troubles.length < MOST_TROUBLES) {
    const run = await feed(plan, first, plan.cpuMs - cpuMs)
    cpuMs += run.cpuMs
    read += run.read
    refused += run.refused
    first = run.number + 1
    if (run.trouble === null) break
    troubles.push({ number: run.number, ...run.trouble })
  }
  return { inputs: read + refused + troubles.length, cpuMs, read, refused, troubles }
}

interface Run extends Progress {
  readonly trouble: Omit<Trouble, 'number'> | null
}

async function feed(plan: FuzzPlan, first: number, cpuMs: number): Promise<Run> {
  const { program, format, seed, folder, signal, patienceMs } = plan
  const path = join(folder, `progress-${format}`)
  rmSync(path, { force: true })
  const words = [program, format, `${seed}`, `${first}`, `${cpuMs}`, path]
  const child = spawn(process.execPath, [...importerFlags, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (more: string) => void (said = (said + more).slice(-4000)))
  const closed = once(child, 'close')
  const watch = watchProgress(path, patienceMs, () => child.kill('SIGKILL'))
  try {
    // As `close` gives them.
    const [code, ending] = (await closed) as [number | null, NodeJS.Signals | null]
    const at = progressIn(path)
    if (at === null) throw new Error(`The fuzzing of ${format} did not begin:\n${said}`)
    if (watch.isHung()) return { ...at, cpuMs: at.cpuMs + patienceMs, trouble: { is: 'hang', said } }
    return { ...at, trouble: code === 0 ? null : { is: 'death', said: `${said}${ending ?? ''}` } }
  } finally {
    watch.stop()
  }
}

/** Calls `hung` once the number marked has stood for too long. The loading of code before the first mark is not counted. */
function watchProgress(path: string, patienceMs: number, hung: () => void) {
  let [last, since, isHung] = [0, 0, false]
  const timer = setInterval(() => {
    const number = progressIn(path)?.number ?? 0
    const now = performance.now()
    if (number !== last) [last, since] = [number, now]
    else if (number !== 0 && now - since > patienceMs) {
      isHung = true
      hung()
    }
  }, patienceMs / 10)
  return { isHung: () => isHung, stop: () => clearInterval(timer) }
}

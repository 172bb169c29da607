import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { importerFlags } from '#engine/memory/importerFlags.ts'
import { isImporterCase, type CaseName } from './cases/cases.ts'
import { percentileOf } from './percentile.ts'

const measureSchema = z.strictObject({
  rows: z.number(),
  badRows: z.number().optional(),
  wallMs: z.number(),
  cpuMs: z.number(),
  rssMb: z.number(),
  /** The whole life of the process, the loading of its code too. */
  processMs: z.number(),
})

const saidSchema = measureSchema.omit({ processMs: true })

/** What a run says of itself. */
export type Said = z.infer<typeof saidSchema>

/** What a run took: wall and CPU time in milliseconds, the peak of its resident memory in MB; and what it found in the file. */
export type Measure = z.infer<typeof measureSchema>

/** Which case is run on which file; what it writes goes to `target` and is removed before each run and after the last. */
export interface Run {
  readonly name: CaseName
  readonly source: string
  readonly target: string
}

const runCase = fileURLToPath(new URL('runCase.ts', import.meta.url))
const execute = promisify(execFile)

/**
 * Runs a case `times` times, each in a fresh process, and answers with the median of each figure. Throws when a run fails,
 * when two runs find different things in the same file, and when `signal` says so.
 */
export async function measureProcess(run: Run, times: number, signal: AbortSignal): Promise<Measure> {
  const measures: Measure[] = []
  for (let time = 0; time < times; time++) measures.push(await runOnce(run, signal))
  const [first] = measures
  if (first === undefined) throw new Error('A case is run at least once')
  const other = measures.find(({ rows, badRows }) => rows !== first.rows || badRows !== first.badRows)
  if (other !== undefined)
    throw new Error(`${run.name} found ${describe(first)} once and ${describe(other)} once`)
  return {
    ...first,
    wallMs: median(measures, ({ wallMs }) => wallMs),
    cpuMs: median(measures, ({ cpuMs }) => cpuMs),
    rssMb: median(measures, ({ rssMb }) => rssMb),
    processMs: median(measures, ({ processMs }) => processMs),
  }
}

function median(measures: readonly Measure[], figure: (measure: Measure) => number): number {
  return percentileOf(measures.map(figure), 0.5)
}

async function runOnce({ name, source, target }: Run, signal: AbortSignal): Promise<Measure> {
  await removeTarget(target)
  const startedAt = performance.now()
  const flags = isImporterCase(name) ? importerFlags : []
  const { stdout } = await execute(process.execPath, [...flags, runCase, name, source, target], { signal })
  const processMs = performance.now() - startedAt
  await removeTarget(target)
  const said = saidSchema.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''))
  return { ...said, processMs }
}

/** SQLite leaves its journals beside a file that was not closed. */
async function removeTarget(target: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm', '-journal']) await rm(target + ending, { force: true })
}

function describe({ rows, badRows }: Measure): string {
  return badRows === undefined ? `${rows} rows` : `${rows} rows, ${badRows} bad`
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spoilable, spoiledFormats, type SpoiledFormat } from '#engine/reading/testing/spoilable.ts'
import { fuzzFormat, type FuzzReport } from './fuzzFormat.ts'
import { spoiledInput } from './spoiledInput.ts'

// `npm run fuzz -- [seconds of CPU a format] [seed] [formats]`: spoiled sources of each format are read or refused. What the
// reader hangs over or dies of is kept.
const usage = `npm run fuzz -- [seconds] [seed] [${spoiledFormats.join(' | ')} …]`
const seconds = countAt(2, 120)
const seed = countAt(3, 20250301)
const kept = fileURLToPath(new URL('../test-results/fuzz/', import.meta.url))
const program = fileURLToPath(new URL('feedFormat.ts', import.meta.url))
const patienceMs = 30_000

const interruption = new AbortController()
for (const ending of ['SIGINT', 'SIGTERM'] as const)
  process.once(ending, () => interruption.abort(new Error(`Ended by ${ending}`)))

const folder = mkdtempSync(join(tmpdir(), 'stub-fuzz-'))
try {
  for (const format of formatsAt(4)) {
    const { signal } = interruption
    const plan = { program, format, seed, cpuMs: seconds * 1000, patienceMs, folder, signal }
    const report = await fuzzFormat(plan)
    process.stdout.write(`${lineOf(format, report)}\n`)
    for (const { number, is, said } of report.troubles)
      process.stdout.write(`  ${is} over ${keep(format, number)}\n${said.replace(/^/gm, '    ')}\n`)
    if (report.troubles.length > 0) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function lineOf(format: SpoiledFormat, { inputs, cpuMs, read, refused, troubles }: FuzzReport): string {
  const count = (of: number): string => of.toLocaleString('en')
  return `${format}: seed ${seed}, ${count(inputs)} inputs, ${Math.round(cpuMs / 1000)} s of CPU; ${count(read)} read, ${count(refused)} refused, ${troubles.length} troubles`
}

/** Writes an input down and answers where. */
function keep(format: SpoiledFormat, number: number): string {
  const { file, bytes } = spoiledInput(spoilable(format), seed, number)
  mkdirSync(kept, { recursive: true })
  const path = join(kept, `${format}-${seed}-${number}-${file.replaceAll(/[^\w.-]+/g, '-')}`)
  writeFileSync(path, bytes)
  return relative('', path)
}

function countAt(index: number, usual: number): number {
  const said = process.argv[index]
  if (said === undefined) return usual
  if (!/^[1-9]\d*$/.test(said)) throw new Error(`“${said}” is not a count: ${usage}`)
  return Number(said)
}

function formatsAt(index: number): readonly SpoiledFormat[] {
  const said = process.argv.slice(index)
  const unknown = said.find((word) => !spoiledFormats.some((format) => format === word))
  if (unknown !== undefined) throw new Error(`“${unknown}” is no format: ${usage}`)
  return said.length === 0 ? spoiledFormats : spoiledFormats.filter((format) => said.includes(format))
}

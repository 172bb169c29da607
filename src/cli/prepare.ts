import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, parse } from 'node:path'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { OtherRun } from '#engine/importing/printPages.ts'
import { compareWithOthers, waitingRuns, type Others } from '#engine/imports/compareWithOthers.ts'
import type { Cli } from './compose.ts'
import { createImport, type OpenImport } from './createImport.ts'
import { withOthers } from './others.ts'
import { exitCode, type ExitCode } from './exitCode.ts'
import { outputFailure, outputPath } from './outputPath.ts'
import { overruledLines, proofSentences } from './proofReport.ts'
import { questionText } from './questionText.ts'
import type { SourceOptions } from './sourceOptions.ts'
import { exitCodeOfConversion } from './summarize.ts'
import { countOf, print, printJson, say, sayFailure } from './terminal.ts'
import { unreadRowLines } from './unreadRows.ts'
import { unreadSheetLines } from './unreadSheets.ts'

interface Prepared {
  readonly file: string
  readonly out: string
  readonly rows: number
  readonly records: number
  readonly errors: number
  /** Rows with something doubtful about them: “findings” has what. */
  readonly warnings: number
  readonly questions: number
  /** Rows that were sent to some business with another import. */
  readonly sentBefore: number
  /** Rows that an earlier one of these files has, too, or another import that waits. */
  readonly waitsElsewhere: number
  /** Rows that may have been sent in another form, or another number of times, before. */
  readonly toLookAt: number
}

/** `prepare FILE… --out`: one self-contained import a file, ready to be sent here or elsewhere. */
export async function prepare(
  cli: Cli,
  files: readonly string[],
  options: SourceOptions & { out: string; json?: boolean },
): Promise<Result<ExitCode, Failure>> {
  const intoFolder = files.length > 1 || options.out.endsWith('/') || isFolder(options.out)
  const targets = files.map((file) => ({
    file,
    out: intoFolder ? join(options.out, `${parse(file).name}.stubimport`) : options.out,
  }))
  const clash = clashOf(targets)
  if (clash !== null) {
    say(cli.terminal, clash)
    return ok(exitCode.usage)
  }
  if (intoFolder) {
    const made = makeFolder(options.out)
    if (!made.ok) return made
  }
  return withOthers(cli, (others) =>
    prepareEach({ cli, others, options, isAlone: files.length === 1 }, targets),
  )
}

/** A file, and where the import that is made of it goes. */
interface Target {
  readonly file: string
  readonly out: string
}

/** Why two files cannot be prepared together: both would become the same import. Null where there are no such two. */
function clashOf(targets: readonly Target[]): string | null {
  const taken = new Map<string, Target>()
  for (const target of targets) {
    // Names that differ by case alone are one file on many systems.
    const name = target.out.toLowerCase()
    const first = taken.get(name)
    if (first !== undefined)
      return `“${first.file}” and “${target.file}” would both become “${first.out}”, so nothing was prepared. Rename one of them, or prepare them one by one, each with an --out of its own.`
    taken.set(name, target)
  }
  return null
}

interface Preparing {
  readonly cli: Cli
  readonly others: Others
  readonly options: SourceOptions & { out: string; json?: boolean }
  /** Whether there is only one file. */
  readonly isAlone: boolean
}

async function prepareEach(
  preparing: Preparing,
  targets: readonly Target[],
): Promise<Result<ExitCode, Failure>> {
  const { cli, options } = preparing
  const earlier: OtherRun[] = []
  let worst: ExitCode = exitCode.done
  const files = targets.map(({ file }) => file)
  for (const { file, out } of targets) {
    const free = outputPath(out, files)
    const prepared = free.ok ? await prepareOne(preparing, { file, out }, earlier) : free
    if (!prepared.ok) {
      if (preparing.isAlone) return prepared
      say(cli.terminal, `${basename(file)}:`)
      sayFailure(cli.terminal, prepared.error)
      worst = exitCode.unreadable
      continue
    }
    const { about, runs, doubts, ...counts } = prepared.value
    earlier.push(...runs)
    if (worst === exitCode.done) worst = exitCodeOfConversion({ ...about, errors: counts.errors })
    const line: Prepared = { file, out, ...counts }
    if (options.json === true) printJson(cli.terminal, line)
    else print(cli.terminal, preparedText(line))
    if (line.toLookAt > 0) say(cli.terminal, toLookAtText(line))
    for (const doubt of doubts) say(cli.terminal, `${out}: ${doubt}`)
    for (const question of about.questions) say(cli.terminal, questionText(question))
  }
  return ok(worst)
}

async function prepareOne(preparing: Preparing, { file, out }: Target, earlier: readonly OtherRun[]) {
  // Beside the target, so that the finished file is moved into place on one disk.
  let folder: string
  try {
    folder = mkdtempSync(join(dirname(out), '.preparing-'))
  } catch (problem) {
    return err(outputFailure(out, problem))
  }
  try {
    const made = await createImport(preparing.cli, file, join(folder, 'import.sqlite'), preparing.options)
    if (!made.ok) return made
    try {
      return await handOnCompared(preparing, made.value, out, earlier)
    } finally {
      made.value.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function handOnCompared(
  { others, isAlone }: Preparing,
  { importer, summary }: OpenImport,
  out: string,
  earlier: readonly OtherRun[],
) {
  const compared = await compareWithOthers(others, importer, {
    path: out,
    business: null,
    alongside: earlier,
  })
  if (!compared.ok) return compared
  const written = await importer.call('import.handOn', { path: out, mark: false })
  if (!written.ok)
    return written.error.code === 'disk.failed' ? err(outputFailure(out, written.error.detail)) : written
  const { tally, questions } = summary
  return ok({
    rows: tally.rows,
    records: tally.records,
    errors: tally.errors,
    warnings: tally.warnings,
    questions: questions.length,
    ...compared.value,
    about: summary,
    doubts: [
      ...unreadSheetLines(summary),
      ...unreadRowLines(summary),
      ...overruledLines(summary),
      ...proofSentences(summary).flatMap(({ tone, text }) => (tone === 'doubt' ? [text] : [])),
    ],
    runs: isAlone ? [] : await waitingRuns(importer, summary),
  })
}

function preparedText({
  out,
  records,
  rows,
  errors,
  warnings,
  questions,
  sentBefore,
  waitsElsewhere,
}: Prepared): string {
  return [
    `${out}: ${countOf(records, 'record')} of ${countOf(rows, 'row')}`,
    `${errors} in error`,
    ...(warnings > 0 ? [`${countOf(warnings, 'row')} to check (see “findings”)`] : []),
    countOf(questions, 'open question'),
    ...(sentBefore > 0 ? [`${countOf(sentBefore, 'row')} sent before`] : []),
    ...(waitsElsewhere > 0 ? [`${countOf(waitsElsewhere, 'row')} in another import that waits, too`] : []),
  ].join(', ')
}

function toLookAtText({ out, toLookAt }: Prepared): string {
  return `${out}: ${countOf(toLookAt, 'row')} to look at, which may have been sent in another form, or another number of times, before. “send” asks before they leave.`
}

function makeFolder(path: string): Result<null, Failure> {
  try {
    mkdirSync(path, { recursive: true })
    return ok(null)
  } catch (problem) {
    return err(outputFailure(path, problem))
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

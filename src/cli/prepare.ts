import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, parse } from 'node:path'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Cli } from './compose.ts'
import { createImport } from './createImport.ts'
import { exitCode, type ExitCode } from './exitCode.ts'
import { outputFailure, outputPath } from './outputPath.ts'
import { questionText } from './questionText.ts'
import type { SourceOptions } from './sourceOptions.ts'
import { exitCodeOfConversion } from './summarize.ts'
import { countOf, print, printJson, say, sayFailure } from './terminal.ts'

interface Prepared {
  readonly file: string
  readonly out: string
  readonly rows: number
  readonly records: number
  readonly errors: number
  readonly questions: number
}

/** `prepare FILE… --out`: one self-contained import a file, ready to be sent here or elsewhere. */
export async function prepare(
  cli: Cli,
  files: readonly string[],
  options: SourceOptions & { out: string; json?: boolean },
): Promise<Result<ExitCode, Failure>> {
  const intoFolder = files.length > 1 || options.out.endsWith('/') || isFolder(options.out)
  if (intoFolder) {
    const made = makeFolder(options.out)
    if (!made.ok) return made
  }
  let worst: ExitCode = exitCode.done
  for (const file of files) {
    const out = intoFolder ? join(options.out, `${parse(file).name}.stubimport`) : options.out
    const target = outputPath(out, files)
    const prepared = target.ok ? await prepareOne(cli, file, out, options) : target
    if (!prepared.ok) {
      if (files.length === 1) return prepared
      say(cli.terminal, `${basename(file)}:`)
      sayFailure(cli.terminal, prepared.error)
      worst = exitCode.unreadable
      continue
    }
    const { questions, errors, rows, records } = prepared.value
    if (worst === exitCode.done) worst = exitCodeOfConversion({ errors, questions: prepared.value.open })
    const line: Prepared = { file, out, rows, records, errors, questions }
    if (options.json === true) printJson(cli.terminal, line)
    else
      print(
        cli.terminal,
        `${out}: ${countOf(records, 'record')} of ${countOf(rows, 'row')}, ${errors} in error, ${countOf(questions, 'open question')}`,
      )
    for (const question of prepared.value.open) say(cli.terminal, questionText(question))
  }
  return ok(worst)
}

async function prepareOne(cli: Cli, file: string, out: string, options: SourceOptions) {
  // Beside the target, so that the finished file is moved into place on one disk.
  let folder: string
  try {
    folder = mkdtempSync(join(dirname(out), '.preparing-'))
  } catch (problem) {
    return err(outputFailure(out, problem))
  }
  try {
    const made = await createImport(cli, file, join(folder, 'import.sqlite'), options)
    if (!made.ok) return made
    const { importer, summary, close } = made.value
    const written = await importer.call('import.handOn', { path: out, mark: false })
    close()
    if (!written.ok)
      return written.error.code === 'disk.failed' ? err(outputFailure(out, written.error.detail)) : written
    const { tally, questions } = summary
    return ok({
      rows: tally.rows,
      records: tally.records,
      errors: tally.errors,
      questions: questions.length,
      open: questions,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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

import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FailureError, type Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Client } from '#shared/ipc/client.ts'
import { entriesWith, entryCount } from '#shared/records/entriesWith.ts'
import { createDuplicateSuspicion } from '#shared/records/suspectDuplicates.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { findingMessage } from '#shared/findings/findingMessage.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { leftLines } from './leftRows.ts'
import { proofLines } from './proofReport.ts'
import type { Cli } from './compose.ts'
import { createImport } from './createImport.ts'
import { exitCode, type ExitCode } from './exitCode.ts'
import { outputFailure, outputPath } from './outputPath.ts'
import { rowAccounts } from './rowAccounts.ts'
import { questionText } from './questionText.ts'
import type { SourceOptions } from './sourceOptions.ts'
import { exitCodeOfConversion, summarize, type ConversionSummary } from './summarize.ts'
import { countOf, isClosedPipe, jsonLine, print, printJson, say } from './terminal.ts'
import { unreadRowLines } from './unreadRows.ts'
import { unreadSheetLines } from './unreadSheets.ts'

const entriesAtOnce = 5000

/** `convert FILE`: the records as NDJSON to `--out` or stdout, a summary beside them. */
export async function convert(
  cli: Cli,
  file: string,
  options: SourceOptions & { out?: string; json?: boolean },
): Promise<Result<ExitCode, Failure>> {
  const target = options.out === undefined ? ok(null) : outputPath(options.out, [file])
  if (!target.ok) return target
  const made = await createImport(cli, file, ':memory:', options)
  if (!made.ok) return made
  const { importer, summary, close } = made.value
  const suspicion = createDuplicateSuspicion()
  const out = options.out === undefined ? cli.terminal.stdout : createWriteStream(options.out)
  try {
    await pipeline(Readable.from(recordLines(importer, suspicion, rowAccounts(importer, summary))), out, {
      end: options.out !== undefined,
    })
  } catch (problem) {
    close()
    if (problem instanceof FailureError) return err(problem.failure)
    // Whoever reads has enough, as `head` has: no more is asked for.
    if (options.out === undefined && isClosedPipe(problem)) return ok(exitCode.done)
    return err(outputFailure(options.out ?? 'the standard output', problem))
  }
  const conversion = await summarize(importer, summary, suspicion.suspected())
  close()
  if (!conversion.ok) return conversion
  if (options.json === true) printJson(cli.terminal, conversion.value)
  else if (options.out === undefined) say(cli.terminal, conversionText(conversion.value, summary))
  else print(cli.terminal, conversionText(conversion.value, summary))
  return ok(exitCodeOfConversion({ ...summary, errors: conversion.value.errors }))
}

/** The records as NDJSON, a page at a time. Throws a `FailureError`: a stream knows no other way. */
async function* recordLines(
  importer: Client<ImporterContract>,
  suspicion: ReturnType<typeof createDuplicateSuspicion>,
  accountOf: ReturnType<typeof rowAccounts>,
): AsyncGenerator<string> {
  for (let from = 0; ;) {
    const page = await importer.call('import.records', { from, limit: entriesAtOnce })
    if (!page.ok) throw new FailureError(page.error)
    for (const record of page.value) {
      for (const entry of entriesWith(record)) suspicion.add(entry, await accountOf(entry.row))
    }
    if (page.value.length > 0) yield page.value.map((record) => `${jsonLine(record)}\n`).join('')
    if (entryCount(page.value) < entriesAtOnce) return
    from += page.value.length
  }
}

/** The summary for a person: the rows, what became of them and why, and each sort of finding with the first row that has it. */
function conversionText(summary: ConversionSummary, about: ImportSummary): string {
  const { rows, converted, left, errors, records, leftRows, leftCounts, questions } = summary
  return [
    `${countOf(rows, 'row')} = ${converted} converted + ${left} left out + ${errors} in error`,
    `${countOf(records, 'record')}: ${summary.income.count} income, ${countOf(summary.expense.count, 'expense')}, ${countOf(summary.settlement.count, 'settlement')}`,
    ...unreadSheetLines(about),
    ...unreadRowLines(about),
    ...leftLines(leftRows, leftCounts),
    ...proofLines(about),
    ...findingLines(summary, about.layout),
    ...questions.map(questionText),
  ].join('\n')
}

function findingLines({ findings, findingCounts }: ConversionSummary, layout: Layout): string[] {
  return Object.entries(findingCounts).map(([code, count]) => {
    const first = findings.find((finding) => finding.code === code)
    const sort = `${count} × ${code}`
    return first === undefined
      ? sort
      : `${sort}, as in row ${first.row}: ${findingMessage(first, layout, 'terminal')}`
  })
}

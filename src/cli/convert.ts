import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Client } from '#shared/ipc/client.ts'
import { createDuplicateSuspicion } from '#shared/records/suspectDuplicates.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { Cli } from './compose.ts'
import { createImport } from './createImport.ts'
import type { ExitCode } from './exitCode.ts'
import { outputFailure, outputPath } from './outputPath.ts'
import type { SourceOptions } from './sourceOptions.ts'
import { exitCodeOfConversion, summarize, type ConversionSummary } from './summarize.ts'
import { say } from './terminal.ts'

const pageSize = 5000

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
    const written = await writeRecords(importer, out, suspicion)
    if (!written.ok) return written
    if (options.out !== undefined) {
      out.end()
      await finished(out)
    }
  } catch (problem) {
    return err(outputFailure(options.out ?? 'the standard output', problem))
  }
  const conversion = await summarize(importer, summary, suspicion.suspected())
  close()
  if (!conversion.ok) return conversion
  const report = options.json === true ? JSON.stringify(conversion.value) : conversionText(conversion.value)
  if (options.out === undefined) say(cli.terminal, report)
  else cli.terminal.stdout.write(`${report}\n`)
  return ok(exitCodeOfConversion(conversion.value))
}

async function writeRecords(
  importer: Client<ImporterContract>,
  out: NodeJS.WritableStream,
  suspicion: ReturnType<typeof createDuplicateSuspicion>,
): Promise<Result<null, Failure>> {
  for (let from = 0; ; from += pageSize) {
    const page = await importer.call('import.records', { from, limit: pageSize })
    if (!page.ok) return page
    for (const record of page.value) {
      for (const entry of record.kind === 'settlement' ? [...record.income, ...record.expenses] : [record])
        suspicion.add(entry)
    }
    const lines = page.value.map((record) => `${JSON.stringify(record)}\n`).join('')
    if (!out.write(lines)) await once(out, 'drain')
    if (page.value.length < pageSize) return ok(null)
  }
}

/** The summary for a person: the rows, what became of them, and how often each finding occurs. */
export function conversionText(summary: ConversionSummary): string {
  const { rows, converted, left, errors, records, findingCounts, questions } = summary
  return [
    `${rows} rows = ${converted} converted + ${left} left out + ${errors} in error`,
    `${records} records: ${summary.income.count} income, ${summary.expense.count} expenses, ${summary.settlement.count} settlements`,
    ...Object.entries(findingCounts).map(([code, count]) => `${count} × ${code}`),
    ...questions.map(
      ({ about, options, why }) => `Open: ${about} (--answer ${about}=${options.join('|')}): ${why}`,
    ),
  ].join('\n')
}

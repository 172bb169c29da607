import { writeFileSync } from 'node:fs'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { findingMessage } from '#shared/findings/findingMessage.ts'
import { csvForSpreadsheets } from '#engine/csvForSpreadsheets.ts'
import type { Cli } from './compose.ts'
import { openImport } from './createImport.ts'
import type { ExitCode } from './exitCode.ts'
import { outputFailure, outputPath } from './outputPath.ts'
import { collectFindings, exitCodeOfConversion } from './summarize.ts'
import { alignColumns, print, printJson } from './terminal.ts'
import { unreadRowLines } from './unreadRows.ts'

const columns = ['row', 'severity', 'field', 'found', 'message'] as const

/** `findings FILE.stubimport`: what is wrong, row by row, for reading, for a program, or as a CSV to hand back. */
export async function findings(
  cli: Cli,
  file: string,
  options: { csv?: string; json?: boolean },
): Promise<Result<ExitCode, Failure>> {
  const target = options.csv === undefined ? ok(null) : outputPath(options.csv, [file])
  if (!target.ok) return target
  const opened = await openImport(cli, file)
  if (!opened.ok) return opened
  const { importer, summary, close } = opened.value
  const found = await collectFindings(importer)
  close()
  if (!found.ok) return found
  const rows = found.value.map((finding) => ({
    row: finding.row,
    severity: finding.severity,
    field: finding.field ?? '',
    found: finding.found,
    message: findingMessage(finding, summary.layout, 'terminal'),
  }))
  if (options.csv !== undefined) {
    try {
      writeFileSync(
        options.csv,
        csvForSpreadsheets([columns, ...rows.map((row) => columns.map((name) => row[name]))]),
      )
    } catch (problem) {
      return err(outputFailure(options.csv, problem))
    }
  }
  if (options.json === true) printJson(cli.terminal, found.value)
  else {
    const unread = unreadRowLines(summary)
    for (const line of unread) print(cli.terminal, line)
    if (rows.length > 0) print(cli.terminal, tableOf(rows))
    else if (unread.length === 0) print(cli.terminal, 'Nothing is wrong with this import.')
  }
  return ok(exitCodeOfConversion({ ...summary, errors: summary.tally.errors }))
}

function tableOf(rows: readonly { row: number; severity: string; message: string }[]): string {
  return alignColumns(
    rows.map(({ row, severity, message }) => [String(row), severity, message]),
    [0],
  )
}

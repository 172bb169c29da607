import type { Failure } from '#shared/errors/failure.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { ColumnsView, ImportSummary } from '#shared/imports/importView.ts'
import { proofLines, balanceReport, type BalanceReport } from './proofReport.ts'
import type { Cli } from './compose.ts'
import { createImport } from './createImport.ts'
import type { ExitCode } from './exitCode.ts'
import { inspectionText } from './inspectionText.ts'
import { exitCodeOfConversion } from './summarize.ts'
import { print, printJson } from './terminal.ts'

/** How a file was read and what it looks like, in the shape that `cli.md` promises for `inspect --json`. */
export interface Inspection {
  readonly source: ImportSummary['source']
  readonly sheets: ImportSummary['sheets']
  /** What it leaves open is among the questions. */
  readonly reading: Omit<ImportSummary['reading'], 'questions'>
  readonly columns: ColumnsView['columns']
  readonly layout: {
    readonly preset: string | null
    readonly fingerprint: string
    readonly kind: string
    readonly dateOrder: string | null
    readonly decimalMark: string | null
    readonly sign: string | null
    readonly fields: Readonly<Record<string, { column: number; confidence: number }>>
  }
  readonly questions: ImportSummary['questions']
  readonly balance: BalanceReport | null
}

/** `inspect FILE`: sends nothing and stores nothing. */
export async function inspect(
  cli: Cli,
  file: string,
  options: { sheet?: string; json?: boolean },
): Promise<Result<ExitCode, Failure>> {
  const source = options.sheet === undefined ? { answer: {} } : { sheet: options.sheet, answer: {} }
  const made = await createImport(cli, file, ':memory:', source)
  if (!made.ok) return made
  const columns = await made.value.importer.call('import.columns', {})
  made.value.close()
  if (!columns.ok) return columns
  const inspection = describe(made.value.summary, columns.value)
  if (options.json === true) printJson(cli.terminal, inspection)
  else print(cli.terminal, inspectionText(inspection, proofLines(made.value.summary)))
  return ok(exitCodeOfConversion({ ...made.value.summary, errors: 0 }))
}

function describe(summary: ImportSummary, view: ColumnsView): Inspection {
  const { layout } = summary
  const { questions: _, ...reading } = summary.reading
  const fields = Object.entries(layout.fields).flatMap(([field, from]) =>
    from.from === 'column'
      ? [[field, { column: from.column, confidence: confidenceOf(view, field) }] as const]
      : [],
  )
  return {
    source: summary.source,
    sheets: summary.sheets,
    reading,
    columns: view.columns,
    layout: {
      preset: summary.preset?.id ?? null,
      fingerprint: summary.fingerprint,
      kind: layout.kind,
      dateOrder: layout.dateOrder,
      decimalMark: layout.decimalMark,
      sign: layout.sign,
      fields: Object.fromEntries(fields),
    },
    questions: summary.questions,
    balance: balanceReport(summary.balance),
  }
}

function confidenceOf(view: ColumnsView, field: string): number {
  const found = Object.entries(view.confidence).find(([name]) => name === field)
  return found?.[1] ?? 0
}

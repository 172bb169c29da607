import type { Finding } from '#shared/findings/finding.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { Question } from '#shared/reading/question.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { SuspectedDuplicate } from '#shared/records/suspectDuplicates.ts'
import { balanceReport, type BalanceReport } from './proofReport.ts'
import { collectLeftRows, leftCounts, type LeftRow } from './leftRows.ts'
import { unreadRows } from './unreadRows.ts'
import { unreadSheets } from './unreadSheets.ts'
import { exitCode, type ExitCode } from './exitCode.ts'

/** Warnings beyond these are counted, not listed, and so are rows left out. */
const warningsListed = 1000
const leftListed = 1000
const pageSize = 1000

interface Sum {
  readonly count: number
  readonly sum: number
}

/** What `convert --json` promises: counts of rows and records, findings, and what is still open. */
export interface ConversionSummary {
  readonly rows: number
  readonly converted: number
  readonly left: number
  readonly errors: number
  readonly records: number
  readonly income: Sum
  readonly expense: Sum
  readonly settlement: Sum
  readonly sale: Sum
  /** The currency of the sums; amounts in `otherCurrencies` are in none of them, their records are counted all the same. */
  readonly currency: string
  readonly otherCurrencies: readonly string[]
  readonly findings: readonly Finding[]
  readonly findingCounts: Readonly<Record<string, number>>
  /** How many rows were left out for each reason; together they are `left`. */
  readonly leftCounts: ReturnType<typeof leftCounts>
  /** The first thousand rows left out, each with its reason. */
  readonly leftRows: readonly LeftRow[]
  /** The other sheets of a workbook that may hold transactions; none of them was read. */
  readonly unreadSheets: ReturnType<typeof unreadSheets>
  readonly duplicates: readonly SuspectedDuplicate[]
  readonly questions: readonly Question[]
  /** Null where the file has no column of balances. */
  readonly balance: BalanceReport | null
  /** What became of the totals that the file states. */
  readonly totals: ImportSummary['totals']
}

/** Makes the summary of `convert --json` from an import. */
export async function summarize(
  importer: Client<ImporterContract>,
  { reading, sheets, tally, questions, balance, totals }: ImportSummary,
  duplicates: readonly SuspectedDuplicate[],
): Promise<Result<ConversionSummary, Failure>> {
  const findings = await collectFindings(importer)
  if (!findings.ok) return findings
  const leftRows = await collectLeftRows(importer, { reading })
  if (!leftRows.ok) return leftRows
  const counts: Record<string, number> = {}
  for (const { code } of findings.value) counts[code] = (counts[code] ?? 0) + 1
  let warnings = 0
  const listed = findings.value.filter(({ severity }) => severity === 'error' || ++warnings <= warningsListed)
  const { rows, converted, left, errors, records, income, expense, settlement } = tally
  const { currency, otherCurrencies } = tally
  return ok({
    ...{ rows, converted, left, errors, records, income, expense, settlement, sale: { count: 0, sum: 0 } },
    ...{ currency, otherCurrencies },
    findings: listed,
    findingCounts: counts,
    leftCounts: leftCounts(leftRows.value),
    leftRows: leftRows.value.slice(0, leftListed),
    unreadSheets: unreadSheets({ sheets, reading }),
    duplicates,
    questions,
    balance: balanceReport(balance),
    totals,
  })
}

/** Every finding of an import, by row. */
export async function collectFindings(
  importer: Client<ImporterContract>,
): Promise<Result<Finding[], Failure>> {
  const findings: Finding[] = []
  for (const filter of ['errors', 'warnings'] as const) {
    for (let offset = 0; ; offset += pageSize) {
      const page = await importer.call('import.page', { filter, offset, limit: pageSize })
      if (!page.ok) return page
      for (const { verdict } of page.value.rows) {
        if (filter === 'errors' || verdict.state !== 'error') findings.push(...verdict.findings)
      }
      if (offset + pageSize >= page.value.total) break
    }
  }
  return ok(findings.sort((one, other) => one.row - other.row))
}

/** How a conversion ends: errors, rows that could not be read and open questions ask for a look, warnings alone do not. */
export function exitCodeOfConversion(
  about: Pick<ImportSummary, 'reading' | 'questions'> & Pick<ConversionSummary, 'errors'>,
): ExitCode {
  const isDone = about.errors === 0 && about.questions.length === 0 && unreadRows(about).length === 0
  return isDone ? exitCode.done : exitCode.findings
}

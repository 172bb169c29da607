import { kindOf, makeEntries, type RowTexts, type SoundRow } from '#shared/convert/makeEntries.ts'
import { maskCardNumbers } from '#shared/convert/maskCardNumbers.ts'
import { allProblems, readDetails, settlementOf, type RowDetails } from '#shared/convert/readDetails.ts'
import type { FieldProblem } from '#shared/convert/readField.ts'
import { readRow, type RowReading } from '#shared/convert/readRow.ts'
import { rowCategory } from '#shared/convert/rowCategory.ts'
import { rowFields, type RowFields } from '#shared/convert/rowFields.ts'
import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import { readSourceRow, type SourceRow } from '#shared/convert/readSourceRow.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Finding } from '#shared/findings/finding.ts'
import type { RowFixes } from '#shared/fixes/rowFixes.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { cellText, type Cells } from '#shared/reading/cell.ts'
import type { LeftReason } from '#shared/reading/reading.ts'
import type { Entry } from '#shared/records/record.ts'

/** What holds for all rows of an import: its layout, and the account that the file or the user names, if any. */
export interface RowContext {
  readonly layout: Layout
  readonly account: string | null
}

/**
 * One source row: its number, its cells, why the reader left it out (null for rows of the table), the user's fixes, and
 * whether something about how its source is read is still open.
 */
export interface RowInput {
  readonly row: number
  readonly cells: Cells
  readonly left: LeftReason | null
  readonly fixes: RowFixes | undefined
  readonly isReadingOpen?: boolean
}

/**
 * What becomes of a row: its records, or why it is left out, or all that is wrong with it. `ordinal` counts from 1 the file's rows
 * with an equal identity; where rows have ids of their own, each after the first is the same record once more and in error. A row
 * with neither an amount nor a fee, one of them a zero, is information; without either it is in error. Who has read the row already
 * hands it on as `source`.
 */
export function convertRow(
  input: RowInput,
  context: RowContext,
  ordinal: number,
  source: SourceRow = readSourceRow(input.cells, context),
): RowVerdict {
  const why = whyLeft(input)
  if (why !== null) return { state: 'left', why, findings: [] }
  if (input.isReadingOpen === true) return { state: 'error', findings: [readingOpen(input.row)] }
  const fields = rowFields(input.cells, context.layout, input.fixes?.values ?? {})
  const isAsRead = input.fixes === undefined && !hasDefaults(context.layout)
  const reading = isAsRead ? source.reading : readRow(fields, context.layout)
  if (saysOnlyZero(reading)) return { state: 'left', why: 'information', findings: [] }
  const judged = judge(reading, fields, context.layout)
  if (!judged.ok) return inError(input.row, judged.error, fields, context.layout)
  const { details, ...money } = judged.value
  const { identity } = source
  if (identity.sourceId !== null && ordinal > 1) {
    return inError(input.row, [{ field: 'sourceId', code: 'id.repeated' }], fields, context.layout)
  }
  const entries = makeEntries({
    ...money,
    vat: details.vat,
    texts: sentTexts(details.texts, money.amount, fields, context),
    row: input.row,
    kind: context.layout.kind,
    identity,
    ordinal,
  })
  return converted(entries, details, doubts(input.row, details, fields))
}

/** Under another encoding or delimiter, or in another table, the row would have other cells. */
function readingOpen(row: number): Finding {
  return { row, column: null, field: null, code: 'question.open', severity: 'error', found: '' }
}

function inError(
  row: number,
  problems: readonly FieldProblem[],
  fields: RowFields,
  layout: Layout,
): RowVerdict {
  const settlement = settlementOf(fields, layout)
  const named = settlement.ok && settlement.value !== ''
  const findings = problems.map((problem) => findingAt(row, problem, 'error', fields))
  return { state: 'error', findings, ...(named && { settlement: settlement.value }) }
}

function converted(entries: Entry[], details: RowDetails, findings: Finding[]): RowVerdict {
  const { settlement, payoutDate } = details
  return {
    state: 'converted',
    entries,
    findings,
    ...(settlement !== '' && { settlement }),
    ...(payoutDate !== null && { payoutDate }),
  }
}

function doubts(row: number, { texts, doubt }: RowDetails, fields: RowFields): Finding[] {
  const doubtful: FieldProblem[] = [
    ...(texts.name === '' ? [{ field: 'name', code: 'name.missing' } as const] : []),
    ...(doubt === null ? [] : [{ field: 'vat', code: doubt } as const]),
  ]
  return doubtful.map((problem) => findingAt(row, problem, 'warning', fields))
}

/** The texts as they leave: with the category that is chosen for the row, and card numbers masked where that is wished. */
function sentTexts(texts: RowTexts, money: number, fields: RowFields, context: RowContext): RowTexts {
  const own = { kind: kindOf(money), amount: Math.abs(money) }
  const { category } = rowCategory(texts, own, fields, context)
  if (context.layout.maskCards !== true) return { ...texts, category }
  return { ...texts, category, name: maskCardNumbers(texts.name), notes: maskCardNumbers(texts.notes) }
}

const readOfSource = ['date', 'amount', 'debit', 'credit', 'flag', 'fee', 'currency'] as const

/** Whether anything stands in for empty cells of a row's day and money: a record's id is read without that. */
function hasDefaults({ fields }: Layout): boolean {
  return readOfSource.some((field) => {
    const source = fields[field]
    return source !== undefined && source.from !== 'constant' && source.empty !== undefined
  })
}

/** The reader's reason, unless the user has decided otherwise. */
function whyLeft({ left, fixes }: RowInput): LeftReason | null {
  if (fixes?.left === true) return 'byUser'
  return fixes?.left === false ? null : left
}

function saysOnlyZero({ amount, fee }: RowReading): boolean {
  if (!amount.ok || !fee.ok || amount.value || fee.value) return false
  return amount.value === 0 || fee.value === 0
}

type Judged = Pick<SoundRow, 'date' | 'currency' | 'amount' | 'fee'> & { readonly details: RowDetails }

function judge(
  reading: RowReading,
  fields: RowFields,
  layout: Layout,
): Result<Judged, readonly FieldProblem[]> {
  const { date, currency, fee } = reading
  const amount = present(reading)
  const details = readDetails(fields, layout, {
    date: date.ok ? date.value : null,
    amount: amount.ok ? amount.value : null,
    currency: currency.ok ? currency.value : null,
  })
  if (!date.ok || !currency.ok || !amount.ok || !fee.ok || !details.ok) {
    return err(allProblems([date, amount, fee, currency, details]))
  }
  return ok({
    date: date.value,
    currency: currency.value.code,
    amount: amount.value,
    fee: fee.value ?? 0,
    details: details.value,
  })
}

/** The amount of a row; a row that has none needs a fee, or a fee that at least may be one. */
function present({ amount, fee }: RowReading): Result<number, readonly FieldProblem[]> {
  if (!amount.ok) return amount
  const isMissing = amount.value === null && fee.ok && fee.value === null
  return isMissing ? err([{ field: 'amount', code: 'amount.missing' }]) : ok(amount.value ?? 0)
}

function findingAt(
  row: number,
  { field, code }: FieldProblem,
  severity: Finding['severity'],
  fields: RowFields,
): Finding {
  const at = fields(field)
  return { row, column: at?.column ?? null, field, code, severity, found: cellText(at?.cell) }
}

import type { RowContext } from '#shared/convert/rowContext.ts'
import { readRow, type RowReading } from '#shared/convert/readRow.ts'
import { sourceFields, type RowFields } from '#shared/convert/rowFields.ts'
import type { FieldName } from '#shared/layout/layout.ts'
import { cellText, type Cells } from '#shared/reading/cell.ts'
import { accountKey, identityCode, identityText, isRoundedCode } from '#shared/records/identityText.ts'
import type { RowIdentity } from '#shared/records/recordId.ts'

/** A row as its source alone says it, without fixes and defaults: its day and its money, and what its ids are made of. */
export interface SourceRow {
  readonly reading: RowReading
  readonly identity: RowIdentity
}

/** Reads a row with these cells. */
export function readSourceRow(cells: Cells, context: RowContext): SourceRow {
  const reading = readRow(sourceFields(cells, context.layout), context)
  return { reading, identity: sourceIdentity(cells, reading, context) }
}

/**
 * What the ids of a row with these cells are made of, where its source's day and money read so. What does not read stands as its
 * text, so that a fix keeps the id.
 */
export function sourceIdentity(
  cells: Cells,
  { date, currency, amount, fee }: Pick<RowReading, 'date' | 'currency' | 'amount' | 'fee'>,
  { layout, account }: Pick<RowContext, 'layout' | 'account'>,
): RowIdentity {
  const fields = sourceFields(cells, layout)
  const sourceId = identityCode(textOf(fields, 'sourceId'))
  return {
    account: accountKey(textOf(fields, 'account')) || accountKey(account ?? ''),
    date: date.ok ? date.value : rawTexts(fields, ['date']),
    minor: identityMinor(amount, fee) ?? rawTexts(fields, ['amount', 'flag', 'debit', 'credit', 'fee']),
    currency: currency.ok ? currency.value.code : rawTexts(fields, ['currency']),
    text: layout.identity.map((column) => identityText(cellText(cells[column]))).join('\t'),
    sourceId: sourceId === '' || isRoundedCode(sourceId) ? null : sourceId,
  }
}

/** The amount, or the fee where there is no amount; null where they do not read. */
function identityMinor(amount: RowReading['amount'], fee: RowReading['fee']): number | null {
  if (!amount.ok) return null
  const fallback = fee.ok ? fee.value : null
  return amount.value === null || amount.value === 0 ? (fallback ?? amount.value) : amount.value
}

function rawTexts(fields: RowFields, names: readonly FieldName[]): string {
  return names.map((name) => identityText(textOf(fields, name))).join('\t')
}

function textOf(fields: RowFields, name: FieldName): string {
  return cellText(fields(name)?.cell)
}

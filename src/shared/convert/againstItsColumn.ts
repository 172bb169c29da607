import type { RowFields } from '#shared/convert/rowFields.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { cellText } from '#shared/reading/cell.ts'

/**
 * The column of money out that a row's money in stands in, or the other way round: one with the other sign than its column
 * usually has was paid back. Null where the money goes the way of its column. `amount` is money in positive.
 */
export function againstItsColumn(
  amount: number | null,
  fields: RowFields,
  { sign }: Pick<Layout, 'sign'>,
): 'debit' | 'credit' | null {
  if (sign !== 'debitCredit' || amount === null || amount === 0) return null
  if (fields('amount')?.fixed === true) return null
  const [own, against] = amount < 0 ? (['debit', 'credit'] as const) : (['credit', 'debit'] as const)
  return isFilled(own, fields) || !isFilled(against, fields) ? null : against
}

/** Whether a cell has an amount that is not nothing: the other digits are of no matter here. */
function isFilled(field: 'debit' | 'credit', fields: RowFields): boolean {
  return /[1-9]/.test(cellText(fields(field)?.cell))
}

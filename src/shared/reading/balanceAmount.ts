import type { Cell } from '#shared/reading/cell.ts'
import { cellText } from '#shared/reading/cell.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import { parseAmount } from '#shared/money/parseAmount.ts'

/**
 * A balance or an amount that stands alone, in minor units, before the table's decimal mark is known: a comma is the mark
 * where it is the last separator and one or two digits follow. Null where the cell is no amount.
 */
export function balanceAmount(cell: Cell | undefined, currency: string = 'ZAR'): number | null {
  if (cell === undefined) return null
  const mark = /,\d{1,2}(?!\d)[^.,]*$/.test(cellText(cell)) ? ',' : '.'
  const parsed = parseAmount(cell, mark, currencyDecimals(currency) ?? 2)
  if (!parsed.ok) return null
  const { minor, direction } = parsed.value
  return direction === 'debit' ? -Math.abs(minor) : minor
}

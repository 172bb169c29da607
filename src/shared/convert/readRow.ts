import { readDate, type FieldProblem } from '#shared/convert/readField.ts'
import { rowAmount, type RowAmount } from '#shared/convert/rowAmount.ts'
import { rowCurrency, type Currency } from '#shared/convert/rowCurrency.ts'
import { rowFee } from '#shared/convert/rowFee.ts'
import type { RowContext } from '#shared/convert/rowContext.ts'
import { rowTip, type RowTip } from '#shared/convert/rowTip.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'

/** What a row says of its day and its money, each read or with what is wrong about it. */
export interface RowReading {
  readonly date: Result<string, readonly FieldProblem[]>
  readonly currency: Result<Currency, readonly FieldProblem[]>
  readonly amount: RowAmount
  readonly fee: RowAmount
  readonly tip: RowTip
}

/** With how many decimals to look for what else is wrong with a row whose currency is not known. It is in error whatever they say. */
export const usualDecimals = 2

/** Reads day and money of a row: one judgement for its records and for its identity. */
export function readRow(fields: RowFields, { layout, period }: Omit<RowContext, 'account'>): RowReading {
  const currency = rowCurrency(fields, layout)
  const decimals = currency.ok ? currency.value.decimals : usualDecimals
  const amount = rowAmount(fields, layout, decimals)
  return {
    date: dateOf('date', fields, layout, period ?? null),
    currency,
    amount,
    fee: rowFee(fields, layout, decimals, amount.ok ? amount.value : null),
    tip: rowTip(fields, layout, decimals),
  }
}

/** The date in a field of a row; an open question where no column is known to hold it. */
export function dateOf(
  field: FieldName,
  fields: RowFields,
  layout: Layout,
  period: StatementPeriod | null,
): Result<string, readonly FieldProblem[]> {
  const at = fields(field)
  if (at === null) return err([{ field, code: 'question.open' }])
  const read = readDate(at, layout, period)
  return read.ok ? ok(read.value) : err([{ field, code: read.error }])
}

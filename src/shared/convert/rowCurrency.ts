import type { FieldProblem } from '#shared/convert/readField.ts'
import type { RowField, RowFields } from '#shared/convert/rowFields.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import { currencyDecimals, currencyNamed } from '#shared/money/currency.ts'
import { amountCurrency } from '#shared/money/parseAmount.ts'
import { cellText } from '#shared/reading/cell.ts'

/** A currency and how many decimals it has. */
export interface Currency {
  readonly code: string
  readonly decimals: number
}

const moneyFields = ['amount', 'debit', 'credit', 'fee'] as const

/**
 * The currency of a row: that of its currency field, else one that an amount of it names (`R 50.00`), else the layout's. One that
 * is not in ISO 4217 is a problem, and so is an amount that names another than the row's.
 */
export function rowCurrency(fields: RowFields, layout: Layout): Result<Currency, readonly FieldProblem[]> {
  const named = moneyFields.flatMap((field) => namedBeside(field, fields(field)))
  const said = fieldCurrency(fields('currency'))
  if (!said.ok) return said
  const code = said.value ?? named[0]?.code ?? layout.currency
  const decimals = currencyDecimals(code)
  if (decimals === undefined) return err([{ field: 'currency', code: 'currency.unknown' }])
  const others = named.filter((each) => each.code !== code)
  if (others.length === 0) return ok({ code, decimals })
  return err(others.map(({ field }) => ({ field, code: 'currency.mixed' })))
}

function fieldCurrency(at: RowField | null): Result<string | null, readonly FieldProblem[]> {
  if (at !== null && typeof at.cell === 'object' && 'error' in at.cell) {
    return err([{ field: 'currency', code: 'cell.error' }])
  }
  const text = cellText(at?.cell).trim()
  if (text === '') return ok(null)
  const code = currencyNamed(text)
  return code === null ? err([{ field: 'currency', code: 'currency.unknown' }]) : ok(code)
}

function namedBeside(field: FieldName, at: RowField | null): { field: FieldName; code: string }[] {
  const code = at === null ? null : amountCurrency(at.cell)
  return code === null ? [] : [{ field, code }]
}

import type { FieldProblem } from '#shared/convert/readField.ts'
import type { RowField, RowFields } from '#shared/convert/rowFields.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import { currencyDecimals, currencyNamed } from '#shared/money/currency.ts'
import { amountCurrency, hasVagueCurrency } from '#shared/money/parseAmount.ts'
import { cellText } from '#shared/reading/cell.ts'

/** A currency and how many decimals it has. */
export interface Currency {
  readonly code: string
  readonly decimals: number
}

// Those that are written with a `$` or a `¥`.
const vagueCurrencies =
  /^(?:USD|AUD|CAD|NZD|HKD|SGD|TWD|MXN|NAD|ZWL|ZWG|BRL|ARS|CLP|COP|FJD|JMD|TTD|BBD|BSD|BZD|XCD|JPY|CNY)$/

const moneyFields = ['amount', 'debit', 'credit', 'fee'] as const

/**
 * The currency of a row: that of its currency field, else one that an amount of it names (`R 50.00`), else the layout's. One that
 * is not in ISO 4217 is a problem, and so is an amount that names another than the row's, or has a `$` where nothing says whose.
 */
export function rowCurrency(fields: RowFields, layout: Layout): Result<Currency, readonly FieldProblem[]> {
  const named = moneyFields.flatMap((field) => namedBeside(field, fields(field)))
  const said = fieldCurrency(fields('currency'))
  if (!said.ok) return said
  const stated = said.value ?? named[0]?.code
  const vague = stated === undefined ? vagueBeside(fields, layout.currency) : []
  if (vague.length > 0) return err(vague.map((field) => ({ field, code: 'currency.vague' })))
  const code = stated ?? layout.currency
  const decimals = currencyDecimals(code)
  if (decimals === undefined) return err([{ field: 'currency', code: 'currency.unknown' }])
  const others = named.filter((each) => each.code !== code)
  if (others.length === 0) return ok({ code, decimals })
  return err(others.map(({ field }) => ({ field, code: 'currency.mixed' })))
}

/** The amounts with a sign that several currencies share, where the one of the layout is none of those. */
function vagueBeside(fields: RowFields, currency: string): FieldName[] {
  if (vagueCurrencies.test(currency)) return []
  return moneyFields.filter((field) => hasVagueCurrency(fields(field)?.cell ?? ''))
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

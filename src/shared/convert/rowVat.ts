import { readMoney, type FieldProblem } from '#shared/convert/readField.ts'
import { usualDecimals } from '#shared/convert/readRow.ts'
import type { Currency } from '#shared/convert/rowCurrency.ts'
import type { RowField, RowFields } from '#shared/convert/rowFields.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { FindingCode } from '#shared/findings/finding.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { containedVatOn } from '#shared/vat/containedVat.ts'

/** What VAT is reckoned from: a row's day, its amount in minor units with any sign, and its currency; null where they do not read. */
export interface VatBasis {
  readonly date: string | null
  readonly amount: number | null
  readonly currency: Currency | null
}

/** The VAT of a row in minor units, without a sign; null where it has none. `doubt` says what is to be looked at about it. */
export interface RowVat {
  readonly vat: number | null
  readonly doubt: Extract<FindingCode, 'vat.implausible' | 'vat.noRate'> | null
}

const noVat: RowVat = { vat: null, doubt: null }

/**
 * The VAT of a row by its layout's choice, one of a fix before all. What a column or a fix says is held against the VAT that
 * the amount contains at its day's rate: none, for zero-rated and exempt supplies, and that to the cent are plausible.
 */
export function rowVat(
  fields: RowFields,
  layout: Layout,
  basis: VatBasis,
): Result<RowVat, readonly FieldProblem[]> {
  const at = fields('vat')
  if (at?.fixed === true) return written(at, layout, basis)
  switch (layout.vat) {
    case 'none':
    case 'exempt':
      return ok(noVat)
    case 'zeroRated':
      return ok({ vat: 0, doubt: null })
    case 'contained':
      return ok(contained(basis))
    case 'column':
    case undefined:
      return at === null ? ok(noVat) : written(at, layout, basis)
  }
}

function contained({ date, amount }: VatBasis): RowVat {
  if (date === null || amount === null) return noVat
  const vat = containedVatOn(amount, date)
  return { vat, doubt: vat === null ? 'vat.noRate' : null }
}

function written(
  at: RowField,
  layout: Layout,
  { date, amount, currency }: VatBasis,
): Result<RowVat, readonly FieldProblem[]> {
  const read = readMoney(at, layout, currency?.decimals ?? usualDecimals)
  if (!read.ok) {
    const keeps = read.error === 'question.open' || read.error === 'cell.error'
    return problem(keeps ? read.error : 'vat.unreadable')
  }
  if (read.value === null) return ok(noVat)
  const named = read.value.currency
  if (named !== null && currency !== null && named !== currency.code) return problem('currency.mixed')
  const vat = Math.abs(read.value.minor)
  if (amount !== null && vat > Math.abs(amount)) return problem('vat.tooLarge')
  const expected = date === null || amount === null ? null : containedVatOn(amount, date)
  const isPlausible = vat === 0 || expected === null || vat === expected
  return ok({ vat, doubt: isPlausible ? null : 'vat.implausible' })
}

function problem(code: FindingCode): Result<never, readonly FieldProblem[]> {
  return err([{ field: 'vat', code }])
}

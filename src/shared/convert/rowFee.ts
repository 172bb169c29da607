import { readMoney, type FieldProblem } from '#shared/convert/readField.ts'
import type { RowAmount } from '#shared/convert/rowAmount.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Layout } from '#shared/layout/layout.ts'
import type { ParsedAmount } from '#shared/money/parseAmount.ts'

/**
 * The fee beside a row's amount, money in positive: an ordinary fee is money out, one given back (on a reversal) is money in.
 * `CR` or `DR` beside it says which it is; else its sign against the layout's `feeSign`. Where the layout knows none, a fee is
 * ordinary, with either sign, but for a line of a settlement that is money out and has a fee with a plus: that was given back.
 * VAT that comes on top of it left with it, and is part of it.
 * `amount` is the row's own, money in positive. Whether it includes the fee is for `recordMoney`.
 */
export function rowFee(
  fields: RowFields,
  layout: Layout,
  decimals: number,
  amount: number | null,
): RowAmount {
  const fee = amountIn('fee', fields, layout, decimals)
  const vat = amountIn('feeVat', fields, layout, decimals)
  if (!fee.ok || !vat.ok) return err([...(fee.ok ? [] : fee.error), ...(vat.ok ? [] : vat.error)])
  if (fee.value === null && vat.value === null) return ok(null)
  const size = Math.abs(fee.value?.minor ?? 0) + Math.abs(vat.value?.minor ?? 0)
  const isBack = fee.value !== null && isGivenBack(fee.value, layout, amount ?? 0)
  return ok(isBack ? size : 0 - size)
}

function amountIn(
  field: 'fee' | 'feeVat',
  fields: RowFields,
  layout: Layout,
  decimals: number,
): Result<ParsedAmount | null, readonly FieldProblem[]> {
  const at = fields(field)
  if (at === null) return ok(null)
  const read = readMoney(at, layout, decimals)
  if (read.ok) return read
  const keeps = read.error === 'question.open' || read.error === 'cell.error'
  return err([{ field, code: keeps ? read.error : 'fee.unreadable' }])
}

function isGivenBack(fee: ParsedAmount, layout: Layout, amount: number): boolean {
  if (fee.direction !== null) return fee.direction === 'credit'
  switch (layout.feeSign) {
    case 'minus':
      return fee.minor > 0
    case 'plus':
      return fee.minor < 0
    case undefined:
      return layout.kind === 'settlement' && amount < 0 && fee.minor > 0
  }
}

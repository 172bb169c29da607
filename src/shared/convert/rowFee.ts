import { readMoney } from '#shared/convert/readField.ts'
import type { RowAmount } from '#shared/convert/rowAmount.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import { err, ok } from '#shared/errors/result.ts'
import type { Layout } from '#shared/layout/layout.ts'
import type { ParsedAmount } from '#shared/money/parseAmount.ts'

/**
 * The fee beside a row's amount, money in positive: an ordinary fee is money out, one given back (on a reversal) is money in.
 * `CR` or `DR` beside it says which it is; else its sign against the layout's `feeSign`. Where the layout knows none, a fee is
 * ordinary, with either sign, but for a line of a settlement that is money out and has a fee with a plus: that was given back.
 * `amount` is the row's own, money in positive. Whether it includes the fee is for `recordMoney`.
 */
export function rowFee(
  fields: RowFields,
  layout: Layout,
  decimals: number,
  amount: number | null,
): RowAmount {
  const at = fields('fee')
  if (at === null) return ok(null)
  const read = readMoney(at, layout.decimalMark, decimals)
  if (!read.ok) {
    const keeps = read.error === 'question.open' || read.error === 'cell.error'
    return err([{ field: 'fee', code: keeps ? read.error : 'fee.unreadable' }])
  }
  if (read.value === null || read.value.minor === 0) return ok(read.value === null ? null : 0)
  const size = Math.abs(read.value.minor)
  return ok(isGivenBack(read.value, layout, amount ?? 0) ? size : -size)
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

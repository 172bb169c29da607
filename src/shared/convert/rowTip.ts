import { readMoney, type FieldProblem } from '#shared/convert/readField.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Layout } from '#shared/layout/layout.ts'

/** The part of a row's amount that is a tip, in minor units and without a sign; or all that is wrong. */
export type RowTip = Result<number, readonly FieldProblem[]>

/**
 * What is to be taken off the amount of a row because it is owed to others: its tip, where the layout says that the amount holds
 * it. A tip in a row while that is open is an open question.
 */
export function rowTip(fields: RowFields, layout: Layout, decimals: number): RowTip {
  const at = fields('tip')
  if (at === null) return ok(0)
  const read = readMoney(at, layout, decimals)
  if (!read.ok) {
    const keeps = read.error === 'question.open' || read.error === 'cell.error'
    return err([{ field: 'tip', code: keeps ? read.error : 'tip.unreadable' }])
  }
  const tip = Math.abs(read.value?.minor ?? 0)
  if (tip === 0 || layout.tips === 'beside') return ok(0)
  return layout.tips === 'in' ? ok(tip) : err([{ field: 'tip', code: 'question.open' }])
}

/** An amount, money in positive, without the tip in it. */
export function withoutTip(amount: number, tip: number): RowTip {
  if (tip > Math.abs(amount)) return err([{ field: 'tip', code: 'tip.tooLarge' }])
  return ok(amount < 0 ? amount + tip : amount - tip)
}

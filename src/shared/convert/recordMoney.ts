import type { FieldProblem } from '#shared/convert/readField.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { largestMinor } from '#shared/money/largestMinor.ts'

/** What a row's own record and that of its fee are worth, in minor units, money in positive; 0 where there is none. */
export interface RecordMoney {
  readonly amount: number
  readonly fee: number
}

/**
 * What the records of a row are worth, from its amount and its fee as they are read: whether the one includes the other, and
 * what becomes of fees, is the layout's. Where both are there and it does not know, that is an open question.
 */
export function recordMoney(
  amount: number,
  fee: number,
  { fee: use = 'own', feeBasis }: Layout,
): Result<RecordMoney, readonly FieldProblem[]> {
  if (amount === 0 || fee === 0)
    return ok(use === 'netted' ? { amount: amount + fee, fee: 0 } : { amount, fee })
  if (feeBasis === undefined) return err([{ field: 'fee', code: 'question.open' }])
  const beside = feeBasis === 'included' ? amount - fee : amount
  const money = use === 'netted' ? { amount: beside + fee, fee: 0 } : { amount: beside, fee }
  return Math.abs(money.amount) > largestMinor
    ? err([{ field: 'amount', code: 'amount.tooLarge' }])
    : ok(money)
}

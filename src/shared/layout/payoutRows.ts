import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import { headRows } from '#shared/layout/headRows.ts'
import { headingToWords } from '#shared/layout/headingScore.ts'
import type { Layout, LeaveRule } from '#shared/layout/layout.ts'

const undone = ['reversal', 'failure', 'cancel', 'cancellation']
const wordsBesides = new Set(undone)
const typeWords = new Set(headingToWords('type category soort tipe'))
const mostTypes = 12

const toBank = [
  ...['payout', 'bank payout', 'automatic payout', 'instant payout', 'disbursement'],
  ...['payout to bank', 'payout to bank account'],
  ...['transfer to bank', 'transfer to bank account', 'transfer to your bank account', 'withdrawal to bank'],
  ...['withdrawal to bank account', 'general withdrawal', 'general withdrawal - bank account'],
  ...['user initiated withdrawal', 'withdraw funds to a bank account'],
]
const backFromBank = undone.flatMap((word) => [`payout ${word}`, `payout_${word}`])
// The owner's money in one currency became that in another.
const exchanged = ['general currency conversion', 'user initiated currency conversion']

/**
 * What leaves a payout's own row, or that of one that came back, out: it is no income or expense. Among the lines of settlements what
 * was paid out would come to nothing with it; it is their sum. In the history of a processor's account it is the owner's
 * money that went on to the bank, and so is what was exchanged from one currency to another. Nothing where no rows may be called so.
 */
export function payoutRows(profiles: readonly ColumnProfile[], layout: Layout): NonNullable<Layout['leave']> {
  if (layout.kind === 'settlement') return amongLines(profiles)
  return layout.kind === 'bank' ? inHistory(profiles, layout) : []
}

/** Found where a column calls some of the first rows so, half of them at most: a payout has lines. */
function amongLines(profiles: readonly ColumnProfile[]): LeaveRule[] {
  return profiles.flatMap(({ index, samples, head }): LeaveRule[] => {
    const values = [...new Set([...samples, ...head].map((text) => text.trim()).filter(namesPayout))]
    const isOfLines = 2 * head.filter(namesPayout).length > head.length
    return values.length === 0 || isOfLines ? [] : [{ column: index, when: 'is', values, why: 'total' }]
  })
}

// Amazon names its payouts by the account that they went to.
const toAccount = /^to (?:your )?(?:bank )?account ending\b/iu

function namesPayout(text: string): boolean {
  if (toAccount.test(text.trim())) return true
  const [first, ...others] = headingToWords(text)
  return first === 'payout' && others.every((word) => wordsBesides.has(word)) && !/\d/.test(text)
}

/**
 * Of a table with fees, and with what is left of each amount or a balance, by the column of types. The first rows need show no payout,
 * but none that took a fee, that brought money, or that is one of more than half of them. Fees may be rows of their own, beside sales.
 */
function inHistory(profiles: readonly ColumnProfile[], layout: Layout): LeaveRule[] {
  if (columnOf(layout, 'net') === null && columnOf(layout, 'balance') === null) return []
  const hasFees = columnOf(layout, 'fee') !== null
  return profiles
    .filter((profile) => isOfTypes(profile) && (hasFees || hasSalesAndFees(profile)))
    .filter((profile) => mayGoToBank(profiles, layout, profile))
    .map(({ index }) => ({
      column: index,
      when: 'is',
      values: [...toBank, ...backFromBank, ...exchanged],
      why: 'information',
    }))
}

function isOfTypes({ heading, lettered, filled, distinct }: ColumnProfile): boolean {
  const isCalledSo = headingToWords(heading).some((word) => typeWords.has(word))
  return isCalledSo && filled > 0 && lettered === filled && distinct.count <= mostTypes
}

function hasSalesAndFees({ head }: ColumnProfile): boolean {
  const types = [...new Set(head)].map(headingToWords)
  const says = (...words: readonly string[]) =>
    types.some((type) => type.some((word) => words.includes(word)))
  return says('sale', 'order') && says('fee', 'commission')
}

function mayGoToBank(profiles: readonly ColumnProfile[], layout: Layout, { head }: ColumnProfile): boolean {
  const money = headRows(profiles, layout, head.length)
  const payouts = head.flatMap((text, row) => (toBank.includes(text.trim().toLowerCase()) ? [row] : []))
  // While it is asked about which way money went, it is nothing here.
  const isOut = payouts.every((row) => (money[row]?.amount ?? 0) <= 0)
  return isOut && payouts.every((row) => money[row]?.fee === 0) && 2 * payouts.length <= head.length
}

import type { Layout } from '#shared/layout/layout.ts'
import { asInSource } from '#shared/money/asInSource.ts'
import type { BalanceSentence } from '#shared/proof/balanceSentence.ts'
import type { TotalsProof } from '#shared/proof/totalsProof.ts'

/** What the totals that a file states show of its rows, in words; null where it states none. */
export function totalsSentence(
  { agreeing, wrong }: TotalsProof,
  layout: Pick<Layout, 'currency' | 'decimalMark' | 'amountsIn'>,
): BalanceSentence | null {
  const [first, ...others] = wrong
  if (first === undefined) {
    if (agreeing === 0) return null
    const text =
      agreeing === 1
        ? 'The total that the file states agrees'
        : `The ${agreeing} totals that the file states agree`
    return { tone: 'good', text: `${text} with its rows.` }
  }
  const { row, found, expected, difference, field } = first
  const [what, comesTo] = field === 'balance' ? ['balance', 'end with'] : ['total', 'add up to']
  const by = `${asInSource(Math.abs(difference), layout)} ${difference > 0 ? 'less' : 'more'}`
  const more =
    others.length === 0
      ? ''
      : ` ${others.length === 1 ? 'Another total differs' : `${others.length} other totals differ`}, too.`
  return {
    tone: 'doubt',
    text: `Row ${row} states a ${what} of ${found.trim()}, and the rows above ${comesTo} ${asInSource(expected, layout)}: ${by}.${more}`,
  }
}

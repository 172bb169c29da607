import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { headingToWords } from '#shared/layout/headingScore.ts'
import type { Layout, LeaveRule } from '#shared/layout/layout.ts'

const wordsBesides = new Set(['reversal', 'failure', 'cancel', 'cancellation'])

/**
 * What leaves a payout's own row, or that of one that came back, out from among its lines: it is no income or expense, and what
 * was paid out would come to nothing with it. It is their sum. Found where a column calls some of the first rows so, half of them at most: a payout
 * has lines. Nothing where none does.
 */
export function payoutRows(
  profiles: readonly ColumnProfile[],
  { kind }: Pick<Layout, 'kind'>,
): NonNullable<Layout['leave']> {
  if (kind !== 'settlement') return []
  return profiles.flatMap(({ index, samples, head }): LeaveRule[] => {
    const values = [...new Set([...samples, ...head].map((text) => text.trim()).filter(namesPayout))]
    const isOfLines = 2 * head.filter(namesPayout).length > head.length
    return values.length === 0 || isOfLines ? [] : [{ column: index, when: 'is', values, why: 'total' }]
  })
}

function namesPayout(text: string): boolean {
  const [first, ...others] = headingToWords(text)
  return first === 'payout' && others.every((word) => wordsBesides.has(word)) && !/\d/.test(text)
}

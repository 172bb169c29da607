import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { headingToWords } from '#shared/layout/headingScore.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { amountProfiles } from '#shared/layout/mappedProfiles.ts'

const centsBehind = /[([]c[)\]]\s*$/iu

/** What the headings of the amounts say that their figures count. */
export function amountUnit(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
): Pick<Layout, 'amountsIn'> {
  const columns = amountProfiles(profiles, layout)
  return columns.length > 0 && columns.every(isInCents) ? { amountsIn: 'cents' } : {}
}

/** Whether a heading says cents: `Amount (cents)`, `amount_in_cents`, `Bedrag (sent)`; not `Cents` alone, which is beside a column of rands. */
export function isInCents({ heading }: Pick<ColumnProfile, 'heading'>): boolean {
  const words = headingToWords(heading)
  const saysCents = words.length > 1 && words.some((word) => word === 'cent' || word === 'sent')
  return (saysCents && !words.includes('per')) || centsBehind.test(heading)
}

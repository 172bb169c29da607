import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import type { SignConvention } from '#shared/layout/layout.ts'

/**
 * Whether balances that follow from the amounts by a sign may be what is owed on a card or a loan, so that money went the other way:
 * where none is below nothing, most amounts are money in by that sign, and no mark says debit or credit.
 */
export function mayBeOwed(
  { amounts }: Pick<ColumnProfile, 'amounts'>,
  { amounts: balances }: Pick<ColumnProfile, 'amounts'>,
  sign: Extract<SignConvention, 'signed' | 'inverted'>,
): boolean {
  const isMarked = [amounts, balances].some(({ debits, credits }) => debits + credits > 0)
  const { positive, negative } = amounts
  const areMostIn = sign === 'signed' ? positive > negative : negative > positive
  return areMostIn && !isMarked && balances.negative === 0
}

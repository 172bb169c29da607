import type { Layout } from '#shared/layout/layout.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'

/** Money in the figures in which a source writes its amounts: `1234,56` beside decimal commas, `123456 cents` where they are in cents. */
export function asInSource(
  minor: number,
  { currency, decimalMark, amountsIn }: Pick<Layout, 'currency' | 'decimalMark' | 'amountsIn'>,
): string {
  if (amountsIn === 'cents') return `${minor} ${Math.abs(minor) === 1 ? 'cent' : 'cents'}`
  return formatMinor(minor, currencyDecimals(currency) ?? 2).replace('.', decimalMark ?? '.')
}

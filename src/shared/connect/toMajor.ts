import { currencyDecimals } from '#shared/money/currency.ts'
import { largestMinor } from '#shared/money/largestMinor.ts'

/**
 * An amount of minor units as the number in the major unit whose JSON text is exactly that decimal: 4390 ZAR is 43.9.
 * An unknown currency, or an amount that no double holds exactly, is a bug by now and throws.
 */
export function toMajor(minor: number, currency: string): number {
  const decimals = currencyDecimals(currency)
  if (decimals === undefined) throw new Error(`No currency ${currency}`)
  if (!Number.isInteger(minor) || Math.abs(minor) > largestMinor) {
    throw new RangeError(`${minor} is not an exact amount of minor units`)
  }
  // One division of two exact integers is rounded once, so it gives the double nearest to the decimal. -0 becomes 0.
  return minor / 10 ** decimals + 0
}

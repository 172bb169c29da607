import { currencyDecimals } from '#shared/money/currency.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'

/** An amount in minor units as money in the user's locale, exact to the last cent. */
export function formatMoney(minor: number, currency: string, locale?: string): string {
  const decimals = currencyDecimals(currency) ?? 2
  const format = numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  // `formatMinor` writes a plain decimal, which Intl takes as text without going through a float.
  return format.format(formatMinor(minor, decimals) as `${number}`)
}

/** As `formatMoney`, with its sign always said: `+` for money in, `−` for money out. */
export function formatSigned(minor: number, currency: string, locale?: string): string {
  if (minor === 0) return formatMoney(0, currency, locale)
  return `${minor < 0 ? '−' : '+'}${formatMoney(Math.abs(minor), currency, locale)}`
}

/** An amount in minor units in few signs, for the scale of a chart: `R 20K`. */
export function formatRoughly(minor: number, currency: string, locale?: string): string {
  const format = numberFormat(locale, {
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: 'compact' },
    ...{ minimumFractionDigits: 0, maximumFractionDigits: 1 },
  })
  return format.format(minor / 10 ** (currencyDecimals(currency) ?? 2))
}

/** A count in the user's locale. */
export function formatCount(count: number, locale?: string): string {
  return numberFormat(locale).format(count)
}

/** A count with its noun: `1 row`, `112 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

const formats = new Map<string, Intl.NumberFormat>()

/** To make a format takes hundreds of times as long as to use it, and a grid shows many numbers: each is made once. */
function numberFormat(locale?: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale, options])
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(locale, options)
  formats.set(key, made)
  return made
}

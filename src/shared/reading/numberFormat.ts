import { currencyNamed } from '#shared/money/currency.ts'
import { directionBesideAmount, type MoneyDirection } from '#shared/money/debitOrCredit.ts'

/** What a workbook's number format makes of a number: a calendar date, a time of day, an elapsed time, or a plain number. */
export type FormatMeaning = 'date' | 'time' | 'duration' | 'number'

// Excel takes no longer one.
const LONGEST_FORMAT = 255

/**
 * Reads a number format such as `yyyy-mm-dd`, `[$-409]d mmm yy;@` or `#,##0.00 "days"`. Only the part for positive numbers
 * counts. An `m` alone is a month, beside hours or seconds it is minutes; `[h]`, `[m]` and `[s]` count up beyond a day.
 */
export function formatMeaning(format: string): FormatMeaning {
  const positive = positivePart(format)
  const shown = withoutLiterals(positive)
  // Places for digits are of a number, but for those of a second's fraction: `#,##0.00 USD` is no date for its letters.
  if (/general/i.test(shown) || /[0#?]/.test(shown.replace(/([hms]\]?)[.,]0+/gi, '$1'))) return 'number'
  if (/[yd]|m{3,}/i.test(shown)) return 'date'
  if (/\[(?:h+|m+|s+)\]/i.test(positive)) return 'duration'
  if (/[hs]/i.test(shown)) return 'time'
  return /m/i.test(shown) ? 'date' : 'number'
}

/**
 * The currency that a number format names beside its digits, as an ISO 4217 code: `[$R-1C09]`, `"R"`, `€`, `[$USD]`; or a sign that
 * several currencies have, `$` or `¥`, where it has only that, without the locale of a country. Null where it names none.
 */
export function formatCurrency(format: string): string | null {
  const positive = positivePart(format)
  const beside = [
    ...[...positive.matchAll(/\[\$([^\]-]+)-?([^\]]*)\]|"([^"]*)"/g)].map(
      ([, sign, locale = '', quoted = '']) => (sign === '$' ? dollarOf(locale) : (sign ?? quoted)),
    ),
    ...(positive.replace(/\[[^\]]*\]|"[^"]*"?/g, '').match(/\p{Sc}/gu) ?? []),
  ]
  const named = beside.map(currencyNamed).find((code) => code !== null)
  return named ?? beside.map((text) => text.trim()).find((text) => vagueSigns.has(text)) ?? null
}

const vagueSigns: ReadonlySet<string> = new Set(['$', '¥'])

/** Whether amounts of these currencies of formats need theirs written beside them: one known currency is that of the whole sheet. */
export function areToBeNamed(currencies: ReadonlySet<string>): boolean {
  return currencies.size > 1 || [...currencies].some((currency) => vagueSigns.has(currency))
}

// Windows' numbers of locales (MS-LCID), in hexadecimal as formats have them, and the names that newer ones have.
const dollars: readonly (readonly [currency: string, locale: RegExp])[] = [
  ['USD', /^(?:0*409|en-US)$/i],
  ['CAD', /^(?:0*1009|0*C0C|en-CA|fr-CA)$/i],
  ['AUD', /^(?:0*C09|en-AU)$/i],
  ['NZD', /^(?:0*1409|en-NZ)$/i],
  ['SGD', /^(?:0*4809|0*1004|en-SG|zh-SG)$/i],
  ['HKD', /^(?:0*3C09|0*C04|en-HK|zh-HK)$/i],
  ['MXN', /^(?:0*80A|es-MX)$/i],
]

function dollarOf(locale: string): string {
  return dollars.find(([, country]) => country.test(locale))?.[0] ?? '$'
}

/** Which way a number format says that money went, by a word beside the digits: `0.00" CR";0.00" DR"`; null where it does not. */
export interface FormatDirections {
  readonly positive: MoneyDirection | null
  /** `null` as well where negative numbers are shown with a minus. */
  readonly negative: MoneyDirection | null
}

/** The words for debit and credit of a number format; a single letter is none, as of temperatures. */
export function formatDirections(format: string): FormatDirections {
  const positive = positivePart(format)
  return { positive: wordIn(positive), negative: wordIn(positivePart(format.slice(positive.length + 1))) }
}

function wordIn(part: string): MoneyDirection | null {
  const shown = part
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/"([^"]*)"|\\(.)|[^"\\]/gs, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? ' ')
  const directions = (shown.match(/\p{L}{2,}/gu) ?? []).map(directionBesideAmount)
  return directions.find((direction) => direction !== null) ?? null
}

/**
 * A whole number as a format of nothing but zeros and marks shows it: `0042` for 42 by `0000`, `12-345` for 12345 by `00-000`.
 * Null for other formats and numbers. Such formats are given to numbers that name something, where every digit counts.
 */
export function maskedNumber(value: number, format: string): string | null {
  const mask =
    positivePart(format)
      .replace(/_./gs, '')
      .match(/0|\\.|"[^"]*"|[^0\\"]/gs) ?? []
  const zeros = mask.filter((piece) => piece === '0').length
  const isMask = mask.every((piece) => /^(?:0|\\.|"[^"]*"|[-() :])$/s.test(piece))
  if (zeros < 2 || !isMask || !Number.isSafeInteger(value) || value < 0) return null
  const digits = value.toString().padStart(zeros, '0')
  let next = digits.length - zeros
  let shown = ''
  for (const piece of mask) {
    if (piece !== '0') {
      shown += piece.replace(/^\\|"/g, '')
      continue
    }
    // Digits that the mask has no place for stand before its first.
    const from = shown.match(/\d/) === null && next === digits.length - zeros ? 0 : next
    shown += digits.slice(from, next + 1)
    next += 1
  }
  return shown
}

function positivePart(format: string): string {
  if (format.length > LONGEST_FORMAT) return ''
  // A semicolon in quotes or behind a backslash parts nothing.
  return /^(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[]|["\\[])*/s.exec(format)?.[0] ?? ''
}

// Quoted and escaped characters, fill and width marks, and brackets (colours, locales, conditions), but for [h], [m], [s].
function withoutLiterals(format: string): string {
  return format
    .replace(/"[^"]*"?/g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[\\_*]./gs, '')
    .replace(/AM\/PM|A\/P/gi, 'h')
}

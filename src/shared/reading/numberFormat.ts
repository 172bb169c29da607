/** What a workbook's number format makes of a number: a calendar date, a time of day or a duration, or a plain number. */
export type FormatMeaning = 'date' | 'time' | 'number'

/**
 * Reads a number format such as `yyyy-mm-dd`, `[$-409]d mmm yy;@` or `#,##0.00 "days"`. Only the part for positive numbers
 * counts. An `m` alone is a month, beside hours or seconds it is minutes.
 */
export function formatMeaning(format: string): FormatMeaning {
  const [positive = ''] = withoutLiterals(format).split(';')
  if (/general/i.test(positive)) return 'number'
  const isTime = /[hs]/i.test(positive)
  if (/[yd]/i.test(positive) || /m{3,}/i.test(positive)) return 'date'
  if (isTime) return 'time'
  return /m/i.test(positive) && !/[0#?]/.test(positive) ? 'date' : 'number'
}

// Quoted and escaped characters, fill and width marks, and brackets (colours, locales, conditions), but for [h], [m], [s].
function withoutLiterals(format: string): string {
  return format
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./gs, '')
    .replace(/\[(h+|m+|s+)\]/gi, 'h')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/AM\/PM|A\/P/gi, 'h')
}

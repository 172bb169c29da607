import { describe, expect, it } from 'vitest'
import { formatCurrency, formatMeaning, maskedNumber } from '#shared/reading/numberFormat.ts'

describe('the meaning of a number format', () => {
  it.each([
    { format: 'General', means: 'number' },
    { format: 'General;[Red]-General', means: 'number' },
    { format: '0.00', means: 'number' },
    { format: '#,##0.00;[Red]-#,##0.00', means: 'number' },
    { format: '"R" #,##0.00', means: 'number' },
    { format: '[$R-1C09] #,##0.00', means: 'number' },
    { format: '_-[$R-1C09]* #,##0.00_-;-[$R-1C09]* #,##0.00_-', means: 'number' },
    { format: '0.00%', means: 'number' },
    { format: '0.00E+00', means: 'number' },
    { format: '# ?/?', means: 'number' },
    { format: '#,##0 "days"', means: 'number' },
    { format: '0.0,,"m"', means: 'number' },
    { format: '#,##0.00 USD', means: 'number' },
    { format: '"paid; by day" 0', means: 'number' },
    { format: '0;yyyy', means: 'number' },
    { format: '@', means: 'number' },
    { format: ';;;', means: 'number' },
    { format: '', means: 'number' },
    { format: 'yyyy-mm-dd', means: 'date' },
    { format: 'm/d/yy', means: 'date' },
    { format: 'm/d/yy h:mm', means: 'date' },
    { format: '[$-409]d\\ mmm\\ yy;@', means: 'date' },
    { format: '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', means: 'date' },
    { format: 'yyyy"年"m"月"d"日"', means: 'date' },
    { format: 'yyyy-mm-dd hh:mm:ss.000', means: 'date' },
    { format: '[Red]dd.mm.yyyy', means: 'date' },
    { format: 'mmmm', means: 'date' },
    { format: 'mm', means: 'date' },
    { format: 'yyyymmmmdd', means: 'date' },
    { format: 'DD/MM/YYYY', means: 'date' },
    { format: 'h:mm', means: 'time' },
    { format: 'h:mm AM/PM', means: 'time' },
    { format: 'mm:ss.0', means: 'time' },
    { format: '[h]:mm:ss', means: 'duration' },
    { format: '[mm]:ss', means: 'duration' },
    { format: '[ss].00', means: 'duration' },
    { format: '[$-409][h]:mm;@', means: 'duration' },
  ])('$format is a $means', ({ format, means }) => {
    expect(formatMeaning(format)).toBe(means)
  })

  it('is a number where the format is longer than any can be', () => {
    expect(formatMeaning('yyyy'.padEnd(255, '-'))).toBe('date')
    expect(formatMeaning('yyyy'.padEnd(256, '-'))).toBe('number')
  })
})

describe('the currency of a number format', () => {
  it.each([
    { format: '[$R-1C09] #,##0.00', names: 'ZAR' },
    { format: '_-[$R-1C09]* #,##0.00_-;-[$R-1C09]* #,##0.00_-', names: 'ZAR' },
    { format: '"R"#,##0.00', names: 'ZAR' },
    { format: '"R "#,##0.00', names: 'ZAR' },
    { format: '#,##0.00\\ "EUR"', names: 'EUR' },
    { format: '#,##0.00 €', names: 'EUR' },
    { format: '#,##0.00 [$€-407]', names: 'EUR' },
    { format: '[$USD] #,##0.00', names: 'USD' },
    { format: '£#,##0', names: 'GBP' },
    { format: '[$$-409]#,##0.00', names: 'USD' },
    { format: '[$$-en-US]#,##0.00', names: 'USD' },
    { format: '[$$-1009]#,##0.00', names: 'CAD' },
    { format: '[$$-C09]#,##0.00', names: 'AUD' },
    { format: '[$$-0C09]#,##0.00', names: 'AUD' },
    { format: '[$$-1409]#,##0.00', names: 'NZD' },
    // Dollars of a dozen countries: the format does not say which.
    { format: '[$$-80]#,##0.00', names: '$' },
    { format: '[$$]#,##0.00', names: '$' },
    { format: '"$"#,##0.00', names: '$' },
    { format: '$#,##0.00_);($#,##0.00)', names: '$' },
    { format: '¥#,##0', names: '¥' },
    { format: '"$"#,##0.00 "USD"', names: 'USD' },
    { format: '#,##0.00 "CR"', names: null },
    { format: '[$-1C09]d mmmm yyyy', names: null },
    { format: '0.00', names: null },
    { format: '0.00;"R"0.00', names: null },
  ])('$format is $names', ({ format, names }) => {
    expect(formatCurrency(format)).toBe(names)
  })
})

describe('a number in a format of nothing but zeros and marks', () => {
  it.each([
    { value: 42, format: '00000', shows: '00042' },
    { value: 123_456, format: '00000', shows: '123456' },
    { value: 0, format: '000', shows: '000' },
    { value: 62001234567, format: '0000 0000 000', shows: '6200 1234 567' },
    { value: 1_234_567, format: '00-00-00', shows: '123-45-67' },
    { value: 7, format: '"INV-"0000', shows: 'INV-0007' },
    { value: 7, format: '\\A000;-0', shows: 'A007' },
    { value: 42, format: '0', shows: null },
    { value: 42, format: '0.00', shows: null },
    { value: 42, format: '#,##0', shows: null },
    { value: 42, format: '00%', shows: null },
    { value: 42.5, format: '00000', shows: null },
    { value: -42, format: '00000', shows: null },
    { value: 45717, format: 'General', shows: null },
  ])('$value in $format is $shows', ({ value, format, shows }) => {
    expect(maskedNumber(value, format)).toBe(shows)
  })
})

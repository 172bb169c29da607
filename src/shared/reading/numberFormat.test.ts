import { expect, it } from 'vitest'
import { formatMeaning } from '#shared/reading/numberFormat.ts'

it.each([
  { format: 'General', means: 'number' },
  { format: '0.00', means: 'number' },
  { format: '#,##0.00;[Red]-#,##0.00', means: 'number' },
  { format: '"R" #,##0.00', means: 'number' },
  { format: '[$R-1C09] #,##0.00', means: 'number' },
  { format: '0.00%', means: 'number' },
  { format: '0.00E+00', means: 'number' },
  { format: '#,##0 "days"', means: 'number' },
  { format: '0.0,,"m"', means: 'number' },
  { format: '@', means: 'number' },
  { format: 'yyyy-mm-dd', means: 'date' },
  { format: 'm/d/yy', means: 'date' },
  { format: 'm/d/yy h:mm', means: 'date' },
  { format: '[$-409]d\\ mmm\\ yy;@', means: 'date' },
  { format: 'mmmm', means: 'date' },
  { format: 'yyyymmmmdd', means: 'date' },
  { format: 'DD/MM/YYYY', means: 'date' },
  { format: 'h:mm', means: 'time' },
  { format: 'h:mm AM/PM', means: 'time' },
  { format: '[h]:mm:ss', means: 'time' },
  { format: 'mm:ss.0', means: 'time' },
])('the format $format is for a $means', ({ format, means }) => {
  expect(formatMeaning(format)).toBe(means)
})

import { describe, expect, it } from 'vitest'
import { createNumberReader } from '#shared/reading/workbookNumber.ts'

describe('a number of a workbook', () => {
  it.each([
    { value: 45717, format: 'yyyy-mm-dd', means: { date: '2025-03-01' } },
    { value: 45717.999, format: 'd/m/yy h:mm', means: { date: '2025-03-01' } },
    { value: 1, format: 'd/m/yyyy', means: { date: '1900-01-01' } },
    // Excel shows 29 February 1900, 0 January 1900 and #####: none of them is a day.
    { value: 60, format: 'd/m/yyyy', means: 60 },
    { value: 0, format: 'd/m/yyyy', means: 0 },
    { value: -1.5, format: 'd/m/yyyy', means: -1.5 },
    { value: 0.75, format: 'h:mm', means: '18:00:00' },
    { value: 45717.75, format: 'h:mm', means: '18:00:00' },
    { value: 0.999999, format: 'h:mm:ss', means: '00:00:00' },
    { value: -0.5, format: 'h:mm', means: -0.5 },
    { value: 26.5 / 24, format: '[h]:mm', means: '26:30:00' },
    { value: -12.5, format: '"R" #,##0.00;[Red]-"R" #,##0.00', means: -12.5 },
    { value: 0.15, format: '0%', means: 0.15 },
    { value: 40.5, format: '0.00" DR"', means: '40.5 DR' },
    { value: 1040, format: '#,##0.00\\ \\C\\R', means: '1040 CR' },
    { value: 40, format: '0.00" Cr";0.00" Dr"', means: '40 CR' },
    { value: -40, format: '0.00" Cr";0.00" Dr"', means: '40 DR' },
    { value: -40, format: '0.00" CR"', means: '-40 CR' },
    { value: 0, format: '0.00" CR"', means: 0 },
    { value: 21.5, format: '0.0" C"', means: 21.5 },
    { value: 70123456, format: '000000000', means: '070123456' },
    { value: 123456789012345, format: 'General', means: 123456789012345 },
    { value: 1234567890123456, format: '0', means: '1234567890123456' },
    // As Excel keeps 123456789012345678: digits beyond the fifteenth are none of the file's.
    { value: 1.2345678901234499e17, format: 'General', means: '123456789012345000' },
    { value: 9007199254740993000, format: '0', means: '9007199254740990000' },
    { value: 1.25e18, format: 'General', means: '1250000000000000000' },
    { value: Number.NaN, format: 'General', means: { error: 'a number that cannot be read' } },
    { value: Number.POSITIVE_INFINITY, format: 'yyyy', means: { error: 'a number that cannot be read' } },
  ])('that is $value by $format reads as $means', ({ value, format, means }) => {
    expect(createNumberReader(1900)(value, format)).toEqual(means)
  })

  it('counts days from where its workbook does', () => {
    const since1904 = createNumberReader(1904)
    expect(since1904(0, 'd/m/yyyy')).toEqual({ date: '1904-01-01' })
    expect(since1904(60, 'd/m/yyyy')).toEqual({ date: '1904-03-01' })
    expect(since1904(-1, 'd/m/yyyy')).toBe(-1)
  })
})

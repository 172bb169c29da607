import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDate } from '#shared/dates/parseDate.ts'
import { err, ok } from '#shared/errors/result.ts'
import { dateOrders } from '#shared/layout/layout.ts'

describe('a date whose order the column settles', () => {
  it.each([
    { written: '31/03/2025', order: 'dmy', day: '2025-03-31' },
    { written: '3/4/2025', order: 'dmy', day: '2025-04-03' },
    { written: '3/4/2025', order: 'mdy', day: '2025-03-04' },
    { written: '03-04-2025', order: 'dmy', day: '2025-04-03' },
    { written: '03.04.2025', order: 'dmy', day: '2025-04-03' },
    { written: '03 04 2025', order: 'mdy', day: '2025-03-04' },
    { written: '31/03/69', order: 'dmy', day: '2069-03-31' },
    { written: '31/03/70', order: 'dmy', day: '1970-03-31' },
    { written: '25/03/01', order: 'ymd', day: '2025-03-01' },
    { written: '25/03/01', order: 'dmy', day: '2001-03-25' },
    { written: '03042025', order: 'dmy', day: '2025-04-03' },
    { written: '03042025', order: 'mdy', day: '2025-03-04' },
    { written: '20122024', order: 'dmy', day: '2024-12-20' },
    { written: '29/02/2024', order: 'dmy', day: '2024-02-29' },
    { written: '29/02/2000', order: 'dmy', day: '2000-02-29' },
    { written: '31/03/2025 18:20', order: 'dmy', day: '2025-03-31' },
    { written: '31/03/2025 at 6:20 pm', order: 'dmy', day: '2025-03-31' },
    { written: '31/03/2025 18h20', order: 'dmy', day: '2025-03-31' },
    { written: '18:20 31/03/2025', order: 'dmy', day: '2025-03-31' },
    { written: '31 / 03 / 2025', order: 'dmy', day: '2025-03-31' },
    { written: '31–03–2025', order: 'dmy', day: '2025-03-31' },
    { written: '\u200e31/03/2025', order: 'dmy', day: '2025-03-31' },
    { written: "'31/03/2025", order: 'dmy', day: '2025-03-31' },
    { written: '310325', order: 'dmy', day: '2025-03-31' },
    { written: '033125', order: 'mdy', day: '2025-03-31' },
    { written: '250331', order: 'ymd', day: '2025-03-31' },
    { written: 'Mon 31/03/2025', order: 'dmy', day: '2025-03-31' },
    { written: 'Ma, 31/03/2025', order: 'dmy', day: '2025-03-31' },
    { written: '31/03/2025 (Monday)', order: 'dmy', day: '2025-03-31' },
  ] as const)('reads $written as $day in $order', ({ written, order, day }) => {
    expect(parseDate(written, order)).toEqual(ok(day))
  })
})

describe('a date that speaks for itself, whatever the order', () => {
  it.each([
    { written: '2021/12/13', day: '2021-12-13' },
    { written: '2021-12-13', day: '2021-12-13' },
    { written: '2026/6/12', day: '2026-06-12' },
    { written: '2021.12.13', day: '2021-12-13' },
    { written: '2021 12 13', day: '2021-12-13' },
    { written: '20200618', day: '2020-06-18' },
    { written: '2025-03-01 18:20', day: '2025-03-01' },
    { written: '2025-03-01T10:00:00+02:00', day: '2025-03-01' },
    { written: '2025-03-01T23:59:59.123Z', day: '2025-03-01' },
    { written: '20250301T235959Z', day: '2025-03-01' },
    { written: '2026-08-30 16:59:53 +0400', day: '2026-08-30' },
    { written: '2026-08-30, 4:59 PM', day: '2026-08-30' },
    { written: '2024年3月28日', day: '2024-03-28' },
    { written: '2024년 3월 8일', day: '2024-03-08' },
    { written: '01Mar2025', day: '2025-03-01' },
    { written: '1 March 2025', day: '2025-03-01' },
    { written: '1-Mar-25', day: '2025-03-01' },
    { written: '01/MAR/2025', day: '2025-03-01' },
    { written: '1 Sept. 2025', day: '2025-09-01' },
    { written: 'March 1, 2025', day: '2025-03-01' },
    { written: '2025 Mar 01', day: '2025-03-01' },
    { written: '1 Maart 2025', day: '2025-03-01' },
    { written: '15 Mei 2025', day: '2025-05-15' },
    { written: '02 Okt 2025', day: '2025-10-02' },
    { written: '24 Des 2025', day: '2025-12-24' },
    { written: '9 Augustus 2025 10:15', day: '2025-08-09' },
    { written: '  2025-03-01\u00a0', day: '2025-03-01' },
    { written: '1st March 2025', day: '2025-03-01' },
    { written: '2nd of March, 2025', day: '2025-03-02' },
    { written: 'March 3rd, 2025', day: '2025-03-03' },
    { written: '8ste Maart 2025', day: '2025-03-08' },
    { written: '2de van Mei 2025', day: '2025-05-02' },
    { written: "31 Mar '25", day: '2025-03-31' },
    { written: 'Mar-31-25', day: '2025-03-31' },
    { written: 'Monday, 31 March 2025', day: '2025-03-31' },
    { written: 'Maandag 31 Maart 2025', day: '2025-03-31' },
    { written: 'Sat 29 Feb 2020', day: '2020-02-29' },
    { written: 'Mon Mar 31 18:20:00 SAST 2025', day: '2025-03-31' },
    { written: 'Mon Mar 31 2025 18:20:00 GMT+0200 (South Africa Standard Time)', day: '2025-03-31' },
    { written: '31-MAR-25 12.00.00.000000000 PM', day: '2025-03-31' },
    { written: '2025-03-31T22:59:59+02:00[Africa/Johannesburg]', day: '2025-03-31' },
    { written: '2025-03-31 23:59 SAST', day: '2025-03-31' },
    { written: '2025-03-31 00:00 UTC+2', day: '2025-03-31' },
    { written: '20250331235959', day: '2025-03-31' },
    { written: '20250331120000.000[+2:SAST]', day: '2025-03-31' },
    // 45658 is 1 January 2025; 89 days on is 31 March.
    { written: '45747', day: '2025-03-31' },
    { written: '45747.7638888889', day: '2025-03-31' },
  ])('reads $written as $day', ({ written, day }) => {
    expect(dateOrders.map((order) => parseDate(written, order))).toEqual([ok(day), ok(day), ok(day)])
  })

  it('is a number of eight digits that a workbook stores', () => {
    expect(parseDate(20250331, 'dmy')).toEqual(ok('2025-03-31'))
  })

  it('is a date that the reader made of a workbook', () => {
    expect(parseDate({ date: '2024-02-29' }, 'mdy')).toEqual(ok('2024-02-29'))
  })
})

describe('what is no date', () => {
  it.each([
    { written: '', order: 'dmy', problem: 'date.missing' },
    { written: '  ', order: 'dmy', problem: 'date.missing' },
    { written: '31/02/2024', order: 'dmy', problem: 'date.impossible' },
    { written: '29/02/2023', order: 'dmy', problem: 'date.impossible' },
    { written: '29/02/2100', order: 'dmy', problem: 'date.impossible' },
    { written: '03/31/2025', order: 'dmy', problem: 'date.impossible' },
    { written: '31/03/2025', order: 'mdy', problem: 'date.impossible' },
    { written: '0/03/2025', order: 'dmy', problem: 'date.impossible' },
    { written: '2025-00-10', order: 'dmy', problem: 'date.impossible' },
    { written: '31 April 2025', order: 'dmy', problem: 'date.impossible' },
    { written: '0202-03-01', order: 'dmy', problem: 'date.impossible' },
    { written: '31/12/9999', order: 'dmy', problem: 'date.impossible' },
    { written: '31/03/2025', order: 'ymd', problem: 'date.unreadable' },
    { written: '1 Foo 2025', order: 'dmy', problem: 'date.unreadable' },
    { written: '1 Ma 2025', order: 'dmy', problem: 'date.unreadable' },
    { written: '31/03-2025', order: 'dmy', problem: 'date.unreadable' },
    { written: '31/03', order: 'dmy', problem: 'date.yearless' },
    { written: '31 Mrt', order: 'dmy', problem: 'date.yearless' },
    { written: '30/02', order: 'dmy', problem: 'date.impossible' },
    { written: '31.03', order: 'dmy', problem: 'date.unreadable' },
    { written: '310225', order: 'dmy', problem: 'date.impossible' },
    { written: '250332', order: 'ymd', problem: 'date.impossible' },
    { written: 'Mon 01/04/2025', order: 'dmy', problem: 'date.impossible' },
    { written: '32nd of March 2025', order: 'dmy', problem: 'date.impossible' },
    { written: '2025', order: 'ymd', problem: 'date.unreadable' },
    { written: 'March 2025', order: 'dmy', problem: 'date.unreadable' },
    { written: '2025-03', order: 'ymd', problem: 'date.unreadable' },
    { written: '1/2/3/2025', order: 'dmy', problem: 'date.unreadable' },
    { written: '12345678901234567', order: 'ymd', problem: 'date.unreadable' },
    { written: 'R1 234.56', order: 'dmy', problem: 'date.unreadable' },
    { written: 'Maybe 1 2025', order: 'dmy', problem: 'date.unreadable' },
    { written: '2025-03-01 99:99', order: 'dmy', problem: 'date.unreadable' },
    { written: '18:20', order: 'dmy', problem: 'date.unreadable' },
    { written: '145000,5', order: 'dmy', problem: 'date.unreadable' },
    { written: 'BROUGHT FORWARD', order: 'dmy', problem: 'date.unreadable' },
  ] as const)('finds $problem in "$written" ($order)', ({ written, order, problem }) => {
    expect(parseDate(written, order)).toEqual(err(problem))
  })

  it('is a plain number, and an error of a workbook', () => {
    expect(parseDate(45000, 'dmy')).toEqual(err('date.unreadable'))
    expect(parseDate({ error: '#VALUE!' }, 'dmy')).toEqual(err('cell.error'))
    expect(parseDate({ date: '1899-12-31' }, 'dmy')).toEqual(err('date.impossible'))
  })
})

describe('a date without a year', () => {
  const newYear = { from: '2024-12-16', to: '2025-01-15' }
  it.each([
    { written: '20/12', order: 'dmy', period: newYear, day: '2024-12-20' },
    { written: '03/01', order: 'dmy', period: newYear, day: '2025-01-03' },
    { written: '01/03', order: 'mdy', period: newYear, day: '2025-01-03' },
    { written: '01-03', order: 'ymd', period: newYear, day: '2025-01-03' },
    { written: '31 Des', order: 'dmy', period: newYear, day: '2024-12-31' },
    { written: 'Jan 2', order: 'dmy', period: newYear, day: '2025-01-02' },
    { written: 'Thu 2 Jan 18:20', order: 'dmy', period: newYear, day: '2025-01-02' },
    // A few days outside of the period.
    { written: '14 Dec', order: 'dmy', period: newYear, day: '2024-12-14' },
    { written: '17 Jan', order: 'dmy', period: newYear, day: '2025-01-17' },
    { written: '29 Feb', order: 'dmy', period: { from: '2024-02-01', to: '2024-02-29' }, day: '2024-02-29' },
  ] as const)('reads $written as $day in $period', ({ written, order, period, day }) => {
    expect(parseDate(written, order, period)).toEqual(ok(day))
  })

  it.each([
    { written: '30 Jun', period: newYear, because: 'is half a year away' },
    { written: '5 Mar', period: { from: '2024-01-01', to: '2025-12-31' }, because: 'is in the period twice' },
    { written: '29 Feb', period: { from: '2025-02-01', to: '2025-02-28' }, because: 'was not that year' },
    { written: '5 Mar', period: null, because: 'has no period to be in' },
  ])('has none where $written $because', ({ written, period }) => {
    expect(parseDate(written, 'dmy', period)).toEqual(err('date.yearless'))
  })
})

it('takes any text without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...dateOrders), (text, order) => {
      const read = parseDate(text, order)
      expect(!read.ok || /^\d{4}-\d\d-\d\d$/.test(read.value)).toBe(true)
    }),
  )
})

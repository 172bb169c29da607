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
  ])('reads $written as $day', ({ written, day }) => {
    expect(dateOrders.map((order) => parseDate(written, order))).toEqual([ok(day), ok(day), ok(day)])
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
    { written: '31/03', order: 'dmy', problem: 'date.unreadable' },
    { written: '2025-03-01 99:99', order: 'dmy', problem: 'date.unreadable' },
    { written: '18:20', order: 'dmy', problem: 'date.unreadable' },
    { written: '45000', order: 'dmy', problem: 'date.unreadable' },
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

it('takes any text without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...dateOrders), (text, order) => {
      const read = parseDate(text, order)
      expect(!read.ok || /^\d{4}-\d\d-\d\d$/.test(read.value)).toBe(true)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseDate } from '#shared/dates/parseDate.ts'
import { readAmount } from '#shared/layout/amountTally.ts'
import { columnProfileSchema, type ColumnProfile } from '#shared/layout/columnProfile.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { readDate } from '#shared/layout/dateTally.ts'
import { dateOrders, decimalMarks } from '#shared/layout/layout.ts'
import { parseAmount } from '#shared/money/parseAmount.ts'
import { cellText, type Cell, type Cells } from '#shared/reading/cell.ts'

function profileOf(...cells: readonly Cell[]): ColumnProfile {
  const profiler = createColumnProfiler(['Column'])
  for (const cell of cells) profiler.add([cell])
  return profiler.profiles()[0]!
}

describe('a column’s profile', () => {
  it('counts filled and empty cells, and takes a blank for nothing', () => {
    expect(profileOf('a', ' ', '', 'b')).toMatchObject({ filled: 2, empty: 2 })
  })

  it('keeps the first five different values, as written', () => {
    const profile = profileOf('b', 'a', ' b', 'c', 'd', 'a', 'e', 'f')
    expect(profile.samples).toEqual(['b', 'a', 'c', 'd', 'e'])
    expect(profile.distinct).toEqual({ count: 6, of: 8 })
  })

  it('knows the only value, empty cells aside', () => {
    expect(profileOf('1050', '', '1050').onlyValue).toBe('1050')
    expect(profileOf('1050', '1051', '1050').onlyValue).toBeNull()
    expect(profileOf('', '').onlyValue).toBeNull()
    expect(profileOf(...Array.from({ length: 1500 }, () => 'x'), 'y').onlyValue).toBeNull()
  })

  it('counts what reads as a date under each order, and the first that reads under one alone', () => {
    expect(profileOf('03/04/2025', '25/03/2025', 'never', '26/03/2025', '2025-03-27').dates).toEqual({
      ymd: { read: 1, only: 0, witness: null, up: 0, down: 0, from: '2025-03-27', to: '2025-03-27' },
      dmy: {
        read: 4,
        only: 2,
        witness: { row: 2, text: '25/03/2025' },
        up: 2,
        down: 1,
        from: '2025-03-25',
        to: '2025-04-03',
      },
      mdy: { read: 2, only: 0, witness: null, up: 1, down: 0, from: '2025-03-04', to: '2025-03-27' },
      ambiguous: 1,
      first: { row: 1, text: '03/04/2025' },
      firstAmbiguous: { row: 1, text: '03/04/2025' },
    })
  })

  it('counts what reads as an amount under each mark, its sign, its words and its currency', () => {
    expect(profileOf('1,250', '-12.34', '0', 'R7,50', '5.00 CR', '3.00 DR', '-', 'n/a').amounts).toEqual({
      '.': { read: 5, only: 3, witness: { row: 2, text: '-12.34' } },
      ',': { read: 3, only: 1, witness: { row: 4, text: 'R7,50' } },
      firstAmbiguous: { row: 1, text: '1,250' },
      positive: 4,
      negative: 1,
      zero: 1,
      nothing: 1,
      firstNegative: { row: 2, text: '-12.34' },
      debits: 1,
      credits: 1,
      currencies: ['ZAR'],
    })
  })

  it('takes a workbook’s dates and numbers as they are stored', () => {
    expect(profileOf({ date: '2025-03-04' }, -12.5, { error: '#REF!' })).toMatchObject({
      filled: 3,
      stored: { dates: 1, numbers: 1 },
      dates: { ymd: { read: 1 }, dmy: { read: 1 }, mdy: { read: 1 }, ambiguous: 0 },
      amounts: { '.': { read: 1, only: 0 }, ',': { read: 1, only: 0 }, negative: 1 },
    })
  })

  it('counts flags, currency codes and cells with letters', () => {
    expect(profileOf('D', 'Cr', 'zar', '12')).toMatchObject({
      flags: { debits: 1, credits: 1 },
      currencies: { read: 1, codes: ['ZAR'] },
      lettered: 3,
    })
  })

  it('goes on counting a column that begins with a thousand dashes', () => {
    const dashes = Array.from({ length: 1200 }, () => '-')
    expect(profileOf(...dashes, '12.34').amounts).toMatchObject({ nothing: 1200, positive: 1 })
  })
})

describe('the profiler', () => {
  it('counts rows from 1 unless it is told their numbers', () => {
    const profiler = createColumnProfiler(['Date'])
    profiler.add(['2025-03-01'], 8)
    profiler.add(['25/03/2025'], 12)
    expect(profiler.profiles()[0]!.dates.dmy.witness).toEqual({ row: 12, text: '25/03/2025' })
  })

  it('takes short and long rows: missing cells are empty, further columns have no heading', () => {
    const profiler = createColumnProfiler(['A', 'B'])
    const rows: Cells[] = [['1'], ['1', '2', '3'], []]
    for (const cells of rows) profiler.add(cells)
    expect(
      profiler.profiles().map(({ heading, filled, empty, head }) => ({ heading, filled, empty, head })),
    ).toEqual([
      { heading: 'A', filled: 2, empty: 1, head: ['1', '1', ''] },
      { heading: 'B', filled: 1, empty: 2, head: ['', '2', ''] },
      { heading: '', filled: 1, empty: 2, head: ['', '3', ''] },
    ])
  })

  it('gives plain JSON of its schema, no larger for a hundred times the rows', () => {
    const sizeAfter = (rows: number): number => {
      const profiler = createColumnProfiler(['Date', 'Text', 'Amount'])
      for (let row = 0; row < rows; row++)
        profiler.add(['25/03/2025', `Text ${row} ${'x'.repeat(500)}`, '12.34'])
      const profiles = profiler.profiles()
      const json = JSON.stringify(profiles)
      expect(z.array(columnProfileSchema).parse(JSON.parse(json))).toEqual(profiles)
      return json.length
    }
    expect(sizeAfter(50_000)).toBeLessThan(sizeAfter(500) + 200)
  })
})

describe('the short cuts', () => {
  const digits = fc.nat({ max: 9999 }).map(String)
  const piece = fc.oneof(
    digits,
    fc.constantFrom('.', ',', ' ', '-', '/', '(', ')', 'R', 'CR', 'Mar', '00', '2025', '12', '31', ':'),
  )
  const cell = fc.oneof(
    fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
    fc
      .tuple(fc.constantFrom('', '-'), fc.nat(), fc.constantFrom('.', ','), fc.nat({ max: 999 }))
      .map(([sign, whole, mark, cents]) => `${sign}${whole}${mark}${String(cents).padStart(2, '0')}`),
    fc
      .tuple(fc.integer({ min: 1800, max: 2300 }), fc.constantFrom('-', '/', '.'), fc.nat(40), fc.nat(40))
      .map(([year, mark, month, day]) => `${year}${mark}${month}${mark}${day}`),
    fc
      .tuple(
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1999, max: 2030 }),
      )
      .map(([day, month, year]) => `${String(day).padStart(2, '0')}${String(month).padStart(2, '0')}${year}`),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((minor) => minor / 100),
  )

  it('read amounts as parseAmount does', () => {
    fc.assert(
      fc.property(cell, (written) => {
        const found = readAmount(written, cellText(written).trim())
        for (const mark of decimalMarks) {
          const amount = parseAmount(written, mark, 2)
          expect(found[mark]).toEqual(amount.ok ? amount.value : undefined)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('read dates as parseDate does', () => {
    fc.assert(
      fc.property(cell, (written) => {
        const found = readDate(written, cellText(written).trim(), { byHeading: true, period: null })
        for (const order of dateOrders) {
          const day = parseDate(written, order, { from: '2000-01-01', to: '2000-12-31' })
          expect(found[order]).toBe(day.ok ? day.value : undefined)
        }
      }),
      { numRuns: 5000 },
    )
  })
})

import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { suggestLayout } from '#shared/layout/suggestLayout.ts'
import { column } from '#shared/layout/testing/bankLayout.ts'

function layoutOf(headings: string, rows: readonly string[]): Layout {
  const profiler = createColumnProfiler(headings.split(','))
  for (const [place, row] of rows.entries()) profiler.add(row.split(','), place + 2)
  return suggestLayout(profiler.profiles(), {}).layout
}

/** The column that is suggested for the amount after the fee in a file with these headings and rows. */
function netOf(headings: string, rows: readonly string[]): number | undefined {
  const { net } = layoutOf(headings, rows).fields
  return net?.from === 'column' ? net.column : undefined
}

const right = ['2026-08-01,Mug,-100.00,3.00,-103.00', '2026-08-02,Cup,50.00,1.50,48.50']

const taxedFees = [
  '2025-03-01,Coffee,100.00,2.60,0.39,97.01',
  '2025-03-02,Cake,230.00,5.98,0.90,223.12',
  '2025-03-03,Tea,57.50,1.50,0.22,55.78',
  '2025-03-04,Lunch,180.00,4.68,0.70,174.62',
  '2025-03-05,Given back,-30.00,0.00,0.00,-30.00',
]

it('what is left after the fee and VAT on top of it is held against each row', () => {
  const { fields } = layoutOf('Date,Description,Amount,Fee,VAT,Net', taxedFees)
  expect(fields).toMatchObject({ fee: column(3), feeVat: column(4), net: column(5) })
  expect(fields).not.toHaveProperty('vat')
})

describe('the column of what is left after the fee', () => {
  it.each([
    { what: 'is called so', headings: 'Date,Name,Gross,Fee,Net', rows: right },
    {
      what: 'has some row that is wrong',
      headings: 'Date,Name,Gross,Fee,Net amount',
      rows: [...right, '2026-08-03,Jug,80.00,2.00,79.00'],
    },
    {
      what: 'is wrong in its only row',
      headings: 'Date,Name,Gross,Fee,Nett',
      rows: ['2026-08-03,Jug,-80.00,2.00,-79.00'],
    },
  ])('$what', ({ headings, rows }) => {
    expect(netOf(headings, rows)).toBe(4)
  })

  it.each([
    { what: 'is the amount beside money out and money in', amounts: ['100.00', '50.00'] },
    { what: 'is that amount with its sign', amounts: ['-100.00', '50.00'] },
    { what: 'is that amount where it is wrong in a row', amounts: ['-100.00', '500.00'] },
  ])('$what', ({ amounts: [out = '', come = ''] }) => {
    const rows = [`2026-08-01,Mug,${out},100.00,`, `2026-08-02,Cup,${come},,50.00`]
    expect(netOf('Date,Name,Amount,Debit,Credit', rows)).toBe(2)
  })

  it('is none where the amount beside money out and money in is of another currency', () => {
    const rows = ['2026-08-01,Mug,5.40,100.00,', '2026-08-02,Cup,2.70,,50.00']
    expect(netOf('Date,Name,Original amount,Debit,Credit', rows)).toBeUndefined()
  })

  it.each([
    { what: 'beside no fee', headings: 'Date,Name,Gross,Tax,Net', rows: right },
    {
      what: 'of two that are called so',
      headings: 'Date,Name,Gross,Fee,Net,Net in ZAR',
      rows: right.map((row) => `${row},1.00`),
    },
    {
      what: 'that is less by VAT, too',
      headings: 'Date,Name,Gross,Fee,Net,VAT',
      rows: ['2026-08-01,Mug,115.00,3.00,97.00,15.00', '2026-08-02,Cup,-23.00,1.00,-19.00,3.00'],
    },
    {
      what: 'that no row agrees with',
      headings: 'Date,Name,Gross,Fee,Net',
      rows: [1, 2, 3, 4].map((day) => `2026-08-0${day},Mug,-${day}00.00,3.00,-${day}.00`),
    },
    {
      what: 'that agrees in rows without an amount alone',
      headings: 'Date,Name,Gross,Fee,Net',
      rows: [
        ...[1, 2, 3, 4].map((day) => `2026-08-0${day},Mug,-${day}00.00,3.00,-${day}.00`),
        ...[5, 6, 7, 8].map((day) => `2026-08-0${day},Fee,0.00,3.00,-3.00`),
      ],
    },
  ])('is none $what', ({ headings, rows }) => {
    expect(netOf(headings, rows)).toBeUndefined()
  })
})

describe('a column that is called a payout', () => {
  const sales = (third: string): string[] => [
    '2026-08-01,Mug,100.00,3.00,97.00',
    '2026-08-01,Cup,50.00,1.50,48.50',
    `2026-08-02,Jug given back,-50.00,-1.50,${third}`,
  ]

  it.each(['Payout', 'Payout Amount', 'Settlement', 'Settled amount'])(
    'is what is left of each row where it holds just that, and groups none: %s',
    (heading) => {
      const headings = `Date,Name,Amount,Fee,${heading}`
      expect(netOf(headings, sales('-48.50'))).toBe(4)
      expect(layoutOf(headings, sales('-48.50'))).toMatchObject({ kind: 'bank', feeBasis: 'beside' })
    },
  )

  it('groups the rows where it has the numbers of payouts', () => {
    const rows = ['2026-08-01,Mug,100.00,3.00,40001', '2026-08-01,Cup,50.00,1.50,40001']
    expect(layoutOf('Date,Name,Amount,Fee,Payout', rows)).toMatchObject({
      kind: 'settlement',
      fields: { settlementId: column(4) },
    })
  })

  it('is neither where it holds what several rows were paid out as', () => {
    // 97.00 + 48.50 = 145.50
    const rows = ['2026-08-01,Mug,100.00,3.00,145.50', '2026-08-01,Cup,50.00,1.50,145.50']
    expect(layoutOf('Date,Name,Amount,Fee,Payout', rows).fields).not.toHaveProperty('net')
    expect(layoutOf('Date,Name,Amount,Fee,Payout', rows).fields).not.toHaveProperty('settlementId')
  })

  it('gives way to one that is called net', () => {
    const rows = sales('-48.50').map((row) => `${row},145.50`)
    expect(netOf('Date,Name,Amount,Fee,Net,Payout', rows)).toBe(4)
    expect(netOf('Date,Name,Amount,Fee,Payout,Net', rows)).toBe(5)
  })

  it('is what is left of each row beside one that is called net and differs in most rows', () => {
    const rows = [...sales('-48.50'), '2026-08-03,Pan,80.00,2.00,78.00'].map((row) => `${row},1.00`)
    expect(netOf('Date,Name,Amount,Fee,Payout,Net', rows)).toBe(4)
  })

  it('is none of two that are called so', () => {
    const rows = sales('-48.50').map((row) => `${row},145.50`)
    expect(netOf('Date,Name,Amount,Fee,Payout,Settled amount', rows)).toBeUndefined()
  })
})

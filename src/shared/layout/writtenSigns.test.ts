import { describe, expect, it } from 'vitest'
import { convertRow } from '#shared/convert/convertRow.ts'
import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import type { FieldName, FlagReading, Layout } from '#shared/layout/layout.ts'
import { withFlagReading, writtenSigns } from '#shared/layout/writtenSigns.ts'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'

const bank = bankLayout({ date: 0, name: 1 }, { sign: 'flag', identity: [1] })

/** The layout with these fields from the columns behind date and name, in order. */
function layoutOf(fields: readonly FieldName[], other: Partial<Layout> = {}): Layout {
  const more = fields.map((field, place) => [field, { from: 'column', column: 2 + place }] as const)
  return { ...bank, ...other, fields: { ...bank.fields, ...Object.fromEntries(more) } }
}

type Rows = readonly (readonly string[])[]

function profilesOf(rows: Rows): ColumnProfile[] {
  const profiler = createColumnProfiler([])
  for (const row of cellsOf(rows)) profiler.add(row)
  return profiler.profiles()
}

function cellsOf(rows: Rows): string[][] {
  return rows.map((row, place) => ['2025-03-01', `Row ${place}`, ...row])
}

function readAs(reading: FlagReading, layout: Layout, rows: Rows): Layout {
  return withFlagReading(profilesOf(rows), layout, reading)
}

function verdictsOn(layout: Layout, rows: Rows): RowVerdict[] {
  const signs = writtenSigns(profilesOf(rows), layout)
  return cellsOf(rows).map((cells, place) =>
    convertRow({ row: place + 1, cells, left: null, fixes: undefined }, { layout, account: '1', signs }, 1),
  )
}

/** The doubts about amounts of a table's rows. */
function doubtsIn(layout: Layout, rows: Rows): string[] {
  return verdictsOn(layout, rows)
    .flatMap(({ findings }) => findings)
    .filter(({ field }) => field === 'amount')
    .map(({ row, code, column, found, beside }) => `${row} ${code} ${column} ${found} ${beside}`)
}

/** What becomes of each row of a table, given by its cells behind date and name: `+ 1000`, `- 1000`, or what is wrong and where. */
function becomes(layout: Layout, rows: Rows): string[] {
  return verdictsOn(layout, rows).map((verdict) => {
    if (verdict.state === 'left') return verdict.why
    if (verdict.state === 'converted')
      return verdict.entries.map(({ kind, amount }) => `${kind === 'income' ? '+' : '-'} ${amount}`).join()
    return verdict.findings
      .map(({ code, column, found, beside }) => `${code} ${column} ${found} ${beside ?? ''}`.trim())
      .join()
  })
}

describe('an amount beside a flag', () => {
  const layout = layoutOf(['amount', 'flag'])

  it.each([
    {
      where: 'none has a minus',
      rows: ['100.00 D', '80.00 D', '500.00 C', '-100.00 C', '-5.00 D', '0.00 C'],
      gives: [
        ...['- 10000', '- 8000', '+ 50000', 'amount.againstFlag 2 -100.00 C'],
        ...['amount.againstFlag 2 -5.00 D', 'information'],
      ],
    },
    {
      where: 'money out has one',
      rows: ['-100.00 D', '-80.00 D', '500.00 C', '60.00 C', '-100.00 C', '5.00 D'],
      gives: [
        ...['- 10000', '- 8000', '+ 50000', '+ 6000', 'amount.againstFlag 2 -100.00 C'],
        'amount.againstFlag 2 5.00 D',
      ],
    },
    {
      where: 'money in has one, as on a card',
      rows: ['100.00 D', '80.00 D', '-500.00 C', '-60.00 C', '(20.00) D'],
      gives: ['- 10000', '- 8000', '+ 50000', '+ 6000', 'amount.againstFlag 2 (20.00) D'],
    },
    {
      where: 'as many have one as have none',
      rows: ['100.00 D', '-80.00 D', '500.00 C'],
      gives: ['- 10000', 'amount.againstFlag 2 -80.00 D', '+ 50000'],
    },
    {
      where: 'all money out has one, and there is nothing else',
      rows: ['-100.00 D', '-80.00 D'],
      gives: ['- 10000', '- 8000'],
    },
  ])('is held against the others, where $where', ({ rows, gives }) => {
    const cells = rows.map((row) => row.split(' '))
    expect(becomes(layout, cells)).toEqual(gives)
  })

  it('is held against the others by words of the user’s own, too', () => {
    const own: Layout = { ...layout, flagWords: { debit: ['Refund'], credit: ['Sale'] } }
    const rows = [
      ['100.00', 'Sale'],
      ['60.00', 'Sale'],
      ['-20.00', 'Refund'],
      ['-30.00', 'Sale'],
    ]
    expect(becomes(own, rows)).toEqual(['+ 10000', '+ 6000', '- 2000', 'amount.againstFlag 2 -30.00 Sale'])
  })

  it('may not carry a mark that contradicts it', () => {
    const rows = [
      ['100.00 DR', 'D'],
      ['50.00 CR', 'C'],
      ['70.00 DR', 'C'],
    ]
    expect(becomes(layout, rows)).toEqual(['- 10000', '+ 5000', 'amount.againstFlag 2 70.00 DR C'])
  })

  it.each([
    {
      where: 'none has a minus',
      rows: ['100.00 D', '80.00 D', '500.00 C', '-100.00 C', '-5.00 D', '0.00 C'],
      paidBack: ['- 10000', '- 8000', '+ 50000', '- 10000', '+ 500', 'information'],
      asFlag: ['- 10000', '- 8000', '+ 50000', '+ 10000', '- 500', 'information'],
    },
    {
      where: 'money out has one',
      rows: ['-100.00 D', '-80.00 D', '500.00 C', '60.00 C', '-100.00 C', '5.00 D'],
      paidBack: ['- 10000', '- 8000', '+ 50000', '+ 6000', '- 10000', '+ 500'],
      asFlag: ['- 10000', '- 8000', '+ 50000', '+ 6000', '+ 10000', '- 500'],
    },
    {
      where: 'money in has one, as on a card',
      rows: ['100.00 D', '80.00 D', '-500.00 C', '-60.00 C', '(20.00) D'],
      paidBack: ['- 10000', '- 8000', '+ 50000', '+ 6000', '+ 2000'],
      asFlag: ['- 10000', '- 8000', '+ 50000', '+ 6000', '- 2000'],
    },
  ])('is what the layout says against the others, where $where', ({ rows, paidBack, asFlag }) => {
    const cells = rows.map((row) => row.split(' '))
    expect(becomes(readAs('paidBack', layout, cells), cells)).toEqual(paidBack)
    expect(becomes(readAs('asFlag', layout, cells), cells)).toEqual(asFlag)
  })

  it('that was paid back has a doubt, and its VAT the sign that it has itself', () => {
    const withVat = layoutOf(['amount', 'flag', 'vat'])
    const rows = [
      ['115.00', 'D', '15.00'],
      ['230.00', 'C', '30.00'],
      ['-46.00', 'D', '-6.00'],
    ]
    const read = readAs('paidBack', withVat, rows)
    expect(becomes(read, rows)).toEqual(['- 11500', '+ 23000', '+ 4600'])
    expect(doubtsIn(read, rows)).toEqual(['3 amount.against 2 -46.00 D'])
  })

  it('has no doubt as the user types it, be it against its word', () => {
    const rows = [
      ['100.00', 'D'],
      ['50.00', 'C'],
    ]
    const cells = ['2025-03-01', 'Odd', '70.00', 'C']
    const input = { row: 3, cells, left: null, fixes: { values: { amount: '-70.00' }, left: null } }
    expect(convertRow(input, { layout: readAs('paidBack', layout, rows), account: '1' }, 1)).toMatchObject({
      state: 'converted',
      entries: [{ kind: 'expense', amount: 7000 }],
      findings: [],
    })
  })

  it('may not contradict the mark in its own cell, whatever the layout says of the others', () => {
    const rows = [
      ['100.00', 'D'],
      ['50.00', 'C'],
      ['70.00 DR', 'C'],
    ]
    for (const reading of ['paidBack', 'asFlag'] as const)
      expect(becomes(readAs(reading, layout, rows), rows)).toEqual([
        ...['- 10000', '+ 5000', 'amount.againstFlag 2 70.00 DR C'],
      ])
  })

  it('may not contradict the mark in its own cell, where the others do not', () => {
    const marked = layoutOf(['amount'], { sign: 'signed' })
    const rows = [['100.00 DR'], ['50.00 CR'], ['-70.00 CR'], ['-5.00'], ['60.00 CR']]
    expect(becomes(marked, rows)).toEqual([
      ...['- 10000', '+ 5000', 'amount.againstMark 2 -70.00 CR', '- 500', '+ 6000'],
    ])
  })

  it('is held against many rows that come after the first two hundred', () => {
    const debits = Array.from({ length: 250 }, () => ['-1.00', 'D'])
    const credits = Array.from({ length: 50 }, () => ['2.00', 'C'])
    const found = becomes(layout, [...debits, ...credits, ['-3.00', 'C'], ['3.00', 'D']])
    expect(found.slice(249, 252)).toEqual(['- 100', '+ 200', '+ 200'])
    expect(found.slice(300)).toEqual(['amount.againstFlag 2 -3.00 C', 'amount.againstFlag 2 3.00 D'])
  })

  it('is as the user types it', () => {
    const signs = { amount: { in: 'plus', out: 'plus' }, vat: { in: null, out: null } } as const
    const typed = (values: Partial<Record<FieldName, string>>) => {
      const cells = ['2025-03-01', 'Odd', '-100.00', 'C']
      const input = { row: 1, cells, left: null, fixes: { values, left: null } }
      const verdict = convertRow(input, { layout, account: '1', signs }, 1)
      return verdict.state === 'converted' ? verdict.entries.map(({ kind }) => kind).join() : verdict.state
    }
    expect([
      typed({}),
      typed({ amount: '-100.00' }),
      typed({ amount: '100.00' }),
      typed({ flag: 'C' }),
    ]).toEqual(['error', 'expense', 'income', 'income'])
  })
})

describe('an amount in a list of one kind', () => {
  it.each([
    {
      kind: 'expense',
      rows: ['100.00', '80.00', '-5.00', '0.00'],
      gives: ['- 10000', '- 8000', 2, 'information'],
    },
    { kind: 'expense', rows: ['-100.00', '-80.00', '5.00'], gives: ['- 10000', '- 8000', 2] },
    { kind: 'income', rows: ['100.00', '80.00', '(5.00)'], gives: ['+ 10000', '+ 8000', 2] },
    { kind: 'income', rows: ['100.00', '80.00', '5.00 DR'], gives: ['+ 10000', '+ 8000', '- 500'] },
  ] as const)('goes the one way of $kind, or is in error: $rows', ({ kind, rows, gives }) => {
    const found = becomes(
      layoutOf(['amount'], { kind, sign: 'unsigned' }),
      rows.map((amount) => [amount]),
    )
    const expected = gives.map((each) => (each === 2 ? `amount.otherSign 2 ${rows[2]}` : each))
    expect(found).toEqual(expected)
  })
})

describe('VAT', () => {
  const vat = (rows: readonly string[], other: Partial<Layout> = {}): string[] =>
    becomes(
      layoutOf(['amount', 'vat'], { sign: 'signed', ...other }),
      rows.map((row) => row.split(' ')),
    )
  const against = (found: string, beside: string) => `vat.otherSign 3 ${found} ${beside}`

  it('with the sign of its amount is right, and the one without is not', () => {
    expect(vat(['-115.00 -15.00', '-230.00 30.00', '575.00 75.00', '-345.00 -45.00'])).toEqual([
      ...['- 11500', against('30.00', '-230.00'), '+ 57500', '- 34500'],
    ])
  })

  it('without any sign is right, but for the one with a minus', () => {
    expect(
      vat(['-115.00 15.00', '-230.00 30.00', '575.00 75.00', '-345.00 -45.00', '115.00 -15.00']),
    ).toEqual([
      ...['- 11500', '- 23000', '+ 57500', against('-45.00', '-345.00'), against('-15.00', '115.00')],
    ])
  })

  it('with the opposite sign throughout is consistent', () => {
    expect(vat(['-115.00 15.00', '575.00 -75.00', '-230.00 30.00'])).toEqual([
      ...['- 11500', '+ 57500', '- 23000'],
    ])
  })

  it('of nothing has no sign, and what the user reckons with another rule is not asked', () => {
    expect(vat(['-115.00 -15.00', '-230.00 0.00', '-230.00 '])).toEqual(['- 11500', '- 23000', '- 23000'])
    expect(vat(['-115.00 -15.00', '-230.00 -30.00', '-345.00 45.00'], { vat: 'contained' })).toEqual([
      ...['- 11500', '- 23000', '- 34500'],
    ])
  })

  it('beside columns of money out and money in is held against those of its way', () => {
    const layout = layoutOf(['debit', 'credit', 'vat'], { sign: 'debitCredit' })
    const rows = [
      ['115.00', '', '-15.00'],
      ['', '575.00', '75.00'],
      ['230.00', '', '-30.00'],
      ['345.00', '', '45.00'],
    ]
    expect(becomes(layout, rows)).toEqual([
      ...['- 11500', '+ 57500', '- 23000', 'vat.otherSign 4 45.00 345.00'],
    ])
  })

  it('of what was paid back in a column of money out was paid back with it', () => {
    const layout = layoutOf(['debit', 'credit', 'vat'], { sign: 'debitCredit', debitSign: 'plus' })
    const rows = [
      ['115.00', '', '15.00'],
      ['', '575.00', '75.00'],
      ['-46.00', '', '-6.00'],
    ]
    expect(becomes(layout, rows)).toEqual(['- 11500', '+ 57500', '+ 4600'])
  })
})

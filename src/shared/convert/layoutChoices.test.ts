import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertRow, type RowInput } from '#shared/convert/convertRow.ts'
import { readSourceRow } from '#shared/convert/readSourceRow.ts'
import { ruleOfRow } from '#shared/convert/rowCategory.ts'
import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { FieldSource, Layout } from '#shared/layout/layout.ts'
import { bankLayout, column } from '#shared/layout/testing/bankLayout.ts'
import type { Cells } from '#shared/reading/cell.ts'
import { vatModes, type VatMode } from '#shared/vat/vatMode.ts'

const bank = bankLayout({ date: 0, amount: 1, name: 2 }, { identity: [2] })
const mapped = (fields: Layout['fields'], more: Partial<Layout> = {}): Layout => ({
  ...bank,
  ...more,
  fields: { ...bank.fields, ...fields },
})
const context = (layout: Layout) => ({ layout, account: '62-001' })
const inputOf = (cells: Cells, values: NonNullable<RowInput['fixes']>['values'] = {}): RowInput => ({
  row: 2,
  cells,
  left: null,
  fixes: Object.keys(values).length === 0 ? undefined : { values, left: null },
})
const convert = (cells: Cells, layout: Layout, values?: NonNullable<RowInput['fixes']>['values']) =>
  convertRow(inputOf(cells, values), context(layout), 1)
const entryOf = (verdict: RowVerdict) => {
  if (verdict.state !== 'converted') throw new Error(JSON.stringify(verdict))
  return verdict.entries[0]!
}
const codesOf = ({ findings }: RowVerdict) => findings.map(({ code, severity }) => `${severity} ${code}`)

describe('a name that is joined from columns', () => {
  const joined: FieldSource = { from: 'columns', columns: [2, 4, 3], separator: ' / ' }
  it.each([
    { cells: ['Shop', 'Ref 7', 'Card'], name: 'Shop / Card / Ref 7' },
    { cells: ['Shop', '', 'Card'], name: 'Shop / Card' },
    { cells: ['', 'Ref 7'], name: 'Ref 7' },
    { cells: [' Shop ', 12, { date: '2025-01-31' }], name: 'Shop / 2025-01-31 / 12' },
  ] as { cells: Cells; name: string }[])('of $cells is $name', ({ cells, name }) => {
    expect(entryOf(convert(['2025-01-31', '-5', ...cells], mapped({ name: joined }))).name).toBe(name)
  })

  it('is missing where all of them are empty, and in error where one is', () => {
    const layout = mapped({ name: joined })
    expect(convert(['2025-01-31', '-5', '', ' '], layout).findings).toMatchObject([
      { code: 'name.missing', column: 2 },
    ])
    expect(convert(['2025-01-31', '-5', 'Shop', { error: '#REF!' }], layout).findings).toMatchObject([
      { code: 'cell.error', column: 3, found: '#REF!' },
    ])
  })

  it('may be a date and a sign, too: one cell alone stays what it is', () => {
    const date: FieldSource = { from: 'columns', columns: [0, 3], separator: ' ' }
    const amount: FieldSource = { from: 'columns', columns: [4, 1], separator: '' }
    const layout = mapped({ date, amount })
    expect(entryOf(convert([{ date: '2025-01-31' }, 5, 'Shop'], layout))).toMatchObject({
      date: '2025-01-31',
      kind: 'income',
      amount: 500,
    })
    expect(entryOf(convert(['2025-01-31', '5.00', 'Shop', '18:20', '-'], layout))).toMatchObject({
      date: '2025-01-31',
      kind: 'expense',
      amount: 500,
    })
  })
})

describe('a default', () => {
  const layout = mapped({
    name: { from: 'column', column: 2, empty: 'Till' },
    currency: { from: 'column', column: 3, empty: 'USD' },
    date: { from: 'column', column: 0, empty: '2025-01-31' },
    notes: { from: 'columns', columns: [4, 5], separator: ' ', empty: 'none' },
  })

  it('stands in where a cell is empty', () => {
    expect(entryOf(convert(['', '5', ' '], layout))).toMatchObject({
      date: '2025-01-31',
      name: 'Till',
      currency: 'USD',
      notes: 'none',
    })
    expect(convert(['', '5', ' '], layout).findings).toEqual([])
  })

  it('gives way to what the cell or a fix says', () => {
    const cells = ['2025-02-01', '5', 'Shop', 'ZAR', '', 'late']
    expect(entryOf(convert(cells, layout))).toMatchObject({
      date: '2025-02-01',
      name: 'Shop',
      currency: 'ZAR',
      notes: 'late',
    })
    expect(entryOf(convert(['', '5', ''], layout, { name: 'Fixed' })).name).toBe('Fixed')
  })
})

describe('VAT', () => {
  const vatOf = (vat: VatMode | undefined, cells: Cells, values?: { vat: string }) => {
    const layout = mapped({ vat: column(3) }, vat === undefined ? {} : { vat })
    const verdict = convert(cells, layout, values)
    return [verdict.state === 'converted' ? verdict.entries[0]?.vat : verdict.state, ...codesOf(verdict)]
  }

  it.each([
    { vat: 'none', date: '2025-01-31', gross: '115.00', cell: '15.00', is: [undefined] },
    { vat: 'none', date: '2025-01-31', gross: '115.00', cell: 'much', is: [undefined] },
    { vat: 'exempt', date: '2025-01-31', gross: '115.00', cell: '15.00', is: [undefined] },
    { vat: 'zeroRated', date: '2025-01-31', gross: '115.00', cell: '15.00', is: [0] },
    { vat: 'contained', date: '2018-04-01', gross: '-115.00', cell: '', is: [1500] },
    { vat: 'contained', date: '2018-03-31', gross: '-115.00', cell: '15.00', is: [1412] },
    { vat: 'contained', date: '1993-04-06', gross: '5', cell: '', is: [undefined, 'warning vat.noRate'] },
    { vat: 'column', date: '2025-01-31', gross: '-115.00', cell: '15.00', is: [1500] },
    { vat: 'column', date: '2025-01-31', gross: '115.00', cell: '-15.00', is: [1500] },
    { vat: 'column', date: '2025-01-31', gross: '115.00', cell: '', is: [undefined] },
    { vat: 'column', date: '2025-01-31', gross: '115.00', cell: '0.00', is: [0] },
    {
      vat: 'column',
      date: '2025-01-31',
      gross: '115.00',
      cell: '15.01',
      is: [1501, 'warning vat.implausible'],
    },
    {
      vat: 'column',
      date: '2018-03-31',
      gross: '115.00',
      cell: '15.00',
      is: [1500, 'warning vat.implausible'],
    },
    { vat: 'column', date: '2018-03-31', gross: '115.00', cell: '14.12', is: [1412] },
    { vat: 'column', date: '1990-01-31', gross: '110.00', cell: '10.00', is: [1000] },
    {
      vat: 'column',
      date: '2025-01-31',
      gross: '115.00',
      cell: '115.01',
      is: ['error', 'error vat.tooLarge'],
    },
    {
      vat: 'column',
      date: '2025-01-31',
      gross: '115.00',
      cell: '€15',
      is: ['error', 'error currency.mixed'],
    },
    { vat: undefined, date: '2025-01-31', gross: '100.00', cell: '13.04', is: [1304] },
    {
      vat: undefined,
      date: '2025-01-31',
      gross: '100.00',
      cell: '13',
      is: [1300, 'warning vat.implausible'],
    },
  ] as const)(
    '$vat of $gross on $date, with "$cell" in the file, is $is',
    ({ vat, date, gross, cell, is }) => {
      expect(vatOf(vat, [date, gross, 'Shop', cell])).toEqual(is)
    },
  )

  it.each(vatModes)('that is typed counts before all else (%s)', (mode) => {
    expect(vatOf(mode, ['2025-01-31', '115.00', 'Shop', '1'], { vat: '15' })).toEqual([1500])
  })

  it('is none for the fee beside an amount', () => {
    const layout = mapped({ fee: column(3) }, { vat: 'contained', feeBasis: 'beside' })
    const verdict = convert(['2025-01-31', '115', 'Sale', '-3.45'], layout)
    expect(verdict.state === 'converted' && verdict.entries.map(({ vat }) => vat)).toEqual([1500, undefined])
  })
})

describe('the category of a row', () => {
  const layout = mapped(
    {
      category: { from: 'column', column: 3, empty: 'Office Supplies' },
      notes: column(4),
      account: column(5),
    },
    {
      categories: {
        values: [{ found: 'Brandstof', category: 'Fuel' }],
        rules: [
          { when: 'startsWith', text: 'Salary', category: 'Sales', only: 'income' },
          { when: 'contains', text: 'parking', category: 'Travel' },
          { when: 'account', account: '99', category: 'Rent' },
          { when: 'amount', from: 100000, to: 199999, category: 'Insurance' },
        ],
      },
    },
  )

  it.each([
    { cells: ['-5', 'Salary', ''], category: 'Office Supplies', rule: null },
    { cells: ['5', ' salary  May', 'X'], category: 'Sales', rule: 0 },
    { cells: ['-5', 'Shop', 'X', 'PARKING fee'], category: 'Travel', rule: 1 },
    { cells: ['-5', 'Shop', 'X', '', '9-9'], category: 'Rent', rule: 2 },
    { cells: ['-1000.00', 'Shop', 'X'], category: 'Insurance', rule: 3 },
    { cells: ['-999.99', 'Shop', 'brandstof '], category: 'Fuel', rule: null },
    { cells: ['-5', 'Shop', 'Tuin'], category: 'Tuin', rule: null },
  ])('$cells is $category, by rule $rule', ({ cells, category, rule }) => {
    const input = inputOf(['2025-01-31', ...cells])
    const verdict = convertRow(input, context(layout), 1)
    expect(entryOf(verdict).category).toBe(category)
    expect(ruleOfRow(input, verdict, context(layout))).toBe(rule)
  })

  it('is the user’s own where it was typed, and a typed name is what rules look at', () => {
    const cells = ['2025-01-31', '-5', 'Shop', 'X']
    const typed = inputOf(cells, { category: 'Gifts', name: 'Parking' })
    const verdict = convertRow(typed, context(layout), 1)
    expect(entryOf(verdict).category).toBe('Gifts')
    expect(ruleOfRow(typed, verdict, context(layout))).toBeNull()
    expect(entryOf(convert(cells, layout, { name: 'Parking' })).category).toBe('Travel')
  })

  it('does not excuse an error in its cell', () => {
    expect(codesOf(convert(['2025-01-31', '-5', 'Parking', { error: '#N/A' }], layout))).toEqual([
      'error cell.error',
    ])
  })
})

describe('card numbers', () => {
  const layout = mapped({ notes: column(3) })
  const cells = ['2025-01-31', '-5', 'POS 4111 1111 1111 1111  Shop', 'card 4111111111111111']

  it('are masked in names and notes where that is wished', () => {
    expect(entryOf(convert(cells, { ...layout, maskCards: true }))).toMatchObject({
      name: 'POS **** **** **** 1111 Shop',
      notes: 'card ************1111',
    })
    expect(entryOf(convert(cells, layout)).name).toBe('POS 4111 1111 1111 1111 Shop')
  })

  it('are seen by rules as they stand', () => {
    const rules = [{ when: 'contains', text: '4111 1111', category: 'Gifts' } as const]
    const ruled = { ...layout, maskCards: true, categories: { values: [], rules } }
    expect(entryOf(convert(cells, ruled)).category).toBe('Gifts')
  })
})

describe('the id of a record', () => {
  const choices: fc.Arbitrary<Partial<Layout>> = fc.record({
    vat: fc.constantFrom(...vatModes),
    maskCards: fc.boolean(),
    categories: fc.constantFrom(
      { values: [], rules: [] },
      { values: [{ found: 'X', category: 'Fuel' }], rules: [{ when: 'amount', category: 'Rent' } as const] },
    ),
    fields: fc.record({
      date: fc.constantFrom(column(0), { from: 'column', column: 0, empty: '2024-12-31' } as const),
      amount: fc.constantFrom(column(1), { from: 'column', column: 1, empty: '7' } as const),
      name: fc.constantFrom(
        column(2),
        { from: 'column', column: 2, empty: 'Till' } as const,
        { from: 'columns', columns: [2, 3], separator: '-' } as const,
        { from: 'constant', value: 'Shop' } as const,
      ),
      currency: fc.constantFrom(column(4), { from: 'column', column: 4, empty: 'USD' } as const),
      vat: fc.constant(column(5)),
      category: fc.constant(column(3)),
    }),
  })
  const rows: fc.Arbitrary<Cells> = fc.tuple(
    fc.constantFrom('2025-01-31', '', 'soon'),
    fc.constantFrom('115.00', '-5', ''),
    fc.constantFrom('Shop', ' 4111 1111 1111 1111', ''),
    fc.constantFrom('X', ''),
    fc.constantFrom('ZAR', 'EUR', ''),
    fc.constantFrom('15.00', '€1', 'much', ''),
  )

  it('is the same whatever is joined, filled in, masked, put into a category, or said of VAT', () => {
    const plain = { ...bank, fields: { ...bank.fields, currency: column(4) } }
    fc.assert(
      fc.property(rows, choices, (cells, chosen) => {
        const layout = { ...bank, ...chosen }
        const { identity } = readSourceRow(cells, context(plain))
        expect(readSourceRow(cells, context(layout)).identity).toEqual(identity)
        const [before, after] = [convert(cells, plain), convert(cells, layout)]
        if (before.state === 'converted' && after.state === 'converted')
          expect(entryOf(after).id).toBe(entryOf(before).id)
      }),
      { numRuns: 500 },
    )
  })
})

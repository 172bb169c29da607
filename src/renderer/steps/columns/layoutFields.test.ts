import { describe, expect, it } from 'vitest'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import {
  columnSource,
  joinedSource,
  shownFields,
  takesEmpty,
  withEmpty,
  withField,
  withFlagWords,
} from './layoutFields.ts'

const bank: Layout = {
  version: 1,
  kind: 'bank',
  dateOrder: 'ymd',
  decimalMark: '.',
  sign: 'signed',
  currency: 'ZAR',
  fields: { date: { from: 'column', column: 0 } },
  identity: [],
}

describe('the fields in sight', () => {
  it.each<{ of: string; layout: Layout; main: FieldName[] }>([
    {
      of: 'a signed bank account',
      layout: bank,
      main: ['date', 'name', 'amount', 'category', 'notes', 'vat'],
    },
    {
      of: 'money in and out in columns of their own',
      layout: { ...bank, sign: 'debitCredit' },
      main: ['date', 'name', 'debit', 'credit', 'category', 'notes', 'vat'],
    },
    {
      of: 'amounts with a mark',
      layout: { ...bank, sign: 'flag' },
      main: ['date', 'name', 'amount', 'flag', 'category', 'notes', 'vat'],
    },
    {
      of: 'settlements',
      layout: { ...bank, kind: 'settlement' },
      main: ['date', 'name', 'amount', 'settlementId', 'fee', 'payoutDate', 'category', 'notes', 'vat'],
    },
    {
      of: 'a bank account whose balance is mapped',
      layout: { ...bank, fields: { balance: { from: 'column', column: 3 } } },
      main: ['date', 'name', 'amount', 'category', 'notes', 'vat', 'balance'],
    },
    {
      of: 'a business without VAT, though the file has a column of it',
      layout: { ...bank, vat: 'none', fields: { vat: { from: 'column', column: 3 } } },
      main: ['date', 'name', 'amount', 'category', 'notes'],
    },
  ])('of $of', ({ layout, main }) => {
    expect(shownFields(layout).main).toEqual(main)
  })

  it('never are in both places', () => {
    const { main, more } = shownFields(bank)
    expect(main.filter((field) => more.includes(field))).toEqual([])
  })

  it('hold no column of VAT where VAT is reckoned from the amounts', () => {
    expect(shownFields({ ...bank, vat: 'contained' }).more).not.toContain('vat')
  })
})

describe('a field joined from columns', () => {
  const columns = (['date', 'text', 'amount', 'text'] as const).map((holds, index) => ({
    ...{ index, heading: '', holds, samples: [] },
  }))

  it.each([
    { before: { from: 'column', column: 3 } as const, joined: [3, 1] },
    { before: { from: 'constant', value: 'x' } as const, joined: [1, 3] },
    { before: null, joined: [1, 3] },
    { before: { from: 'columns', columns: [0, 2, 1], separator: '-' } as const, joined: [0, 2, 1] },
  ])('begins with what it had, and words: $joined', ({ before, joined }) => {
    const had = before?.from === 'columns' ? { ...before, columns: [...before.columns] } : before
    expect(joinedSource(had, columns)).toEqual({ from: 'columns', columns: joined, separator: ' ' })
  })
})

describe('what stands in where cells are empty', () => {
  it.each([
    { field: 'name', source: { from: 'column', column: 1 }, takes: true },
    { field: 'flag', source: { from: 'column', column: 1 }, takes: true },
    { field: 'notes', source: { from: 'columns', columns: [1, 2], separator: ' ' }, takes: true },
    { field: 'date', source: { from: 'column', column: 1 }, takes: false },
    { field: 'amount', source: { from: 'column', column: 1 }, takes: false },
    { field: 'amount', source: { from: 'column', column: 1, empty: '1.00' }, takes: true },
  ] as const)('may be given for $field from $source: $takes', ({ field, source, takes }) => {
    const cells = source.from === 'columns' ? { ...source, columns: [...source.columns] } : source
    expect(takesEmpty(field, cells)).toBe(takes)
  })

  it.each([
    { text: ' Till ', source: { from: 'column', column: 1, empty: 'Till' } },
    { text: '  ', source: { from: 'column', column: 1 } },
  ])('is “$text” without the blanks around it, or nothing', ({ text, source }) => {
    expect(withEmpty({ from: 'column', column: 1, empty: 'before' }, text)).toEqual(source)
  })

  it('stays when the field is taken from another column, or from several', () => {
    const before = { from: 'column', column: 1, empty: 'Till' } as const
    const columns = [1, 2].map((index) => ({ index, heading: '', holds: 'text' as const, samples: [] }))
    expect(columnSource(before, 4)).toEqual({ from: 'column', column: 4, empty: 'Till' })
    expect(joinedSource(before, columns)).toEqual({
      ...{ from: 'columns', columns: [1, 2], separator: ' ', empty: 'Till' },
    })
  })
})

describe('a field', () => {
  it('is taken from another column', () => {
    const changed = withField(bank, 'date', { from: 'column', column: 2 })
    expect(changed.fields).toEqual({ date: { from: 'column', column: 2 } })
  })

  it('is taken from nowhere: it is gone, not undefined', () => {
    expect(Object.keys(withField(bank, 'date', null).fields)).toEqual([])
  })

  const settled: Layout = {
    ...bank,
    dateOrder: 'mdy',
    feeBasis: 'beside',
    feeSign: 'minus',
    debitSign: 'plus',
    creditSign: 'plus',
    amountsIn: 'cents',
  }
  it.each([
    { field: 'date', open: { dateOrder: null } },
    { field: 'amount', open: { feeBasis: undefined, amountsIn: undefined } },
    { field: 'fee', open: { feeBasis: undefined, feeSign: undefined } },
    { field: 'debit', open: { feeBasis: undefined, debitSign: undefined, amountsIn: undefined } },
    { field: 'credit', open: { feeBasis: undefined, creditSign: undefined, amountsIn: undefined } },
    { field: 'notes', open: {} },
  ] as const)('from another column ($field) opens what its cells had settled', ({ field, open }) => {
    const { fields: _, ...changed } = withField(settled, field, { from: 'column', column: 7 })
    const { fields: _before, ...before } = settled
    expect(changed).toEqual({ ...before, ...open })
  })

  it('from the same column keeps what its cells have settled', () => {
    const changed = withField(settled, 'date', { from: 'column', column: 0, empty: '2025-03-01' })
    expect(changed.dateOrder).toBe('mdy')
  })
})

describe('words of the user’s own in a flag column', () => {
  const flagged: Layout = { ...bank, flagWords: { debit: ['Gone'], credit: ['Came'] } }

  it.each([
    { way: 'debit', words: ['Gone', ' Spent '], make: { debit: ['Gone', 'Spent'], credit: ['Came'] } },
    { way: 'credit', words: ['Came', 'Gone'], make: { debit: [], credit: ['Came', 'Gone'] } },
    { way: 'credit', words: [], make: { debit: ['Gone'], credit: [] } },
  ] as const)('for $way: $words', ({ way, words, make }) => {
    expect(withFlagWords(flagged, way, words).flagWords).toEqual(make)
  })

  it('are none: the layout says nothing of them', () => {
    expect(withFlagWords({ ...bank, flagWords: { debit: ['Gone'], credit: [] } }, 'debit', [])).toEqual(bank)
  })
})

import { describe, expect, it } from 'vitest'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import { shownFields, withField } from './layoutFields.ts'

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
  ])('of $of', ({ layout, main }) => {
    expect(shownFields(layout).main).toEqual(main)
  })

  it('never are in both places', () => {
    const { main, more } = shownFields(bank)
    expect(main.filter((field) => more.includes(field))).toEqual([])
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
})

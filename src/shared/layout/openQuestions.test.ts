import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { missingFields } from '#shared/layout/missingFields.ts'
import { openQuestions } from '#shared/layout/openQuestions.ts'
import { suggestLayout } from '#shared/layout/suggestLayout.ts'

function profilesOf(headings: readonly string[], rows: readonly (readonly string[])[]): ColumnProfile[] {
  const profiler = createColumnProfiler(headings)
  for (const [index, cells] of rows.entries()) profiler.add(cells, index + 2)
  return profiler.profiles()
}

const layout: Layout = {
  version: 1,
  kind: 'bank',
  dateOrder: 'ymd',
  decimalMark: '.',
  sign: 'signed',
  currency: 'ZAR',
  fields: {
    date: { from: 'column', column: 0 },
    name: { from: 'column', column: 1 },
    amount: { from: 'column', column: 2 },
  },
  identity: [1],
}
const date = { from: 'column', column: 0 } as const
const amount = { from: 'column', column: 2 } as const

describe('openQuestions', () => {
  it('asks nothing where the file settles everything', () => {
    const profiles = profilesOf(['Date', 'Description', 'Amount'], [['2025-03-01', 'Bread', '-20.00']])
    expect(openQuestions(profiles, suggestLayout(profiles, {}).layout)).toEqual([])
  })

  it('asks for all that a file leaves open', () => {
    const profiles = profilesOf(
      ['Date', 'Description', 'Amount'],
      [
        ['03/04/2025', 'Bread', '1,250'],
        ['04/04/2025', 'Milk', '30'],
      ],
    )
    expect(openQuestions(profiles, suggestLayout(profiles, {}).layout)).toEqual([
      {
        about: 'dateOrder',
        options: ['dmy', 'mdy'],
        why: 'no day in the column is above 12: 03/04/2025 in row 2 may be 3 April 2025 or 4 March 2025',
      },
      {
        about: 'decimalMark',
        options: ['.', ','],
        why: 'row 2 has 1,250, and no amount shows whether its mark parts the cents or the thousands',
      },
      {
        about: 'sign',
        options: ['signed', 'inverted'],
        why: 'no amount has a minus, and no other column says which way the money went',
      },
    ])
  })

  it('is silent about what was answered', () => {
    const profiles = profilesOf(['Date', 'Description', 'Amount'], [['03/04/2025', 'Bread', '30']])
    const suggested = suggestLayout(profiles, {}).layout
    expect(openQuestions(profiles, { ...suggested, dateOrder: 'mdy', sign: 'inverted' })).toEqual([])
  })

  it('tells a column that is not chosen from one that is not there', () => {
    const profiles = profilesOf(['Date', 'Description', 'Amount'], [['2025-03-01', 'Bread', '-20.00']])
    const unmapped: Layout = { ...layout, fields: {} }
    expect(openQuestions(profiles, unmapped)).toEqual([
      { about: 'date', options: [], why: 'no column is chosen for the date' },
      { about: 'amount', options: [], why: 'no column is chosen for the amount' },
    ])
    expect(openQuestions(profilesOf(['Word'], [['Bread']]), unmapped)).toEqual([
      { about: 'date', options: [], why: 'no column holds dates' },
      { about: 'amount', options: [], why: 'no column holds amounts' },
    ])
  })

  it('leaves every answer open where a layout has none yet though the file has', () => {
    const profiles = profilesOf(['Date', 'Description', 'Amount'], [['2025-03-01', 'Bread', '-20.00']])
    expect(openQuestions(profiles, { ...layout, dateOrder: null, decimalMark: null })).toEqual([
      { about: 'dateOrder', options: ['ymd', 'dmy', 'mdy'], why: 'no order was chosen yet' },
      { about: 'decimalMark', options: ['.', ','], why: 'no decimal mark was chosen yet' },
    ])
  })
})

describe('missingFields', () => {
  it.each<{ name: string; change: Partial<Layout>; missing: string[] }>([
    { name: 'a bank layout with date and amount', change: {}, missing: [] },
    { name: 'one without any field', change: { fields: {} }, missing: ['date', 'amount'] },
    {
      name: 'one with money out alone',
      change: { sign: 'debitCredit', fields: { date, debit: amount } },
      missing: [],
    },
    {
      name: 'one that expects money in and out but has one amount',
      change: { sign: 'debitCredit', fields: { date, amount } },
      missing: ['amount'],
    },
    {
      name: 'one that expects one amount but has money in and out',
      change: { sign: 'signed', fields: { date, debit: amount } },
      missing: ['amount'],
    },
    { name: 'one whose flag decides but is not mapped', change: { sign: 'flag' }, missing: ['flag'] },
    { name: 'a settlement without ids', change: { kind: 'settlement' }, missing: ['settlementId'] },
    {
      name: 'a settlement with one id for all its rows',
      change: {
        kind: 'settlement',
        fields: { date, amount, settlementId: { from: 'constant', value: 'P1' } },
      },
      missing: [],
    },
    { name: 'an expense list of a single day', change: { kind: 'expense', sign: 'unsigned' }, missing: [] },
  ])('of $name are $missing', ({ change, missing }) => {
    expect(missingFields({ ...layout, ...change })).toEqual(missing)
  })
})

import { describe, expect, it } from 'vitest'
import { convertRow } from '#shared/convert/convertRow.ts'
import { fieldTexts } from '#shared/convert/fieldTexts.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'
import type { Cells } from '#shared/reading/cell.ts'

const bank = bankLayout(
  { date: 0, amount: 1, flag: 2 },
  { dateOrder: 'dmy', decimalMark: ',', fields: { category: { from: 'constant', value: 'Rent' } } },
)
const textsOf = (cells: Cells, layout: Layout, values: Partial<Record<FieldName, string>> = {}) =>
  fieldTexts({ row: 1, cells, left: null, fixes: { values, left: null } }, layout)

describe('the texts of a row', () => {
  it('are those of the source, as they stand, and of constants', () => {
    expect(textsOf([{ date: '2024-02-29' }, ' R 1 234,50', 'D'], bank)).toEqual({
      date: '2024-02-29',
      amount: ' R 1 234,50',
      flag: 'D',
      category: 'Rent',
    })
  })

  it('are those of fixes where there are, mapped or not', () => {
    expect(textsOf(['soon', '5,00', ''], bank, { date: '2024-02-29', notes: 'late' })).toMatchObject({
      date: '2024-02-29',
      amount: '5,00',
      notes: 'late',
    })
  })

  it('are empty where a row is short', () => {
    expect(textsOf([], bank)).toEqual({ date: '', amount: '', flag: '', category: 'Rent' })
  })
})

describe('the amount of a row, where its sign does not say the direction', () => {
  const twoColumns: Layout = {
    ...bank,
    sign: 'debitCredit',
    fields: { debit: { from: 'column', column: 1 }, credit: { from: 'column', column: 2 } },
  }

  it.each([
    { layout: { ...bank, sign: 'inverted' }, cells: ['', '1.234,50', ''], amount: '-1234,50' },
    { layout: { ...bank, sign: 'flag' }, cells: ['', '5,00', 'D'], amount: '-5,00' },
    { layout: { ...bank, sign: 'flag', kind: 'expense' }, cells: ['', '5,00', 'D'], amount: '5,00' },
    { layout: { ...bank, sign: 'flag' }, cells: ['', '5,00', '?'], amount: '5,00' },
    { layout: { ...bank, sign: 'inverted' }, cells: ['', 'R12.3X', ''], amount: 'R12.3X' },
    { layout: twoColumns, cells: ['', '5,00', ''], amount: '-5,00' },
    { layout: twoColumns, cells: ['', '', '5,00'], amount: '5,00' },
    { layout: twoColumns, cells: ['', '', ''], amount: undefined },
    { layout: twoColumns, cells: ['', '5,00', '6,00'], amount: undefined },
    { layout: { ...twoColumns, currency: 'KWD' }, cells: ['', '1,234', ''], amount: '-1,234' },
  ] as { layout: Layout; cells: Cells; amount: string | undefined }[])(
    'reads $amount of $cells ($layout.sign)',
    ({ layout, cells, amount }) => {
      expect(textsOf(cells, layout).amount).toBe(amount)
    },
  )

  it.each(['signed', 'inverted', 'flag', 'debitCredit'] as const)(
    'means the same when it is typed back as a fix (%s)',
    (sign) => {
      const layout: Layout = {
        ...bank,
        sign,
        fields: { ...bank.fields, ...(sign === 'debitCredit' ? twoColumns.fields : {}) },
      }
      const cells = ['01/02/2024', '1.234,50', sign === 'debitCredit' ? '' : 'D']
      const input = { row: 1, cells, left: null, fixes: undefined }
      const { amount = '' } = fieldTexts(input, layout)
      const typed = { ...input, fixes: { values: { amount }, left: null } }
      const context = { layout, account: null }
      expect(convertRow(typed, context, 1)).toEqual(convertRow(input, context, 1))
    },
  )
})

import { describe, expect, it } from 'vitest'
import { filledFromAbove, saidBelow } from '#shared/reading/mergedDown.ts'

const day = { date: '2025-03-01' }

describe('a cell that is merged over the rows below', () => {
  it.each([
    { what: 'a date', value: day, row: [day, 'Shop', -5], says: day },
    { what: 'a date in text', value: '01/03/2025', row: ['01/03/2025', 'Shop'], says: '01/03/2025' },
    { what: 'a day without its year', value: '1 Mar', row: ['1 Mar', 'Shop', -5], says: '1 Mar' },
    { what: 'a text beside an amount and a date', value: 'Fees', row: [day, 'Fees', '-5.00'], says: 'Fees' },
    {
      what: 'a text beside a day of the week',
      value: 'Fees',
      row: ['Sat, 1 Mar 2025', 'Fees', -5],
      says: 'Fees',
    },
    { what: 'a heading', value: 'Date', row: ['Date', 'Name', 'Amount'], says: '' },
    {
      what: 'a title beside a number',
      value: 'First Bank',
      row: ['First Bank', 'Account', 62123456789],
      says: '',
    },
    {
      what: 'an error',
      value: { error: '#REF!' },
      row: [day, { error: '#REF!' }, -5],
      says: { error: '#REF!' },
    },
    { what: 'an amount', value: -5, row: [day, 'Shop', -5], says: '' },
    { what: 'an amount in text', value: 'R 5.00 CR', row: [day, 'Shop', 'R 5.00 CR'], says: '' },
    { what: 'nothing', value: '', row: ['', -5], says: '' },
  ])('says $says for them where it is $what', ({ value, row, says }) => {
    expect(saidBelow(value, row)).toEqual(says)
  })
})

describe('a row below merged cells', () => {
  it.each([
    { what: 'has what they say', row: ['', 'Tea', -6], filled: [day, 'Tea', -6, '', 'Fees'] },
    {
      what: 'keeps what it says itself',
      row: ['02/03/2025', 'Tea', -6],
      filled: ['02/03/2025', 'Tea', -6, '', 'Fees'],
    },
    {
      what: 'without an amount is only a second line',
      row: ['', 'at the corner'],
      filled: ['', 'at the corner'],
    },
    { what: 'that is blank stays so', row: [], filled: [] },
  ])('$what', ({ row, filled }) => {
    const above = new Map([
      [0, { value: day }],
      [3, { value: '' }],
      [4, { value: 'Fees' }],
    ])
    expect(filledFromAbove(row, above)).toEqual(filled)
  })
})

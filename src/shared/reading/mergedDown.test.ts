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
    { what: 'the number of an account', value: 62123456789, row: [62123456789, day, -5], says: 62123456789 },
    { what: 'such a number in text', value: '062123456', row: ['062123456', day, -5], says: '062123456' },
    { what: 'a date as eight digits', value: 20250301, row: [20250301, 'Shop', -5], says: 20250301 },
    { what: 'a number beside no amount', value: 62123456789, row: [day, 62123456789], says: '' },
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
    expect(saidBelow(row)(value).value).toEqual(says)
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
    { what: 'that is called a total is none of them', row: ['', 'Total', -11], filled: ['', 'Total', -11] },
    {
      what: 'that is a total of something is none of them',
      row: ['', 'Fees Total', -11],
      filled: ['', 'Fees Total', -11],
    },
    {
      what: 'that states a balance is none of them',
      row: ['', 'Balance b/f', 90],
      filled: ['', 'Balance b/f', 90],
    },
  ])('$what', ({ row, filled }) => {
    const above = new Map([
      [0, { value: day, isNamed: true }],
      [3, { value: '', isNamed: true }],
      [4, { value: 'Fees', isNamed: true }],
    ])
    expect(filledFromAbove(row, above)).toEqual(filled)
  })

  it('is their sum where they have names and it has none', () => {
    const dated = (isNamed: boolean) => new Map([[0, { value: day, isNamed }]])
    expect(filledFromAbove(['', '', -11], dated(true))).toEqual(['', '', -11])
    expect(filledFromAbove(['', '', -11], dated(false))).toEqual([day, '', -11])
  })
})

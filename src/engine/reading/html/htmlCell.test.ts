import { describe, expect, it } from 'vitest'
import type { Cell } from '#shared/reading/cell.ts'
import { htmlCell } from '#engine/reading/html/htmlCell.ts'

interface Case {
  readonly shown: string
  readonly says: Readonly<Record<string, string>>
  readonly is: Cell
}

const cellOf = ({ shown, says }: Case): Cell => htmlCell(new Map(Object.entries(says)), shown)

describe('the exact number that a web page holds', () => {
  it.each<Case>([
    { shown: '-1,235', says: { 'x:num': '-1234.56' }, is: -1234.56 },
    { shown: '-1.2E+03', says: { 'x:num': '-1234.5' }, is: -1234.5 },
    { shown: '(1,235)', says: { 'x:num': '-1234.56' }, is: -1234.56 },
    // A format without a minus, in red.
    { shown: '5.00', says: { 'x:num': '-5' }, is: -5 },
    { shown: '12%', says: { 'x:num': '0.12' }, is: 0.12 },
    { shown: '', says: { 'x:num': '0' }, is: 0 },
    { shown: '-', says: { 'x:num': '0' }, is: 0 },
    { shown: '######', says: { 'x:num': '1234567.89' }, is: 1234567.89 },
    { shown: '950.00', says: { 'x:num': '' }, is: 950 },
    { shown: '6.21235E+10', says: { 'x:num': '62123456789' }, is: 62123456789 },
    { shown: '6.2E+15', says: { 'x:num': '6212345678901234' }, is: '6212345678901234' },
    { shown: '20240131', says: { 'x:num': '20240130.6' }, is: 20240130.6 },
    { shown: '1.235', says: { sdval: '1234.56', sdnum: '1031;0;#.##0' }, is: 1234.56 },
    { shown: '1,235', says: { 'data-t': 'n', 'data-v': '1234.56' }, is: 1234.56 },
    { shown: '5', says: { 'x:num': '4.5', 'x:fmla': '=A1/2' }, is: 4.5 },
  ])('is taken where $shown is shown of $says', (one) => {
    expect(cellOf(one)).toEqual(one.is)
  })

  it.each<Case>([
    { shown: 'R 1,235', says: { 'x:num': '1234.56' }, is: 'R 1234.56' },
    { shown: '-$1,235', says: { 'x:num': '-1234.56' }, is: '$ -1234.56' },
    { shown: '1,235 DR', says: { 'x:num': '-1234.56' }, is: '1234.56 DR' },
    { shown: '1,235 Cr', says: { 'x:num': '1234.56' }, is: '1234.56 Cr' },
    { shown: '-1,235 Cr', says: { 'x:num': '-1234.56' }, is: '-1234.56 Cr' },
  ])('keeps the word beside it of $shown', (one) => {
    expect(cellOf(one)).toEqual(one.is)
  })

  it.each<Case>([
    { shown: '13-Mar-24', says: { 'x:num': '45364' }, is: '13-Mar-24' },
    { shown: '13/03/2024', says: { sdval: '45364', sdnum: '7177;7177;DD/MM/YYYY' }, is: '13/03/2024' },
    { shown: '20240313', says: { 'x:num': '45364' }, is: '20240313' },
    { shown: '13 Mar', says: { 'x:num': '45364' }, is: '13 Mar' },
    { shown: '18:30', says: { 'x:num': '0.770833333333333' }, is: '18:30' },
    { shown: '00042', says: { 'x:num': '42' }, is: '00042' },
    { shown: '12-345', says: { 'x:num': '12345' }, is: '12-345' },
    { shown: 'Yes', says: { 'x:num': '1' }, is: 'Yes' },
    { shown: '950,00', says: { 'x:num': '' }, is: '950,00' },
    { shown: '5', says: { 'x:num': 'about five' }, is: '5' },
    { shown: '1234', says: { 'x:str': '' }, is: '1234' },
    { shown: '5', says: { 'data-t': 's', 'data-v': '5' }, is: '5' },
    { shown: '1,235', says: {}, is: '1,235' },
  ])('does not stand for $shown, which is what is shown of $says', (one) => {
    expect(cellOf(one)).toEqual(one.is)
  })
})

describe('a cell of a web page', () => {
  it.each<Case>([
    { shown: '', says: { 'x:str': '00042 ' }, is: '00042' },
    { shown: '#N/A', says: { 'x:err': '' }, is: { error: '#N/A' } },
    { shown: '', says: { 'x:err': '#REF!', 'x:fmla': '=A1' }, is: { error: '#REF!' } },
    { shown: '', says: { 'x:fmla': '=A1' }, is: { error: 'a formula without a stored value' } },
    { shown: '', says: { 'x:fmla': '=A1', 'x:str': '' }, is: '' },
    { shown: '5.00', says: { 'x:fmla': '=A1' }, is: '5.00' },
  ])('that shows $shown and says $says', (one) => {
    expect(cellOf(one)).toEqual(one.is)
  })
})

import { describe, expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import { findNumberedHeading, saidByNumbered } from '#shared/reading/numberedRows.ts'

const account: Cells = ['2', '62001234567', 'MS T NKOSI', 'FNB GOLD CHEQUE ACCOUNT']
const periodNames: Cells = ['3', 'Statement Number', 'From Date', 'To Date', 'Opening Balance']
const period: Cells = ['3', '92', '11 December 2024', '12 January 2025', '-177.49']
const row: Cells = ['5', '1', '13 Dec', 'FNB OB Pmt', '2500.00', '2322.51']

function heading(kind: string): Cells {
  return [kind, 'Number', 'Date', 'Description1', 'Amount', 'Balance']
}

describe('the headings of numbered rows', () => {
  it.each<{ are: string; rows: Cells[]; row: number }>([
    {
      are: 'of the kind of the transactions',
      rows: [account, periodNames, period, heading('5'), row],
      row: 4,
    },
    { are: 'of a kind of their own', rows: [account, [], periodNames, heading('4'), row], row: 4 },
    { are: 'in the first row', rows: [heading('5'), row], row: 1 },
    {
      are: 'above numbers of a workbook',
      rows: [[2, 62001234567], heading('5'), [5, 1, 'x', 'y', 2]],
      row: 2,
    },
  ])('are $are', ({ rows, row: expected }) => {
    expect(findNumberedHeading(rows)).toBe(expected)
  })

  it.each<{ because: string; rows: Cells[] }>([
    {
      because: 'its headings have no number',
      rows: [
        ['Nr', 'Date', 'Description', 'Amount'],
        ['1', ...row],
      ],
    },
    { because: 'what is above is not numbered', rows: [['Statement of account'], heading('5'), row] },
    { because: 'what is above has a higher number', rows: [['6', 'x'], heading('5'), row] },
    { because: 'what is below has another number', rows: [account, heading('5'), ['7', ...row.slice(1)]] },
    { because: 'nothing is below', rows: [account, heading('5')] },
    { because: 'its headings name no amount', rows: [account, periodNames, period] },
    { because: 'it has no rows', rows: [] },
  ])('are none in a table of which $because', ({ rows }) => {
    expect(findNumberedHeading(rows)).toBeNull()
  })
})

it('numbered rows say account, holder, and what stands below the names of columns', () => {
  expect(saidByNumbered([account, [], periodNames, period])).toEqual([
    { key: 'account', values: ['62001234567'] },
    { key: 'holder', values: ['MS T NKOSI'] },
    { key: 'statement number', values: ['92'] },
    { key: 'from date', values: ['11 December 2024'] },
    { key: 'to date', values: ['12 January 2025'] },
    { key: 'opening balance', values: ['-177.49'] },
  ])
})

it.each<{ because: string; rows: Cells[] }>([
  { because: 'a row has no number', rows: [account, ['Account:', '62001234567']] },
  { because: 'there are none', rows: [[], ['']] },
])('rows are not numbered where $because', ({ rows }) => {
  expect(saidByNumbered(rows)).toBeNull()
})

import { describe, expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import { findHeadingRow } from '#shared/reading/findHeadingRow.ts'

describe('the heading row', () => {
  it.each<{ of: string; rows: Cells[]; is: number | null }>([
    {
      of: 'a plain table',
      rows: [
        ['Date', 'Amount'],
        ['2025-03-01', '5.00'],
      ],
      is: 1,
    },
    {
      of: 'a table in no known language',
      rows: [
        ['Päivä', 'Saaja', 'Määrä'],
        ['1.3.2025', 'Kauppa', '-5,00'],
      ],
      is: 1,
    },
    {
      of: 'a table below keys and values',
      rows: [
        ['Account Name', 'J Soap'],
        ['Type:', 'Cheque'],
        [],
        ['Date', 'Details', 'Amount'],
        ['2025-03-01', 'x', '5.00'],
      ],
      is: 4,
    },
    {
      of: 'a table whose first row is an opening balance',
      rows: [
        ['Date', 'Details', 'Amount', 'Balance'],
        ['', 'Balance brought forward', '', '9.00'],
        ['1/3/2025', 'x', '1.00', '10.00'],
      ],
      is: 1,
    },
    {
      of: 'rows without one',
      rows: [
        ['2025-03-01', 'Coffee', '-5.00'],
        ['2025-03-02', 'Tea', '-4.00'],
      ],
      is: null,
    },
    {
      of: 'rows without one below a preamble',
      rows: [
        ['Statement Enquiry :'],
        ['Account Number :', '123'],
        ['Account Description :', 'SmallBiz'],
        ['01Mar2025', 'Fee', '-33', '54676.77'],
      ],
      is: null,
    },
    {
      of: 'a workbook with real dates and numbers',
      rows: [['Sales of March'], ['Date', 'Total'], [{ date: '2025-03-01' }, 5]],
      is: 2,
    },
    { of: 'a table with headings only', rows: [['Date', 'Amount', 'Balance']], is: 1 },
    {
      of: 'a table without a date or a number',
      rows: [
        ['Name', 'City'],
        ['Ann', 'Knysna'],
        ['Ben', 'Paarl'],
      ],
      is: 1,
    },
    { of: 'nothing', rows: [], is: null },
  ])('of $of is $is', ({ rows, is }) => {
    expect(findHeadingRow(rows)).toBe(is)
  })
})

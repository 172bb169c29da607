import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { csvForSpreadsheets } from '#engine/csvForSpreadsheets.ts'

it.each([
  { cell: '-100.00', written: '-100.00' },
  { cell: '-5', written: '-5' },
  { cell: '100.00', written: '100.00' },
  { cell: '=1+1', written: "'=1+1" },
  { cell: '-1+1', written: "'-1+1" },
  { cell: '-100.00 ZAR', written: "'-100.00 ZAR" },
  { cell: '+27215550100', written: "'+27215550100" },
  { cell: '@SUM(A1)', written: "'@SUM(A1)" },
  { cell: '=A1\nin two lines', written: "'=A1\nin two lines" },
  { cell: '\t=1', written: "'\t=1" },
])('writes $cell so that a spreadsheet takes it as what it is', ({ cell, written }) => {
  expect(Papa.parse(csvForSpreadsheets([['a', cell]])).data[0]).toEqual(['a', written])
})

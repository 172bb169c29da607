import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { FailureError } from '#shared/errors/failure.ts'
import type { Cells } from '#shared/reading/cell.ts'
import { TallCells } from '#engine/reading/tallCells.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { detectFormat } from '#engine/reading/detectFormat.ts'
import { readWorkbookStart } from '#engine/reading/readWorkbook.ts'
import type { ReadOptions } from '#engine/reading/sourceReading.ts'
import { readAll } from '#engine/reading/testing/readAll.ts'
import { xlsxOf } from '#engine/reading/testing/xlsxOf.ts'
import { readXlsxStart } from '#engine/reading/xlsx/readXlsxStart.ts'
import { readFast, readWithSheetJs } from '#engine/reading/xlsx/testing/readBoth.ts'

/** A workbook as SheetJS writes it, cells by their places, and which of them are merged. */
function workbookOf(
  bookType: XLSX.BookType,
  cells: Readonly<Record<string, string | number>>,
  merges: readonly string[],
  lastRow = 8,
): Buffer {
  const sheet: XLSX.WorkSheet = {
    '!ref': `A1:E${lastRow}`,
    '!merges': merges.map((range) => XLSX.utils.decode_range(range)),
  }
  for (const [at, v] of Object.entries(cells)) {
    const isDate = at.startsWith('A') && typeof v === 'number'
    sheet[at] = { t: typeof v === 'number' ? 'n' : 's', v, ...(isDate && { z: 'd/m/yyyy' }) }
  }
  // `type: 'buffer'` makes SheetJS answer with a Buffer.
  return XLSX.write(
    { SheetNames: ['March'], Sheets: { March: sheet } },
    { type: 'buffer', bookType },
  ) as Buffer
}

const statement = {
  ...{ A1: 'First Bank', C1: 'Account', D1: '62123456789' },
  ...{ C2: 'Balance', D2: 90 },
  ...{ A3: 'Date', B3: 'Group', C3: 'Name', D3: 'Amount', E3: 'Balance' },
  // 45717 is 1 March 2025.
  ...{ A4: 45717, B4: 'Fees', C4: 'Service', D4: -5, E4: 84 },
  ...{ C5: 'Cash', D5: -4 },
  ...{ C6: 'at the corner' },
  ...{ C7: 'Card', D7: -6 },
  ...{ A8: 45718, B8: 'Sales', C8: 'Till', D8: 10, E8: 94 },
}
const merges = ['A1:B2', 'A4:A7', 'B4:B5', 'E4:E7', 'D1:E1']
const first = { date: '2025-03-01' }
const rows: readonly Cells[] = [
  ['First Bank', '', 'Account', '62123456789'],
  ['', '', 'Balance', 90],
  ['Date', 'Group', 'Name', 'Amount', 'Balance'],
  [first, 'Fees', 'Service', -5, 84],
  [first, 'Fees', 'Cash', -4],
  ['', '', 'at the corner'],
  [first, '', 'Card', -6],
  [{ date: '2025-03-02' }, 'Sales', 'Till', 10, 94],
]

describe('a date or a text that is merged over several rows', () => {
  it.each(['xlsx', 'xlsb', 'biff8', 'ods', 'fods', 'xlml'] as const)(
    'holds for each of them that has an amount, and an amount is there once (%s)',
    async (bookType) => {
      const read = await readAll('march', workbookOf(bookType, statement, merges))
      expect(read.rows).toEqual(rows)
    },
  )

  it.each(['xlsx', 'xlsb', 'biff8', 'ods', 'xlml'] as const)(
    'holds for no total of the day; the number of an account holds as a text does (%s)',
    async (bookType) => {
      const cells = {
        ...{ A1: 'Date', B1: 'Account', C1: 'Name', D1: 'Amount' },
        ...{ A2: 45717, B2: 62001234567, C2: 'Shop', D2: -5 },
        ...{ C3: 'Rent', D3: -6 },
        ...{ C4: 'Total', D4: -11 },
        ...{ D5: -11 },
      }
      const read = await readAll('march', workbookOf(bookType, cells, ['A2:A5', 'B2:B5']))
      expect(read.rows.slice(1)).toEqual([
        [first, 62001234567, 'Shop', -5],
        [first, 62001234567, 'Rent', -6],
        ['', '', 'Total', -11],
        ['', '', '', -11],
      ])
    },
  )

  it('holds for XLSX whoever reads it', async () => {
    const book = workbookOf('xlsx', statement, merges)
    expect(await readFast(book)).toMatchObject({ rows })
    expect(await readWithSheetJs(book)).toMatchObject({ rows })
  })
})

/** A sheet of XLSX with a date merged over the rows `from` to `to`, in a table of 6,000 rows; each other row has its own. */
function longSheet(from: number, to: number): Buffer {
  const row = (number: number): string => {
    const day = number > from && number <= to ? '' : `<c r="A${number}" s="1"><v>${45_000 + number}</v></c>`
    return `<row r="${number}">${day}<c r="B${number}"><v>${number}</v></c></row>`
  }
  const data = Array.from({ length: 6000 }, (_, index) => row(index + 1)).join('')
  const list = `<mergeCells count="1"><mergeCell ref="A${from}:A${to}"/></mergeCells>`
  return xlsxOf({
    sheets: [{ name: 'March', xml: `<sheetData>${data}</sheetData>${list}` }],
    formats: ['yyyy-mm-dd'],
  })
}

describe('a long sheet', () => {
  it.each([
    { where: 'at its beginning', from: 1, to: 3 },
    { where: 'where a thousand rows end', from: 998, to: 1002 },
    { where: 'in its first row behind a thousand', from: 1000, to: 1001 },
    { where: 'over more than a thousand', from: 500, to: 5600 },
    { where: 'at its end', from: 5998, to: 6000 },
  ])('has a date that is merged $where for each of the rows', async ({ from, to }) => {
    const book = longSheet(from, to)
    const fast = await readFast(book)
    const slow = await readWithSheetJs(book)
    const days = new Set(fast.rows.slice(from - 1, to).map(([day]) => JSON.stringify(day)))
    expect(days.size).toBe(1)
    expect(fast.rows[to - 1]).toEqual([fast.rows[from - 1]?.[0], to])
    for (const [index, cells] of fast.rows.entries()) expect(cells).toEqual(slow.rows[index])
  })

  it('shows at first sight what the whole of it does', async () => {
    const rows: Cells[] = []
    const start = await readXlsxStart(memoryBytes('march.xlsx', longSheet(3, 5)), into(rows))
    expect(start?.share).toBeLessThan(1)
    // Serial 45003 is 18 March 2023.
    expect(rows.slice(2, 5)).toEqual([3, 4, 5].map((amount) => [{ date: '2023-03-18' }, amount]))
  })

  it.each(['xlsb', 'biff8', 'ods', 'xlml'] as const)(
    'shows at first sight what the whole of it does (%s)',
    async (bookType) => {
      const amounts = Object.fromEntries(Array.from({ length: 1100 }, (_, index) => [`B${index + 1}`, index]))
      const book = workbookOf(bookType, { ...amounts, A1: 45_717 }, ['A1:A3'], 1100)
      const format = await detectFormat(memoryBytes('march', book))
      if (!format.ok || format.value === 'csv') throw new Error('no workbook')
      const rows: Cells[] = []
      const { share } = await readWorkbookStart(memoryBytes('march', book), format.value, into(rows))
      expect(share).toBeLessThan(1)
      expect(rows.slice(0, 4)).toEqual([
        [first, 0],
        [first, 1],
        [first, 2],
        ['', 3],
      ])
    },
  )
})

function into(rows: Cells[]): ReadOptions {
  return {
    choice: {},
    onRows: (more) => void rows.push(...more),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  }
}

describe('a list of merged cells', () => {
  const row =
    '<row r="1"><c r="A1" s="1"><v>45717</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'
  const bookOf = (list: string): Buffer =>
    xlsxOf({
      sheets: [{ name: 'March', xml: `<sheetData>${row}</sheetData>${list}` }],
      formats: ['yyyy-mm-dd'],
    })

  it.each([
    { is: 'of none', list: '<mergeCells count="0"/>', second: ['', 2] },
    {
      is: 'of cells beside each other',
      list: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
      second: ['', 2],
    },
    { is: 'of cells by themselves', list: '<mergeCells><mergeCell ref="A1"/></mergeCells>', second: ['', 2] },
    {
      is: 'of a cell beyond the sheet',
      list: '<mergeCells><mergeCell ref="A1:A9999999"/></mergeCells>',
      second: [first, 2],
    },
    {
      is: 'of cells over each other',
      list: '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="A1:B2"/><mergeCell ref="A2:B2"/></mergeCells>',
      second: [first, 2],
    },
    {
      is: 'behind notes',
      list: '<!-- a --><mergeCells\n><!-- b --><mergeCell  ref="A1:A2"></mergeCell ></mergeCells>',
      second: [first, 2],
    },
  ])('$is makes the second row $second', async ({ list, second }) => {
    expect(await readFast(bookOf(list))).toMatchObject({ rows: [[first, 1], second] })
  })

  it.each([
    { is: 'with what is no range', list: '<mergeCells><mergeCell ref="row 1"/></mergeCells>' },
    { is: 'that does not close as it opened', list: '<mergeCells><mergeCell ref="A1:A2"></mergeCells>' },
  ])('$is is left to SheetJS', async ({ list }) => {
    expect(await readFast(bookOf(list))).toMatchObject({ handOver: { reason: 'elements' }, rows: [] })
  })

  it('of more cells than any sheet has is over the limit', () => {
    const tall = new TallCells('march.xlsx')
    for (let row = 0; row < 1_000_000; row++) tall.add({ row, column: 0, last: row + 1 })
    tall.add({ row: 0, column: 0, last: 0 })
    const limit = '1,000,000 merged cells'
    expect(() => tall.add({ row: 0, column: 0, last: 1 })).toThrow(
      new FailureError({ code: 'file.tooLarge', name: 'march.xlsx', limit }),
    )
  })

  it('of words in a cell is none', async () => {
    const text = '<row r="3"><c r="A3" t="inlineStr"><is><t>mergeCells</t></is></c></row>'
    const xml = `<sheetData>${row}${text}</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>`
    const book = xlsxOf({ sheets: [{ name: 'March', xml }], formats: ['yyyy-mm-dd'] })
    expect(await readFast(book)).toMatchObject({ rows: [[first, 1], [first, 2], ['mergeCells']] })
  })
})

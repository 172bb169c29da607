import { writeFileSync } from 'node:fs'
import { xlsxParts } from '#engine/reading/testing/xlsxOf.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'
import { bankHeadings, bankRows, type BankCsv } from './bankCsv.ts'

const letters = 'ABCDEFGHI'
const dayFormat = 1
const amountFormat = 2
const rowsAtOnce = 10_000
// 1 January 1970 as Excel counts days.
const epoch = 25_569
const dayMs = 86_400_000
const sheetName = 'xl/worksheets/sheet1.xml'
// Where the rows go: as one string they would be too long for large sheets.
const mark = '<!-- rows -->'

/** Writes the rows of `bankCsv.ts` as a workbook: dates as serial numbers, amounts as numbers, texts shared, as Excel saves them. */
export function writeBankXlsx(path: string, rows: number, seed?: number): BankCsv {
  const texts = new Map<string, number>()
  const sheet: Buffer[] = []
  let badRows = 0
  let row = 1
  let block = `<row r="1">${bankHeadings.map((heading, column) => textCell(heading, `${letters[column]}1`, texts)).join('')}</row>`
  for (const { cells, isBad } of bankRows(rows, seed)) {
    row += 1
    badRows += isBad ? 1 : 0
    block += `<row r="${row}" spans="1:9">${cells.map((cell, column) => cellOf(cell, `${letters[column]}${row}`, texts)).join('')}</row>`
    if (row % rowsAtOnce !== 0) continue
    sheet.push(Buffer.from(block))
    block = ''
  }
  sheet.push(Buffer.from(block))
  const { before, after, parts } = partsAround(texts)
  const whole = Buffer.concat([Buffer.from(before), ...sheet, Buffer.from(after)])
  writeFileSync(path, zipOf({ ...parts, [sheetName]: whole }))
  return { rows, badRows }
}

function partsAround(texts: ReadonlyMap<string, number>) {
  const parts = xlsxParts({
    sheets: [{ name: 'Transactions', xml: `<sheetData>${mark}</sheetData>` }],
    strings: [...texts.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`).join(''),
    formats: ['yyyy-mm-dd', '#,##0.00'],
  })
  const [before = '', after = ''] = (parts[sheetName] ?? '').split(mark)
  return { before, after, parts }
}

function cellOf(cell: string, at: string, texts: Map<string, number>): string {
  if (cell === '') return `<c r="${at}" s="${amountFormat}"/>`
  if (/^-?\d+\.\d\d$/.test(cell)) return `<c r="${at}" s="${amountFormat}"><v>${Number(cell)}</v></c>`
  const day = Date.parse(`${cell}T00:00:00Z`)
  if (/^\d{4}-\d\d-\d\d$/.test(cell) && !Number.isNaN(day))
    return `<c r="${at}" s="${dayFormat}"><v>${epoch + day / dayMs}</v></c>`
  return textCell(cell, at, texts)
}

function textCell(text: string, at: string, texts: Map<string, number>): string {
  const index = texts.get(text) ?? texts.size
  texts.set(text, index)
  return `<c r="${at}" t="s"><v>${index}</v></c>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

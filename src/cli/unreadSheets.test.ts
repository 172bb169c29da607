import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import type { Sheet } from '#shared/reading/reading.ts'
import { composeCli } from './compose.ts'
import { runCli } from './runCli.ts'
import type { ConversionSummary } from './summarize.ts'
import { unreadSheetLines } from './unreadSheets.ts'

const folder = folderOfEachTest()

const sheet = (name: string, rows: number, hidden = false): Sheet => ({ name, rows, hidden })
const linesOf = (...sheets: Sheet[]) =>
  unreadSheetLines({
    sheets,
    reading: {
      ...{ encoding: null, delimiter: null, sheet: 'Jan', reader: 'fast', headingRow: 1, headingRows: [1] },
      ...{ firstRow: 2, lastRow: 4, left: [], facts: {}, tables: [], questions: [] },
    },
  })

describe('the sheets of a workbook that are not read', () => {
  it('are named with their rows', () => {
    expect(linesOf(sheet('Jan', 4), sheet('Feb', 4), sheet('Mar', 2))).toEqual([
      'Only sheet Jan was read, not Feb (4 rows), Mar (2 rows). Name one with --sheet to read it.',
    ])
  })

  it.each([
    { what: 'the one that is read', sheets: [sheet('Jan', 4)] },
    { what: 'hidden', sheets: [sheet('Jan', 4), sheet('Lists', 50, true)] },
    {
      what: 'without a row below a heading',
      sheets: [sheet('Jan', 4), sheet('Cover', 1), sheet('Empty', 0)],
    },
  ])('are not named where they are $what', ({ sheets }) => {
    expect(linesOf(...sheets)).toEqual([])
  })
})

it('a program is told of the sheets that are not read', async () => {
  const rows = [
    ['Date', 'Description', 'Amount'],
    ['2025-03-13', 'Coffee', -20],
    ['2025-03-14', 'Tea', -5],
  ]
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 'March')
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.slice(0, 2)), 'April')
  const file = join(folder.path, 'book.xlsx')
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer) // type: 'buffer' makes one
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const args = ['--data-dir', folder.path, 'convert', file, '--out', join(folder.path, 'out'), '--json']
  await runCli(args, { stdout, stderr }, composeCli)
  stdout.end()
  // What `convert --json` promises to print.
  const summary = JSON.parse(await text(stdout)) as ConversionSummary
  expect(summary.records).toBe(2)
  expect(summary.unreadSheets).toEqual([{ name: 'April', hidden: false, rows: 2 }])
})

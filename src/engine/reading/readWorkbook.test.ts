import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import type { Cells } from '#shared/reading/cell.ts'
import type { ReadingChoice } from '#shared/reading/reading.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'
import { xlsxOf } from '#engine/reading/testing/xlsxOf.ts'
import { xlsbParts } from '#engine/reading/testing/xlsbOf.ts'
import { readAll } from '#engine/reading/testing/readAll.ts'
import { littleEndian } from '#engine/reading/testing/littleEndian.ts'

type SheetCells = Record<string, XLSX.CellObject>

interface WorkbookOptions {
  readonly since1904?: boolean
  readonly hidden?: readonly string[]
  readonly bookType?: XLSX.BookType
  readonly merges?: string
}

function workbook(sheets: Record<string, SheetCells>, options: WorkbookOptions = {}): Buffer {
  const names = Object.keys(sheets)
  const book: XLSX.WorkBook = {
    SheetNames: names,
    Sheets: Object.fromEntries(names.map((name) => [name, sheetOf(sheets[name] ?? {}, options)])),
    Workbook: {
      WBProps: { date1904: options.since1904 ?? false },
      Sheets: names.map((name) => ({ name, Hidden: options.hidden?.includes(name) === true ? 1 : 0 })),
    },
  }
  // `type: 'buffer'` makes SheetJS answer with a Buffer.
  return XLSX.write(book, { type: 'buffer', bookType: options.bookType ?? 'xlsx' }) as Buffer
}

function sheetOf(cells: SheetCells, { merges }: WorkbookOptions): XLSX.WorkSheet {
  const merged = merges === undefined ? {} : { '!merges': [XLSX.utils.decode_range(merges)] }
  return { '!ref': 'A1:H20', ...merged, ...cells }
}

const text = (v: string): XLSX.CellObject => ({ t: 's', v })
const number = (v: number, z = 'General'): XLSX.CellObject => ({ t: 'n', v, z })

async function read(bytes: Uint8Array, choice: ReadingChoice = {}, name = 'book.xlsx') {
  const rows: Cells[] = []
  const result = await readSource(memoryBytes(name, bytes), {
    choice,
    onRows: (more) => void rows.push(...more),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  return { result, rows }
}

describe('a cell of a workbook', () => {
  it.each([
    { is: 'a date', cell: number(45717, 'yyyy-mm-dd'), means: { date: '2025-03-01' } },
    { is: 'a date with a time', cell: number(45717.999, 'd/m/yy h:mm'), means: { date: '2025-03-01' } },
    { is: 'a time of day', cell: number(0.75, 'h:mm'), means: '18:00:00' },
    { is: 'money', cell: number(-12.5, '"R" #,##0.00;[Red]-"R" #,##0.00'), means: -12.5 },
    { is: 'a long id', cell: number(1234567890123456, '0'), means: '1234567890123456' },
    { is: 'an id with leading zeros', cell: number(70123456, '000000000'), means: '070123456' },
    { is: 'a yes', cell: { t: 'b', v: true } as const, means: 'TRUE' },
    { is: 'a no', cell: { t: 'b', v: false } as const, means: 'FALSE' },
    { is: 'an error', cell: { t: 'e', v: 0x17 } as const, means: { error: '#REF!' } },
    { is: 'a number as text', cell: text(' 0123 '), means: '0123' },
  ])('that is $is reads as $means', async ({ cell, means }) => {
    const { rows } = await read(workbook({ Sheet: { A1: text('Heading'), A2: cell } }))
    expect(rows[1]).toEqual([means])
  })
})

describe('a workbook', () => {
  it.each(['xlsx', 'xlsb', 'ods', 'biff8', 'xlml'] as const)(
    'of kind %s gives the same cells',
    async (bookType) => {
      const cells = {
        A1: text('Date'),
        B1: text('Amount'),
        A2: number(45717, 'dd/mm/yyyy'),
        B2: number(-0.1 - 0.2),
      }
      const { result, rows } = await read(workbook({ March: cells }, { bookType }))
      expect(rows).toEqual([
        ['Date', 'Amount'],
        [{ date: '2025-03-01' }, -0.30000000000000004],
      ])
      expect(result.ok && result.value.format).toBe(
        { biff8: 'xls', xlml: 'xml2003' }[bookType as string] ?? bookType,
      )
    },
  )

  it.each(['xlsx', 'biff8', 'xlsb'] as const)(
    'that counts from 1904 (%s) means other days',
    async (bookType) => {
      // Serial 0 of 1904 is 1 January 1904; 44256 days later is 2 March 2025.
      const cells = { A1: text('Date'), A2: number(44256, 'yyyy-mm-dd') }
      const { rows } = await read(workbook({ Sheet: cells }, { since1904: true, bookType }))
      expect(rows[1]).toEqual([{ date: '2025-03-02' }])
    },
  )

  it('numbers rows as the sheet does, blank ones and all, and ends with the last filled one', async () => {
    const { result, rows } = await read(workbook({ Sheet: { B3: text('Date'), C5: text('x') } }))
    expect(rows).toEqual([[], [], ['', 'Date'], [], ['', '', 'x']])
    expect(result.ok && result.value.sheets).toEqual([{ name: 'Sheet', hidden: false, rows: 5 }])
  })

  it('has the value of merged cells in the first of them', async () => {
    const cells = { A1: text('March'), A2: text('Date'), B2: text('Amount') }
    const { rows } = await read(workbook({ Sheet: cells }, { merges: 'A1:B1' }))
    expect(rows).toEqual([['March'], ['Date', 'Amount']])
  })
})

// SheetJS declares its writer of compound files as `any`; the signatures are those of the `cfb` package inside it.
interface CompoundFiles {
  readonly utils: {
    cfb_new(this: void): object
    cfb_add(this: void, container: object, path: string, content: Buffer): void
  }
  write(this: void, container: object, options: { type: 'buffer' }): Buffer
}

/** What Excel makes of a workbook with a password: a compound file around the encrypted package. */
function lockedWorkbook(): Buffer {
  const { utils, write } = XLSX.CFB as CompoundFiles
  const container = utils.cfb_new()
  utils.cfb_add(container, '/EncryptionInfo', Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]))
  utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(64, 7))
  return write(container, { type: 'buffer' })
}

const table = {
  A1: text('Date'),
  B1: text('Amount'),
  A2: number(45717, 'yyyy-mm-dd'),
  B2: number(5),
  A3: number(45718, 'yyyy-mm-dd'),
  B3: number(6),
}
const notes = { A1: text('These are'), A2: text('long notes'), A3: text('on nothing'), A4: text('at all') }

describe('of several sheets', () => {
  it('the one that looks like a table is proposed', async () => {
    const { result } = await read(workbook({ Notes: notes, March: table }))
    expect(result.ok && result.value.reading.sheet).toBe('March')
    expect(result.ok && result.value.sheets).toEqual([
      { name: 'Notes', hidden: false, rows: 4 },
      { name: 'March', hidden: false, rows: 3 },
    ])
  })

  it('a hidden one is marked, and not proposed before one with a table', async () => {
    const { A1, B1, A2, B2 } = table
    const short = { A1, B1, A2, B2 }
    const { result } = await read(workbook({ Old: table, March: short }, { hidden: ['Old'] }))
    expect(result.ok && result.value.reading.sheet).toBe('March')
    expect(result.ok && result.value.sheets[0]).toEqual({ name: 'Old', hidden: true, rows: 3 })
  })

  it('a hidden one is proposed where it alone holds a table', async () => {
    const { result } = await read(workbook({ Old: table, Notes: notes }, { hidden: ['Old'] }))
    expect(result.ok && result.value.reading.sheet).toBe('Old')
  })

  it('the one that was asked for is read, hidden or not', async () => {
    const { rows } = await read(workbook({ Old: table, Notes: notes }, { hidden: ['Old'] }), { sheet: 'Old' })
    expect(rows).toHaveLength(3)
  })

  it('one that is not there is named, with those that are', async () => {
    const { result } = await read(workbook({ Notes: notes, March: table }), { sheet: 'April' })
    expect(result).toEqual({
      ok: false,
      error: { code: 'file.noSuchSheet', name: 'book.xlsx', sheet: 'April', sheets: ['Notes', 'March'] },
    })
  })
})

describe('a damaged workbook', () => {
  it('has an error in a cell of a type that there is not', async () => {
    const xml = '<sheetData><row r="1"><c r="A1" t="%"><v>0</v></c><c r="B1"><v>5</v></c></row></sheetData>'
    const { rows } = await readAll('march.xlsx', xlsxOf({ sheets: [{ name: 'March', xml }] }))
    expect(rows).toEqual([[{ error: 'a cell of an unknown kind' }, 5]])
  })

  it('is read at once where a hidden row has the last number that there can be', async () => {
    const parts = xlsbParts([{ name: 'March', rows: [[{ value: 5 }], []], hiddenRow: 1 }])
    const sheet = Buffer.from(parts['xl/worksheets/sheet1.bin'] ?? '')
    // The number of the second row, of four bytes, stands before its style and its height.
    const second = sheet.indexOf(littleEndian([4, 1], [4, 0], [2, 300]))
    sheet.writeUInt32LE(0xffff_fffe, second)
    const { rows, reading } = await readAll(
      'march.xlsb',
      zipOf({ ...parts, 'xl/worksheets/sheet1.bin': sheet }),
    )
    expect(rows).toEqual([[5]])
    expect(reading.hidden).toBeUndefined()
  })
})

describe('a workbook that cannot be read', () => {
  it('because of a password says so', async () => {
    const { result } = await read(lockedWorkbook())
    expect(result).toEqual({ ok: false, error: { code: 'file.password', name: 'book.xlsx' } })
  })

  it.each([0.3, 0.9])('because only a part of it (%s) arrived is broken', async (share) => {
    const whole = workbook({ March: table })
    const { result } = await read(whole.subarray(0, Math.floor(whole.length * share)))
    expect(result.ok ? null : result.error.code).toBe('file.broken')
  })

  it('because one byte of it changed is broken, and says where', async () => {
    const whole = workbook({ March: table })
    // One digit of one amount: SheetJS alone would read 6 as 7.
    whole.write('7', whole.indexOf('<v>6</v>') + 3)
    const { result } = await read(whole)
    expect(result).toEqual({
      ok: false,
      error: {
        code: 'file.broken',
        name: 'book.xlsx',
        detail: 'its part xl/worksheets/sheet1.xml is damaged',
      },
    })
  })

  it('because nothing is in it is empty', async () => {
    const { result } = await read(workbook({ Sheet1: {} }))
    expect(result).toEqual({ ok: false, error: { code: 'file.empty', name: 'book.xlsx' } })
  })
})

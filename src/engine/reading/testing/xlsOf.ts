import * as XLSX from 'xlsx'
import { littleEndian } from '#engine/reading/testing/littleEndian.ts'

/** The versions of the binary format: Excel 2, 3 and 4 wrote one sheet bare, 5/95 and 97 several in a compound file. */
export type Biff = 2 | 3 | 4 | 5 | 8

/** A cell of a test's binary workbook; `format` counts from 0 in the workbook's own formats. */
export interface XlsCell {
  readonly row: number
  readonly column: number
  readonly value: string | number | { readonly error: number } | { readonly formula: number }
  readonly format?: number
}

/** A sheet of a test's binary workbook. */
export interface XlsSheet {
  readonly name: string
  readonly cells: readonly XlsCell[]
  readonly state?: 0 | 1 | 2
  readonly hiddenRow?: number
  readonly hiddenColumn?: number
  /** How many rows it says that it has, where that is wrong; false where it says nothing, as some programs' sheets do. */
  readonly saysRows?: number | false
}

/** What a test writes of a binary workbook. */
export interface XlsBook {
  readonly sheets: readonly XlsSheet[]
  readonly formats?: readonly string[]
  readonly since1904?: boolean
  /** What texts of Excel 2 to 95 are in; tests give them a letter for each byte. */
  readonly codePage?: number
}

// SheetJS declares its writer of compound files as `any`; the signatures are those of the `cfb` package inside it.
interface CompoundFiles {
  readonly utils: {
    cfb_new(this: void): object
    cfb_add(this: void, container: object, path: string, content: Buffer): void
  }
  write(this: void, container: object, options: { type: 'buffer' }): Buffer
}

/** A compound file with the given streams. */
export function compoundFileOf(streams: Readonly<Record<string, Buffer>>): Buffer {
  const { utils, write } = XLSX.CFB as CompoundFiles
  const container = utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) utils.cfb_add(container, `/${name}`, content)
  return write(container, { type: 'buffer' })
}

/** A binary workbook of Excel 5/95 or 97 out of hand-made records. */
export function xlsOf(book: XlsBook, biff: 5 | 8 = 8): Buffer {
  return compoundFileOf({ [biff === 8 ? 'Workbook' : 'Book']: stream(book, biff) })
}

/** The one sheet of a workbook as Excel 2, 3 or 4 wrote it: records without a container. */
export function bareXlsOf({ sheets, formats = [], codePage }: XlsBook, biff: 2 | 3 | 4): Buffer {
  const type = { 2: 0x0009, 3: 0x0209, 4: 0x0409 }[biff]
  const version =
    biff === 2
      ? ([
          [2, 2],
          [2, 0x10],
        ] as const)
      : ([
          [2, biff],
          [2, 0x10],
          [2, 0],
        ] as const)
  return Buffer.concat([
    record(type, littleEndian(...version)),
    ...(codePage === undefined ? [] : [record(0x0042, littleEndian([2, codePage]))]),
    ...formatRecords(formats, biff),
    ...(sheets[0]?.cells ?? []).map((cell) => cellRecord(cell, biff)),
    record(0x000a),
  ])
}

function stream(book: XlsBook, biff: 5 | 8): Buffer {
  const sheets = book.sheets.map((sheet) => sheetRecords(sheet, biff))
  // The records of the sheets' places are as long whatever the places are.
  let at = globals(
    book,
    biff,
    sheets.map(() => 0),
  ).length
  const places = sheets.map((sheet) => {
    const place = at
    at += sheet.length
    return place
  })
  return Buffer.concat([globals(book, biff, places), ...sheets])
}

function globals(
  { sheets, formats = [], since1904 = false, codePage = 1252 }: XlsBook,
  biff: 5 | 8,
  places: readonly number[],
): Buffer {
  return Buffer.concat([
    begin(biff, 0x05),
    record(0x0042, littleEndian([2, biff === 8 ? 1200 : codePage])),
    record(0x0022, littleEndian([2, since1904 ? 1 : 0])),
    ...formatRecords(formats, biff),
    ...sheets.map(({ name, state = 0 }, index) =>
      record(
        0x0085,
        littleEndian([4, places[index] ?? 0], [1, state], [1, 0], [1, name.length]),
        text(name, biff),
      ),
    ),
    record(0x000a),
  ])
}

function begin(biff: 5 | 8, kind: number): Buffer {
  const more = biff === 8 ? littleEndian([4, 0], [4, 0]) : Buffer.alloc(0)
  return record(0x0809, littleEndian([2, biff === 8 ? 0x0600 : 0x0500], [2, kind], [2, 0], [2, 1997]), more)
}

function formatRecords(formats: readonly string[], biff: Biff): Buffer[] {
  if (biff < 5) return oldFormatRecords(['General', ...formats], biff)
  const lengthWidth = biff === 8 ? 2 : 1
  const codes = formats.map((format, index) =>
    record(0x041e, littleEndian([2, 164 + index], [lengthWidth, format.length]), text(format, biff)),
  )
  const padding = Buffer.alloc(biff === 8 ? 16 : 12)
  return [
    ...codes,
    ...[0, ...formats.map((_, index) => 164 + index)].map((id) =>
      record(0x00e0, littleEndian([2, 0], [2, id]), padding),
    ),
  ]
}

// Until Excel 4 formats are counted as they come; Excel 2 could do without styles.
function oldFormatRecords(formats: readonly string[], biff: Biff): Buffer[] {
  const codes = formats.map((format) => {
    const written = Buffer.concat([littleEndian([1, format.length]), text(format, biff)])
    return biff === 4 ? record(0x041e, littleEndian([2, 0]), written) : record(0x001e, written)
  })
  if (biff === 2) return codes
  const type = biff === 3 ? 0x0243 : 0x0443
  return [
    ...codes,
    ...formats.map((_, index) => record(type, littleEndian([1, 0], [1, index]), Buffer.alloc(10))),
  ]
}

function sheetRecords({ cells, hiddenRow, hiddenColumn, saysRows }: XlsSheet, biff: 5 | 8): Buffer {
  return Buffer.concat([
    begin(biff, 0x10),
    ...(saysRows === false ? [] : [dimensions(cells, biff, saysRows)]),
    ...(hiddenColumn === undefined
      ? []
      : [
          record(
            0x007d,
            littleEndian([2, hiddenColumn], [2, hiddenColumn], [2, 2048], [2, 0], [2, 1], [2, 0]),
          ),
        ]),
    ...(hiddenRow === undefined
      ? []
      : [record(0x0208, littleEndian([2, hiddenRow], [2, 0], [2, 9], [2, 255], [2, 0], [2, 0], [4, 0x120]))]),
    ...cells.map((cell) => cellRecord(cell, biff)),
    record(0x000a),
  ])
}

function dimensions(cells: readonly XlsCell[], biff: 5 | 8, saysRows?: number): Buffer {
  const end = (of: (cell: XlsCell) => number): number =>
    cells.reduce((last, cell) => Math.max(last, of(cell) + 1), 0)
  const wide = biff === 8 ? 4 : 2
  const [rows, columns] = [saysRows ?? end(({ row }) => row), end(({ column }) => column)]
  return record(0x0200, littleEndian([wide, 0], [wide, rows], [2, 0], [2, columns], [2, 0]))
}

function cellRecord({ row, column, value, format }: XlsCell, biff: Biff): Buffer {
  const style = format === undefined ? 0 : format + 1
  const place = littleEndian([2, row], [2, column])
  const where = Buffer.concat([
    place,
    biff === 2 ? littleEndian([1, 0], [1, style], [1, 0]) : littleEndian([2, style]),
  ])
  if (typeof value === 'string') {
    return record(
      biff === 2 ? 0x0004 : 0x0204,
      where,
      littleEndian([biff === 2 ? 1 : 2, value.length]),
      text(value, biff),
    )
  }
  if (typeof value === 'number')
    return record(biff === 2 ? 0x0003 : 0x0203, where, littleEndian(['f', value]))
  if ('error' in value)
    return record(biff === 2 ? 0x0005 : 0x0205, where, littleEndian([1, value.error], [1, 1]))
  return record(
    biff === 3 ? 0x0206 : biff === 4 ? 0x0406 : 0x0006,
    where,
    littleEndian(['f', value.formula], [biff === 2 ? 1 : 2, 0]),
    Buffer.alloc(biff < 5 ? 0 : 4),
    // `=1`, with the value that was worked out for it.
    littleEndian([biff === 2 ? 1 : 2, 3], [1, 0x1e], [2, 1]),
  )
}

// From Excel 97 on a flag says whether a text is in bytes or in UTF-16.
function text(value: string, biff: Biff): Buffer {
  return biff === 8
    ? Buffer.concat([Buffer.from([1]), Buffer.from(value, 'utf16le')])
    : Buffer.from(value, 'latin1')
}

/** A record of a binary workbook: its type, its length, its content. */
export function record(type: number, ...payload: readonly Buffer[]): Buffer {
  const content = Buffer.concat(payload)
  return Buffer.concat([littleEndian([2, type], [2, content.length]), content])
}

import { littleEndian } from '#engine/reading/testing/littleEndian.ts'
import { xlsxParts } from '#engine/reading/testing/xlsxOf.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'

/** A sheet of a test's XLSB workbook, row by row; `format` counts from 0 in the workbook's own formats. */
export interface XlsbSheet {
  readonly name: string
  readonly rows: readonly (readonly XlsbCell[])[]
  readonly state?: 0 | 1 | 2
  readonly hiddenRow?: number
  readonly hiddenColumn?: number
  /** Whether it says how far it reaches; some programs' sheets do not. */
  readonly saysSize?: false
}

type XlsbCell =
  | string
  | { readonly value: number; readonly format?: number; readonly formula?: true }
  | { readonly error: number }

/** An XLSB workbook out of hand-made records ([MS-XLSB] 2.4). */
export function xlsbOf(...book: Parameters<typeof xlsbParts>): Buffer {
  return zipOf(xlsbParts(...book))
}

/** The parts of an XLSB workbook by their names. */
export function xlsbParts(
  sheets: readonly XlsbSheet[],
  formats: readonly string[] = [],
  since1904 = false,
): Record<string, string | Buffer> {
  const written = xlsxParts({ sheets: sheets.map(({ name }) => ({ name, xml: '' })) })
  const parts = Object.entries(written)
    .filter(([name]) => name.endsWith('.rels') || name.startsWith('['))
    .map(([name, content]) => [name.replace('workbook.xml', 'workbook.bin'), binary(content)] as const)
  return {
    ...Object.fromEntries(parts),
    'xl/workbook.bin': workbook(sheets, since1904),
    'xl/styles.bin': styles(formats),
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${(index + 1).toString()}.bin`, worksheet(sheet)]),
    ),
  }
}

// The same list of parts, of binary ones.
function binary(xml: string): string {
  return xml
    .replace(/(sheet\d+|workbook|styles|sharedStrings)\.xml/g, '$1.bin')
    .replaceAll('officedocument.spreadsheetml.sheet.main+xml', 'ms-excel.sheet.binary.macroEnabled.main')
    .replaceAll('application/vnd.openxmlformats-application/', 'application/')
    .replaceAll('application/vnd.openxmlformats-ms-excel', 'application/vnd.ms-excel')
    .replaceAll('vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml', 'vnd.ms-excel.worksheet')
    .replaceAll('vnd.openxmlformats-officedocument.spreadsheetml.styles+xml', 'vnd.ms-excel.styles')
    .replaceAll(
      'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml',
      'vnd.ms-excel.sharedStrings',
    )
}

function workbook(sheets: readonly XlsbSheet[], since1904: boolean): Buffer {
  return Buffer.concat([
    record(131),
    record(153, littleEndian([4, since1904 ? 1 : 0], [4, 0]), wide('')),
    record(143),
    ...sheets.map(({ name, state = 0 }, index) =>
      record(156, littleEndian([4, state], [4, index + 1]), wide(`rId${(index + 1).toString()}`), wide(name)),
    ),
    record(144),
    record(132),
  ])
}

function styles(formats: readonly string[]): Buffer {
  const ids = [0, ...formats.map((_, index) => 164 + index)]
  return Buffer.concat([
    record(278),
    record(615, littleEndian([4, formats.length])),
    ...formats.map((format, index) => record(44, littleEndian([2, 164 + index]), wide(format))),
    record(616),
    record(617, littleEndian([4, ids.length])),
    ...ids.map((id) => record(47, littleEndian([2, 0], [2, id], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0]))),
    record(618),
    record(279),
  ])
}

function worksheet({ rows, hiddenRow, hiddenColumn, saysSize }: XlsbSheet): Buffer {
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 1)
  return Buffer.concat([
    record(129),
    ...(saysSize === false
      ? []
      : [record(148, littleEndian([4, 0], [4, Math.max(0, rows.length - 1)], [4, 0], [4, width - 1]))]),
    ...(hiddenColumn === undefined ? [] : columns(hiddenColumn)),
    record(145),
    ...rows.flatMap((cells, row) => [
      record(
        0,
        littleEndian([4, row], [4, 0], [2, 300], [1, 0], [1, row === hiddenRow ? 0x10 : 0], [1, 0], [4, 0]),
      ),
      ...cells.map((cell, column) => cellRecord(cell, column)),
    ]),
    record(146),
    record(130),
  ])
}

function columns(hidden: number): Buffer[] {
  const described = littleEndian([4, hidden], [4, hidden], [4, 2048], [4, 0], [2, 1])
  return [record(390), record(60, described), record(391)]
}

function cellRecord(cell: XlsbCell, column: number): Buffer {
  const where = (format?: number): Buffer =>
    littleEndian([4, column], [4, format === undefined ? 0 : format + 1])
  if (typeof cell === 'string') return cell === '' ? record(1, where()) : record(6, where(), wide(cell))
  if ('error' in cell) return record(3, where(), littleEndian([1, cell.error]))
  const value = littleEndian(['f', cell.value])
  // `=1`, with the value that was worked out for it.
  if (cell.formula === true)
    return record(9, where(cell.format), value, littleEndian([2, 0], [4, 3], [1, 0x1e], [2, 1], [4, 0]))
  return record(5, where(cell.format), value)
}

function wide(text: string): Buffer {
  return Buffer.concat([littleEndian([4, text.length]), Buffer.from(text, 'utf16le')])
}

function record(type: number, ...payload: readonly Buffer[]): Buffer {
  const content = Buffer.concat(payload)
  const kind = type < 0x80 ? [type] : [(type & 0x7f) | 0x80, type >> 7]
  return Buffer.concat([Buffer.from([...kind, ...sevenBits(content.length)]), content])
}

function sevenBits(length: number): number[] {
  return length < 0x80 ? [length] : [(length & 0x7f) | 0x80, ...sevenBits(length >> 7)]
}

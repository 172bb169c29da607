import type { WorkBook, WorkSheet } from 'xlsx'
import { textDecoder } from '#engine/reading/textDecoder.ts'

// As Excel numbers them.
const encodings = new Map([
  [437, 'cp437'],
  [850, 'cp850'],
  [852, 'cp852'],
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10_000, 'macintosh'],
  [0x8000, 'macintosh'],
  ...[1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => [page, `windows-${page}`] as const),
])

/** The encoding of the texts of a workbook of Excel 2 to 95, by what it calls it. */
export function encodingOf(codePage: number): string {
  return encodings.get(codePage) ?? 'windows-1252'
}

/** A workbook with the letters that its texts have in an encoding. SheetJS makes each byte the letter of its number. */
export function withLetters(workbook: WorkBook, encoding: string): WorkBook {
  const decoder = textDecoder(encoding)
  const decode = (text: string): string =>
    /[\x80-\xff]/.test(text) ? decoder.decode(Buffer.from(text, 'latin1')) : text
  for (const sheet of Object.values(workbook.Sheets)) decodeCells(sheet, decode)
  return {
    ...workbook,
    SheetNames: workbook.SheetNames.map(decode),
    Sheets: Object.fromEntries(Object.entries(workbook.Sheets).map(([name, sheet]) => [decode(name), sheet])),
  }
}

function decodeCells(sheet: WorkSheet, decode: (text: string) => string): void {
  for (const row of sheet['!data'] ?? [])
    // SheetJS leaves holes for what has no cells, which its types do not foresee.
    for (const cell of (row as typeof row | undefined) ?? [])
      if ((cell as typeof cell | undefined)?.t === 's') cell.v = decode(String(cell.v))
}

import * as XLSX from 'xlsx'
import { FailureError } from '#shared/errors/failure.ts'
import { workbookStream } from '#engine/reading/compoundFile.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { COLUMNS, MERGED_CELLS } from '#engine/reading/limits.ts'
import { plainZip, type ZipPart } from '#engine/reading/plainZip.ts'
import type { NamedSheet, WorkbookFormat } from '#engine/reading/sheetContent.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { wholeSource } from '#engine/reading/wholeSource.ts'
import { sheetContent } from '#engine/reading/workbookCells.ts'
import { unpackParts } from '#engine/reading/workbookParts.ts'
import { checkedParts } from '#engine/reading/xlsb/checkedParts.ts'
import { checkedRecords } from '#engine/reading/xls/checkedRecords.ts'
import { withLetters } from '#engine/reading/xls/codePage.ts'

type SheetJsFormat = Exclude<WorkbookFormat, 'ods' | 'xml2003' | 'html'>

/**
 * The sheets of a workbook that hold cells, as SheetJS reads them, the first `most` rows of each. Throws the `FailureError` of `file.broken` where it
 * cannot, of `file.password`, and of `file.tooLarge` beyond a limit.
 */
export async function readWithSheetJs(
  bytes: SourceBytes,
  format: SheetJsFormat,
  signal: AbortSignal,
  most: number,
): Promise<NamedSheet[]> {
  const open = await opener(bytes, format, signal, most)
  try {
    return namedSheets(open(), bytes.name, most)
  } catch (cause) {
    throw cause instanceof FailureError ? cause : notOpened(bytes.name, cause)
  }
}

// Text and HTML of cells would be made for nothing; number formats tell dates from numbers; styles tell what is hidden.
const parsing = { dense: true, cellDates: false, cellText: false, cellHTML: false, cellNF: true } as const

// The formulas of binary workbooks always have a value beside them.
const parsingOf: Readonly<Record<SheetJsFormat, XLSX.ParsingOptions>> = {
  xlsx: { ...parsing, cellFormula: true, cellStyles: true },
  xlsm: { ...parsing, cellFormula: true, cellStyles: true },
  xlsb: { ...parsing, cellFormula: false, cellStyles: true },
  xls: { ...parsing, cellFormula: false, cellStyles: true },
}

async function opener(
  bytes: SourceBytes,
  format: SheetJsFormat,
  signal: AbortSignal,
  most: number,
): Promise<() => XLSX.WorkBook> {
  // To SheetJS no rows at all are all of them.
  const options = { ...parsingOf[format], sheetRows: most === Infinity ? 0 : most }
  if (bytes.range(0, 1)[0] !== LETTER_P) {
    const { records, encoding } = checkedRecords(recordsOf(wholeSource(bytes)), bytes.name)
    const read = (): XLSX.WorkBook => XLSX.read(records, { ...options, type: 'buffer' })
    return encoding === null ? read : () => withLetters(read(), encoding)
  }
  const unpacked = await unpackParts(bytes, signal)
  const parts = format === 'xlsb' ? checkedParts(unpacked, bytes.name) : unpacked
  for (const part of parts) {
    expectColumnsListed(bytes.name, part)
    expectMergedWithin(bytes.name, part)
  }
  // SheetJS reads on over damaged bytes and knows little of ZIP64: it is given parts that were unpacked and checked here.
  return () => XLSX.read(plainZip(parts), { ...options, type: 'buffer' })
}

function recordsOf(whole: Buffer): Uint8Array {
  return whole[0] === FIRST_OF_COMPOUND ? workbookStream(whole) : whole
}

const FIRST_OF_COMPOUND = 0xd0

// The first of `PK`, with which every archive begins.
const LETTER_P = 0x50

const isSheetXml = /^xl\/worksheets\/[^/]+\.xml$/i
const MERGED = 'mergeCell ref='

// SheetJS makes an object of every column that a sheet says something of, however many it says.
function expectColumnsListed(file: string, { name, content }: ZipPart): void {
  if (!isSheetXml.test(name)) return
  const data = content.indexOf('<sheetData')
  const described = content.toString('latin1', 0, data === -1 ? undefined : data)
  for (const [, last] of described.matchAll(/\bmax="(\d+)"/g)) {
    expectWithin(file, Number(last), COLUMNS, 'columns')
  }
}

// SheetJS makes an object of every merged cell as well.
function expectMergedWithin(file: string, { name, content }: ZipPart): void {
  if (!isSheetXml.test(name)) return
  let merged = 0
  for (let at = content.indexOf(MERGED); at !== -1; at = content.indexOf(MERGED, at + MERGED.length))
    merged += 1
  expectWithin(file, merged, MERGED_CELLS, 'merged cells')
}

// What SheetJS says of its stumbling speaks of its own insides; it stays with the cause, for the log.
function notOpened(name: string, cause: unknown): FailureError {
  const said = cause instanceof Error ? cause.message : String(cause)
  if (/password|encrypt/i.test(said)) return new FailureError({ code: 'file.password', name }, { cause })
  const isTooLong = cause instanceof Error && 'code' in cause && cause.code === 'ERR_STRING_TOO_LONG'
  return new FailureError(
    isTooLong
      ? { code: 'file.tooLarge', name, limit: '512 MB of one sheet once unpacked' }
      : { code: 'file.broken', name, detail: 'its parts do not fit together' },
    { cause },
  )
}

function namedSheets(workbook: XLSX.WorkBook, file: string, most: number): NamedSheet[] {
  const system = workbook.Workbook?.WBProps?.date1904 === true ? 1904 : 1900
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name]
    // SheetJS passes over a sheet that it stumbles on.
    if (sheet === undefined) {
      throw new FailureError({ code: 'file.broken', name: file, detail: `its sheet ${name} is damaged` })
    }
    if (sheet['!type'] === 'chart') return []
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    return [{ name, hidden, ...sheetContent(sheet, system, file), ...shareOf(sheet, most) }]
  })
}

/** What a sheet says of its size where SheetJS stopped early; some programs' workbooks say nothing. */
function shareOf(sheet: XLSX.WorkSheet, most: number): Pick<NamedSheet, 'share'> {
  // SheetJS writes it as text, like `!ref`, and declares it as `any`.
  const full = sheet['!fullref'] as string | undefined
  if (full !== undefined) return { share: Math.min(1, most / (XLSX.utils.decode_range(full).e.r + 1)) }
  return (sheet['!data']?.length ?? 0) < most ? {} : { share: null }
}

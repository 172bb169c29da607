import * as XLSX from 'xlsx'
import { FailureError } from '#shared/errors/failure.ts'
import type { Cells } from '#shared/reading/cell.ts'
import type { Sheet, SourceFormat } from '#shared/reading/reading.ts'
import { tableLikeness } from '#shared/reading/tableLikeness.ts'
import { decodeText } from '#engine/reading/decodeText.ts'
import { detectEncoding } from '#engine/reading/detectEncoding.ts'
import { SHEET_ROWS } from '#engine/reading/limits.ts'
import { breathe } from '#engine/reading/pace.ts'
import { plainZip } from '#engine/reading/plainZip.ts'
import { createRowSink } from '#engine/reading/rowSink.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadOptions, SourceReading } from '#engine/reading/sourceReading.ts'
import { wholeSource } from '#engine/reading/wholeSource.ts'
import { sheetRows } from '#engine/reading/workbookCells.ts'
import { unpackParts } from '#engine/reading/workbookParts.ts'

/** A workbook as SheetJS can be asked for one, unopened. */
export type WorkbookFormat = Exclude<SourceFormat, 'csv'>

interface ReadSheet extends Sheet {
  readonly cells: readonly Cells[]
}

const ROWS_AT_ONCE = 1000

/** Reads a workbook with SheetJS: the sheet that was asked for, else the one that looks most like a table. */
export async function readWorkbook(
  bytes: SourceBytes,
  format: WorkbookFormat,
  options: ReadOptions,
): Promise<SourceReading> {
  const { signal, onProgress } = options
  onProgress({ phase: 'opening', done: 0, total: bytes.size })
  await breathe(signal)
  const sheets = readSheets(await openWorkbook(bytes, format, signal))
  await breathe(signal)
  const sheet = chooseSheet(bytes.name, sheets, options.choice.sheet)
  const sink = createRowSink(bytes.name, options)
  for (let at = 0; at < sheet.rows; at += ROWS_AT_ONCE) {
    sink.take(sheet.cells.slice(at, at + ROWS_AT_ONCE))
    onProgress({ phase: 'reading', done: Math.min(at + ROWS_AT_ONCE, sheet.rows), total: sheet.rows })
    await breathe(signal)
  }
  return {
    format,
    sheets: sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows })),
    reading: { encoding: null, delimiter: null, sheet: sheet.name, reader: 'sheetjs', ...sink.finish() },
  }
}

// Text, HTML and formulas of cells would be made for nothing; number formats tell dates from numbers.
const parsing = {
  dense: true,
  cellDates: false,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  cellNF: true,
} as const

async function openWorkbook(
  bytes: SourceBytes,
  format: WorkbookFormat,
  signal: AbortSignal,
): Promise<XLSX.WorkBook> {
  const open = await opener(bytes, format, signal)
  try {
    return open()
  } catch (cause) {
    throw new FailureError(whyNotOpened(bytes.name, cause), { cause })
  }
}

async function opener(
  bytes: SourceBytes,
  format: WorkbookFormat,
  signal: AbortSignal,
): Promise<() => XLSX.WorkBook> {
  // In a web page's table every cell is text; SheetJS would make dates of it in its own way.
  if (format === 'html') return htmlOpener(bytes, signal)
  const isZip = bytes.range(0, 1)[0] === 0x50
  // SheetJS reads on over damaged bytes and knows little of ZIP64: it is given parts that were unpacked and checked here.
  const whole = isZip ? plainZip(await unpackParts(bytes, signal)) : wholeSource(bytes)
  return () => XLSX.read(whole, { ...parsing, type: 'buffer' })
}

async function htmlOpener(bytes: SourceBytes, signal: AbortSignal): Promise<() => XLSX.WorkBook> {
  const { encoding } = await detectEncoding(bytes, () => breathe(signal))
  const text = [...decodeText(bytes, encoding)].map((piece) => piece.text).join('')
  return () => XLSX.read(text, { ...parsing, type: 'string', raw: true })
}

function whyNotOpened(name: string, cause: unknown): FailureError['failure'] {
  const detail = cause instanceof Error ? cause.message : String(cause)
  return /password|encrypt/i.test(detail)
    ? { code: 'file.password', name }
    : { code: 'file.broken', name, detail }
}

function readSheets(workbook: XLSX.WorkBook): ReadSheet[] {
  const system = workbook.Workbook?.WBProps?.date1904 === true ? 1904 : 1900
  return workbook.SheetNames.map((name, index) => {
    const sheet = workbook.Sheets[name]
    // A sheet that holds only a chart or a macro has no cells.
    const cells = sheet === undefined ? [] : sheetRows(sheet, system)
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    return { name, hidden, rows: cells.length, cells }
  })
}

function chooseSheet(name: string, sheets: readonly ReadSheet[], wanted: string | undefined): ReadSheet {
  const sheet = wanted === undefined ? likeliest(sheets) : sheets.find((one) => one.name === wanted)
  if (sheet === undefined) {
    if (wanted === undefined) throw new FailureError({ code: 'file.empty', name })
    throw new FailureError({
      code: 'file.noSuchSheet',
      name,
      sheet: wanted,
      sheets: sheets.map((one) => one.name),
    })
  }
  if (sheet.rows > SHEET_ROWS) {
    throw new FailureError({ code: 'file.tooLarge', name, limit: `${SHEET_ROWS.toLocaleString('en')} rows` })
  }
  return sheet
}

// What somebody hid is proposed only when nothing that can be seen holds anything.
function likeliest(sheets: readonly ReadSheet[]): ReadSheet | undefined {
  const filled = sheets.filter(({ rows }) => rows > 0)
  const visible = filled.filter(({ hidden }) => !hidden)
  const scored = (visible.length > 0 ? visible : filled).map((sheet) => ({
    sheet,
    score: tableLikeness(sheet.cells),
  }))
  return scored.toSorted((one, other) => other.score - one.score)[0]?.sheet
}

import { FailureError } from '#shared/errors/failure.ts'
import type { FoundTable } from '#shared/reading/foundTable.ts'
import type { Reading } from '#shared/reading/reading.ts'
import { hasTable, tableLikeness } from '#shared/reading/tableLikeness.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { SHEETS } from '#engine/reading/limits.ts'
import { breathe } from '#engine/reading/pace.ts'
import { readHtml } from '#engine/reading/html/readHtml.ts'
import { readOpenDocument } from '#engine/reading/ods/readOpenDocument.ts'
import { readXml2003 } from '#engine/reading/xml2003/readXml2003.ts'
import { createRowSink } from '#engine/reading/rowSink.ts'
import { hiddenOf, type NamedSheet, type WorkbookFormat } from '#engine/reading/sheetContent.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadOptions, SourceReading } from '#engine/reading/sourceReading.ts'

const ROWS_AT_ONCE = 1000

/** Reads a workbook whole: the sheet that was asked for, else the one that looks most like a table. */
export async function readWorkbook(
  bytes: SourceBytes,
  format: WorkbookFormat,
  options: ReadOptions,
): Promise<SourceReading> {
  const { signal, onProgress } = options
  onProgress({ phase: 'opening', done: 0, total: bytes.size })
  await breathe(signal)
  const sheets = await readSheets(bytes, format, signal, Infinity)
  expectWithin(bytes.name, sheets.length, SHEETS, 'sheets')
  await breathe(signal)
  const sheet = chooseSheet(bytes.name, sheets, options.choice.sheet)
  const total = sheet.cells.length
  const sink = createRowSink(bytes.name, options)
  for (let at = 0; at < total; at += ROWS_AT_ONCE) {
    sink.take(sheet.cells.slice(at, at + ROWS_AT_ONCE))
    onProgress({ phase: 'reading', done: Math.min(at + ROWS_AT_ONCE, total), total })
    await breathe(signal)
  }
  return {
    format,
    sheets: sheets.map(({ name, hidden, cells }) => ({ name, hidden, rows: cells.length })),
    reading: readingOf(sheet, format, sink.finish()),
  }
}

/** Rows that tell what a sheet holds. */
const ENOUGH_ROWS = 1000

/**
 * Reads the first rows of a workbook as `readWorkbook` reads all of them, and tells which share of the sheet's rows they are;
 * all of them where the workbook does not tell how many it has.
 */
export async function readWorkbookStart(
  bytes: SourceBytes,
  format: WorkbookFormat,
  options: ReadOptions,
): Promise<{ readonly reading: Reading; readonly share: number }> {
  const first = (most: number): Promise<NamedSheet> =>
    readSheets(bytes, format, options.signal, most).then((sheets) =>
      chooseSheet(bytes.name, sheets, options.choice.sheet),
    )
  const start = await first(ENOUGH_ROWS)
  const { share, ...sheet } = start.share === null ? await first(Infinity) : start
  const sink = createRowSink(bytes.name, options)
  sink.take(sheet.cells)
  return { reading: readingOf(sheet, format, sink.finish()), share: share ?? 1 }
}

function readingOf(sheet: NamedSheet, format: WorkbookFormat, { facts, ...table }: FoundTable): Reading {
  const hidden = hiddenOf(sheet)
  return {
    encoding: null,
    delimiter: null,
    sheet: sheet.name,
    reader: format === 'ods' || format === 'xml2003' || format === 'html' ? 'fast' : 'sheetjs',
    ...table,
    facts: { ...(sheet.currency !== null && { currency: sheet.currency }), ...facts },
    ...(hidden !== undefined && { hidden }),
  }
}

async function readSheets(
  bytes: SourceBytes,
  format: WorkbookFormat,
  signal: AbortSignal,
  most: number,
): Promise<NamedSheet[]> {
  switch (format) {
    case 'ods':
      return readOpenDocument(bytes, signal, most)
    case 'xml2003':
      return readXml2003(bytes, signal, most)
    case 'html':
      return readHtml(bytes, signal, most)
    case 'xlsx':
    case 'xlsm':
    case 'xlsb':
    case 'xls': {
      const { readWithSheetJs } = await import('#engine/reading/readWithSheetJs.ts')
      return readWithSheetJs(bytes, format, signal, most)
    }
  }
}

function chooseSheet(name: string, sheets: readonly NamedSheet[], wanted: string | undefined): NamedSheet {
  const sheet = wanted === undefined ? likeliest(sheets) : sheets.find((one) => one.name === wanted)
  if (sheet !== undefined) return sheet
  if (wanted === undefined) throw new FailureError({ code: 'file.empty', name })
  throw new FailureError({
    code: 'file.noSuchSheet',
    name,
    sheet: wanted,
    sheets: sheets.map((one) => one.name),
  })
}

// What somebody hid is proposed only where nothing that can be seen holds a table, or anything at all.
function likeliest(sheets: readonly NamedSheet[]): NamedSheet | undefined {
  const scored = sheets
    .filter(({ cells }) => cells.length > 0)
    .map((sheet) => ({ sheet, score: tableLikeness(sheet.cells) }))
  const rank = ({ sheet, score }: { sheet: NamedSheet; score: number }): number =>
    (hasTable(score) ? 2 : 0) + (sheet.hidden ? 0 : 1)
  return scored.toSorted((one, other) => rank(other) - rank(one) || other.score - one.score)[0]?.sheet
}

import type { Reading } from '#shared/reading/reading.ts'
import { createRowSink } from '#engine/reading/rowSink.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadOptions } from '#engine/reading/sourceReading.ts'
import { chooseSheet } from '#engine/reading/xlsx/chooseSheet.ts'
import { findTallCells } from '#engine/reading/xlsx/findTallCells.ts'
import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import { MergedRows } from '#engine/reading/xlsx/mergedRows.ts'
import { isOfSeveralCurrencies } from '#engine/reading/xlsx/readXlsx.ts'
import { readSharedStrings, scanSheet, type OpenWorkbook } from '#engine/reading/xlsx/scanSheet.ts'
import { sheetReading } from '#engine/reading/xlsx/sheetReading.ts'
import { SheetRows } from '#engine/reading/xlsx/sheetRows.ts'
import { openWorkbook, type SheetPart, type Workbook } from '#engine/reading/xlsx/workbook.ts'

/** The beginning of the sheet that is read, and which share of its bytes that was, 1 where it was all. */
export interface SheetStart {
  readonly reading: Reading
  readonly share: number
}

/** Rows that tell what a sheet holds: those of one batch. */
const ENOUGH_ROWS = 1000
/** Texts are written in the order in which cells first use them: these are of far more rows. */
const ENOUGH_TEXTS = 256 * 1024

/**
 * Reads the first rows of a workbook as `readXlsx` does, and no more of its other parts than they need. Null where that
 * reader would hand over. Throws `FailureError`s of reading.
 */
export async function readXlsxStart(bytes: SourceBytes, options: ReadOptions): Promise<SheetStart | null> {
  try {
    const workbook = await openWorkbook(bytes, options.signal)
    const needed = (workbook.texts?.unpacked ?? 0) > ENOUGH_TEXTS ? [ENOUGH_TEXTS, Infinity] : [Infinity]
    return await readWithTexts(bytes, workbook, needed, options)
  } catch (cause) {
    if (cause instanceof NotCertain) return null
    throw cause
  }
}

async function readWithTexts(
  bytes: SourceBytes,
  workbook: Workbook,
  [enough, ...more]: readonly number[],
  options: ReadOptions,
): Promise<SheetStart> {
  const { sheets, styles, system, texts } = workbook
  const { signal } = options
  try {
    const strings = await readSharedStrings(texts, bytes, signal, enough)
    const open = { bytes, signal, sources: { file: bytes.name, strings, styles, system } }
    return await readStart(await chooseSheet(sheets, options.choice.sheet, open), open, options)
  } catch (cause) {
    // A cell asked for a text that comes later, or for one that is none.
    if (cause instanceof NotCertain && cause.reason === 'cells' && more.length > 0)
      return readWithTexts(bytes, workbook, more, options)
    throw cause
  }
}

async function readStart(
  { name, part }: SheetPart,
  workbook: OpenWorkbook,
  options: ReadOptions,
): Promise<SheetStart> {
  const { bytes } = workbook
  const given: Parameters<ReadOptions['onRows']>[0][] = []
  const sink = createRowSink(bytes.name, { ...options, onRows: (rows) => given.push(rows) })
  const merged = new MergedRows(bytes.name, () => findTallCells(part, workbook), sink.take)
  const rows = new SheetRows(bytes.name, (more) => merged.take(more))
  let done = 0
  const onPiece = (bytesRead: number): Promise<void> => {
    done = bytesRead
    return merged.settle()
  }
  const isEnough = (): boolean => rows.count >= ENOUGH_ROWS
  const namesCurrencies = await isOfSeveralCurrencies(part, workbook, { isEnough: () => true })
  const [currency] = await scanSheet(part, workbook, {
    takeRow: (row, cells, isHidden) => rows.take(row, cells, isHidden),
    takeColumns: (tag) => rows.takeColumns(tag),
    ...{ onPiece, isEnough, namesCurrencies },
  })
  rows.finish()
  await merged.settle()
  const reading = sheetReading(name, sink.finish(), rows, namesCurrencies ? undefined : currency)
  for (const some of given) options.onRows(some)
  return { reading, share: done / part.unpacked }
}

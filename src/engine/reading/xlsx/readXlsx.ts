import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Cells } from '#shared/reading/cell.ts'
import { areToBeNamed, formatCurrency } from '#shared/reading/numberFormat.ts'
import type { Sheet } from '#shared/reading/reading.ts'
import { breathe } from '#engine/reading/pace.ts'
import { createRowSink } from '#engine/reading/rowSink.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadOptions, SourceReading } from '#engine/reading/sourceReading.ts'
import { chooseSheet } from '#engine/reading/xlsx/chooseSheet.ts'
import { findTallCells } from '#engine/reading/xlsx/findTallCells.ts'
import { NotCertain, type HandOver } from '#engine/reading/xlsx/handOver.ts'
import { MergedRows } from '#engine/reading/xlsx/mergedRows.ts'
import {
  readSharedStrings,
  scanSheet,
  type OpenWorkbook,
  type SheetTaker,
} from '#engine/reading/xlsx/scanSheet.ts'
import { sheetReading } from '#engine/reading/xlsx/sheetReading.ts'
import { SheetRows } from '#engine/reading/xlsx/sheetRows.ts'
import { openWorkbook, type SheetPart } from '#engine/reading/xlsx/workbook.ts'
import type { ZipEntry } from '#engine/reading/zipArchive.ts'

/** The formats that are read here. */
export type XlsxFormat = 'xlsx' | 'xlsm'

/**
 * Reads a workbook straight from its bytes, a piece at a time: the sheet that was asked for, else the one that looks most
 * like a table. Answers with a hand-over at the first thing that it does not know for certain; the rows given until then
 * are right, except that `order` cannot be mended once rows were given. Throws `FailureError`s of reading.
 */
export async function readXlsx(
  bytes: SourceBytes,
  format: XlsxFormat,
  options: ReadOptions,
): Promise<Result<SourceReading, HandOver>> {
  const reader = new XlsxReader(bytes, format, options)
  try {
    return ok(await reader.read())
  } catch (cause) {
    if (cause instanceof NotCertain) return err(reader.handOver(cause))
    throw cause
  }
}

class XlsxReader {
  readonly #bytes: SourceBytes
  readonly #format: XlsxFormat
  readonly #options: ReadOptions
  #sheet: string | null = null
  #rowsGiven = 0

  constructor(bytes: SourceBytes, format: XlsxFormat, options: ReadOptions) {
    this.#bytes = bytes
    this.#format = format
    this.#options = options
  }

  handOver({ reason }: NotCertain): HandOver {
    return { reason, sheet: this.#sheet, rowsGiven: this.#rowsGiven }
  }

  async read(): Promise<SourceReading> {
    const bytes = this.#bytes
    const { signal, onProgress, choice } = this.#options
    onProgress({ phase: 'opening', done: 0, total: bytes.size })
    await breathe(signal)
    const { sheets, styles, system, texts } = await openWorkbook(bytes, signal)
    const strings = await readSharedStrings(texts, bytes, signal)
    const workbook = { bytes, signal, sources: { file: bytes.name, strings, styles, system } }
    const sheet = await chooseSheet(sheets, choice.sheet, workbook)
    this.#sheet = sheet.name
    const counts = await countOthers(sheets, sheet, workbook)
    const { rows, reading } = await this.#readRows(sheet, workbook)
    counts.set(sheet.name, rows)
    return {
      format: this.#format,
      sheets: sheets.map(({ name, hidden }): Sheet => ({ name, hidden, rows: counts.get(name) ?? 0 })),
      reading,
    }
  }

  async #readRows({ name, part }: SheetPart, workbook: OpenWorkbook) {
    const { onProgress } = this.#options
    const namesCurrencies = await isOfSeveralCurrencies(part, workbook)
    const sink = createRowSink(this.#bytes.name, { ...this.#options, onRows: (rows) => this.#giveRows(rows) })
    const merged = new MergedRows(this.#bytes.name, () => findTallCells(part, workbook), sink.take)
    const rows = new SheetRows(this.#bytes.name, (more) => merged.take(more))
    const [currency] = await scanSheet(part, workbook, {
      takeRow: (row, cells, isHidden) => rows.take(row, cells, isHidden),
      takeColumns: (tag) => rows.takeColumns(tag),
      onPiece: async (done) => {
        onProgress({ phase: 'reading', done, total: part.unpacked })
        await merged.settle()
      },
      namesCurrencies,
    })
    rows.finish()
    await merged.settle()
    const ofAll = namesCurrencies ? undefined : currency
    return { rows: rows.count, reading: sheetReading(name, sink.finish(), rows, ofAll) }
  }

  #giveRows(rows: readonly Cells[]): void {
    this.#options.onRows(rows)
    this.#rowsGiven += rows.length
  }
}

/** Whether the formats of a sheet's numbers name several currencies, or a sign of several; with `isEnough`, only those until then. */
export async function isOfSeveralCurrencies(
  part: ZipEntry,
  workbook: OpenWorkbook,
  taker: Partial<Pick<SheetTaker, 'isEnough'>> = {},
): Promise<boolean> {
  // Only the numbers tell which formats count; most workbooks name no two currencies anywhere.
  const { styles } = workbook.sources
  const named = styles.map((format) => (format === null ? null : formatCurrency(format)))
  if (!areToBeNamed(new Set(named.filter((code) => code !== null)))) return false
  const used = await scanSheet(part, workbook, { takeRow: () => undefined, ...taker })
  return areToBeNamed(used)
}

async function countOthers(
  sheets: readonly SheetPart[],
  chosen: SheetPart,
  workbook: OpenWorkbook,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { name, part } of sheets) {
    if (name === chosen.name) continue
    let last = 0
    const takeRow = (row: number, cells: readonly unknown[]): void => {
      if (cells.length > 0) last = Math.max(last, row)
    }
    await scanSheet(part, workbook, { takeRow })
    counts.set(name, last)
  }
  return counts
}

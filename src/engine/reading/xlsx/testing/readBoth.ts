import type { Cells } from '#shared/reading/cell.ts'
import type { ReadingChoice } from '#shared/reading/reading.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readWorkbook } from '#engine/reading/readWorkbook.ts'
import type { ReadOptions, SourceReading } from '#engine/reading/sourceReading.ts'
import type { HandOver } from '#engine/reading/xlsx/handOver.ts'
import { readXlsx } from '#engine/reading/xlsx/readXlsx.ts'

/** What a reader made of a workbook: its rows, and how it was read. */
export interface ReadBook {
  readonly rows: readonly Cells[]
  readonly reading: SourceReading
}

/** Reads a workbook with the fast reader; `handOver` where it left it to SheetJS. */
export async function readFast(
  bytes: Uint8Array,
  choice: ReadingChoice = {},
): Promise<ReadBook | { readonly handOver: HandOver; readonly rows: readonly Cells[] }> {
  const { rows, options } = collecting(choice)
  const read = await readXlsx(memoryBytes('book.xlsx', bytes), 'xlsx', options)
  return read.ok ? { rows, reading: read.value } : { rows, handOver: read.error }
}

/** Reads a workbook with SheetJS. */
export async function readWithSheetJs(bytes: Uint8Array, choice: ReadingChoice = {}): Promise<ReadBook> {
  const { rows, options } = collecting(choice)
  return { rows, reading: await readWorkbook(memoryBytes('book.xlsx', bytes), 'xlsx', options) }
}

function collecting(choice: ReadingChoice): { rows: Cells[]; options: ReadOptions } {
  const rows: Cells[] = []
  const options: ReadOptions = {
    choice,
    onRows: (more) => void rows.push(...more),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  }
  return { rows, options }
}

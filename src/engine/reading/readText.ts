import type { Cells } from '#shared/reading/cell.ts'
import type { FoundTable } from '#shared/reading/foundTable.ts'
import type { Reading } from '#shared/reading/reading.ts'
import { createBlockSink } from '#engine/reading/bytes/blockSink.ts'
import { byteDialect } from '#engine/reading/bytes/byteDialect.ts'
import { readBytes } from '#engine/reading/bytes/readBytes.ts'
import { decodeText } from '#engine/reading/decodeText.ts'
import { findDialect, type Dialect } from '#engine/reading/findDialect.ts'
import { breathe } from '#engine/reading/pace.ts'
import { createRowParser } from '#engine/reading/parseDelimited.ts'
import { createRowSink, type RowSink } from '#engine/reading/rowSink.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadOptions, SourceReading } from '#engine/reading/sourceReading.ts'

/** Reads delimited text: first its dialect, then its rows in one pass that never holds more than a few slices. */
export async function readText(bytes: SourceBytes, options: ReadOptions): Promise<SourceReading> {
  const dialect = await findDialect(bytes, options)
  const found = (await readSpans(bytes, dialect, options)) ?? (await readCells(bytes, dialect, options))
  const { encoding, delimiter, questions } = dialect
  return {
    format: 'csv',
    sheets: [],
    reading: {
      ...{ encoding, delimiter, sheet: null },
      ...found,
      ...(dialect.isWrapped && { unwrapped: true as const }),
      questions: [...questions, ...found.questions],
    },
  }
}

type Found = FoundTable & Pick<Reading, 'reader' | 'zeroBytes'>

/** Reads from the bytes alone; null where that reader, or the caller, does not take this source so. */
async function readSpans(bytes: SourceBytes, dialect: Dialect, options: ReadOptions): Promise<Found | null> {
  const known = byteDialect(dialect)
  const { spans } = options
  if (known === null || spans === undefined) return null
  const sink = createRowSink(bytes.name, { ...options, onRows: () => undefined })
  const isRead = await readBytes(bytes, known, createBlockSink(sink), { ...options, spans })
  return isRead ? { ...sink.finish(), reader: 'fast' } : null
}

async function readCells(bytes: SourceBytes, dialect: Dialect, options: ReadOptions): Promise<Found> {
  const sink = createRowSink(bytes.name, options)
  const zeroBytes = await readRows(bytes, dialect, options, sink)
  return { ...sink.finish(), reader: 'text', ...(zeroBytes > 0 && { zeroBytes }) }
}

async function readRows(
  bytes: SourceBytes,
  dialect: Dialect,
  { onProgress, signal }: ReadOptions,
  sink: RowSink,
): Promise<number> {
  const parser = createRowParser(bytes.name, dialect)
  let done = 0
  let atStart = true
  const take = (rows: Cells[]): void => {
    if (rows.length === 0) return
    sink.take(atStart ? withSeparatorLine(rows, dialect) : rows)
    atStart = false
  }
  for (const { text, size } of decodeText(bytes, dialect.encoding)) {
    take(parser.push(text))
    done += size
    onProgress({ phase: 'reading', done, total: bytes.size })
    await breathe(signal)
  }
  take(parser.end())
  return parser.zeros()
}

function withSeparatorLine(rows: Cells[], { separatorLine: line }: Dialect): Cells[] {
  return line === null ? rows : [[line], ...rows.slice(1)]
}

import type { Cells } from '#shared/reading/cell.ts'
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
  const sink = createRowSink(bytes.name, options)
  await readRows(bytes, dialect, options, sink)
  const { encoding, delimiter, questions } = dialect
  const found = sink.finish()
  const reader = delimiter === '  ' ? 'fast' : 'papaparse'
  return {
    format: 'csv',
    sheets: [],
    reading: {
      ...{ encoding, delimiter, sheet: null, reader },
      ...found,
      questions: [...questions, ...found.questions],
    },
  }
}

async function readRows(
  bytes: SourceBytes,
  dialect: Dialect,
  { onProgress, signal }: ReadOptions,
  sink: RowSink,
): Promise<void> {
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
}

function withSeparatorLine(rows: Cells[], { separatorLine: line }: Dialect): Cells[] {
  return line === null ? rows : [[line], ...rows.slice(1)]
}

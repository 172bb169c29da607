import type { ReadOptions, Span, SpanSink } from '#engine/reading/sourceReading.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { breathe } from '#engine/reading/pace.ts'
import { RowBlock, type ByteDialect } from '#engine/reading/bytes/rowBlock.ts'
import { NEEDS_MORE, scanRows } from '#engine/reading/bytes/scanRows.ts'
import type { BlockSink } from '#engine/reading/bytes/blockSink.ts'

/** Rows of a span that are longer than this together are none: a quote was not closed, or the source is no table. */
const SPAN_BYTES = 16 * 1024 * 1024

const utf8Mark = [0xef, 0xbb, 0xbf]

/**
 * Reads delimited text from its bytes, in spans of `spans.rows` rows. False, and `spans` has forgotten all, when it comes
 * upon something that it does not know for certain; then a reader of text has to begin anew.
 */
export async function readBytes(
  source: SourceBytes,
  dialect: ByteDialect,
  sink: BlockSink,
  { spans, onProgress, signal }: Pick<ReadOptions, 'onProgress' | 'signal'> & { readonly spans: SpanSink },
): Promise<boolean> {
  const reader = createSpanReader(startOf(source, dialect), dialect, spans.rows)
  let loaded = 0
  for (const slice of source.slices()) {
    loaded += slice.length
    for (const span of reader.read(slice, loaded >= source.size)) {
      sink.take(span.block)
      spans.take({ ...span, soFar: sink.soFar() })
    }
    if (reader.isLost()) {
      spans.forget()
      return false
    }
    onProgress({ phase: 'reading', done: loaded, total: source.size })
    await breathe(signal)
  }
  return true
}

function createSpanReader(startsAt: number, dialect: ByteDialect, rows: number) {
  const { delimiter } = dialect
  const block = new RowBlock(dialect.encoding)
  const unread = createUnread()
  let isFirst = true
  let at = startsAt
  let lost = false

  return {
    /** The spans that a slice completes. */
    *read(slice: Uint8Array, isLast: boolean): Generator<Omit<Span, 'soFar'>> {
      // A zero byte is dropped by the reader of text.
      if (slice.includes(0)) lost = true
      block.bytes = unread.with(isFirst ? slice.subarray(startsAt) : slice)
      isFirst = false
      let from = 0
      while (from < block.bytes.length && !lost) {
        const next = scanRows(block, { from, isLast, delimiter, rows })
        if (next === NEEDS_MORE) break
        lost = next < 0
        if (lost) break
        yield { at, rows: block.rows, bytes: block.bytes.subarray(from, next), dialect, block }
        at += next - from
        from = next
      }
      unread.keepFrom(from)
      lost ||= block.bytes.length - from > SPAN_BYTES
    },
    /** Whether something came that it does not know for certain. */
    isLost: () => lost,
  }
}

/** Bytes of which some are kept for the next time, in a buffer that stays as large as it once had to be. */
function createUnread() {
  let buffer = new Uint8Array(0)
  let length = 0
  return {
    /** What was kept, and these behind it: good until the next call. */
    with(bytes: Uint8Array): Uint8Array {
      if (length + bytes.length > buffer.length) {
        const larger = new Uint8Array(2 * (length + bytes.length))
        larger.set(buffer.subarray(0, length))
        buffer = larger
      }
      buffer.set(bytes, length)
      length += bytes.length
      return buffer.subarray(0, length)
    },
    keepFrom(from: number): void {
      buffer.copyWithin(0, from, length)
      length -= from
    },
  }
}

function startOf(source: SourceBytes, { encoding }: ByteDialect): number {
  const head = source.range(0, utf8Mark.length)
  return encoding === 'utf-8' && utf8Mark.every((byte, index) => head[index] === byte) ? utf8Mark.length : 0
}

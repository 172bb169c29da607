import type { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import type { Cells } from '#shared/reading/cell.ts'
import { packJson, unpackJson } from '#engine/importing/file/checkedJson.ts'
import { rememberLast } from '#engine/importing/file/rememberLast.ts'
import type { SourceSnapshot } from '#engine/importing/file/sourceSnapshot.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'
import { RowBlock, type ByteDialect } from '#engine/reading/bytes/rowBlock.ts'
import { scanRows } from '#engine/reading/bytes/scanRows.ts'

/** How many source rows a chunk holds; only the last one has fewer. */
export const chunkSize = 1000

/** The chunk of a source row, which counts from 1. */
export function chunkOf(row: number): number {
  return Math.floor((row - 1) / chunkSize)
}

/** The place of a source row in its chunk, counted from 0. */
export function placeOf(row: number): number {
  return (row - 1) % chunkSize
}

/** The first source row of a chunk. */
export function firstRowOf(chunk: number): number {
  return chunk * chunkSize + 1
}

/** Where in the snapshot the rows of a chunk lie, and how they are written. */
export interface ChunkSpan extends ByteDialect {
  readonly at: number
  readonly length: number
  /** CRC-32 of those bytes. */
  readonly crc: number
}

/**
 * The source's rows as they were read, in chunks: row r is in chunk `chunkOf(r)`. A chunk is kept as its cells, or, where
 * the snapshot's bytes tell them, as where these lie.
 */
export interface RowChunks {
  write(this: void, edition: number, no: number, rows: readonly Cells[]): void
  writeSpan(this: void, edition: number, no: number, span: ChunkSpan): void
  read(this: void, edition: number, no: number): readonly Cells[]
  row(this: void, edition: number, row: number): Cells
  /** The rows of a chunk taken apart in their bytes, good until the next call; null where they are kept as cells. */
  block(this: void, edition: number, no: number): RowBlock | null
  newestEdition(this: void): number
  /** Deletes every edition but this one. */
  keepOnly(this: void, edition: number): void
}

/** The `chunk` and `span` tables of an import's file. */
export function openRowChunks(db: DatabaseSync, source: SourceSnapshot): RowChunks {
  const insert = statement(db, 'INSERT INTO chunk (edition, no, crc, rows) VALUES (?, ?, ?, ?)')
  const select = statement<{ crc: number; rows: Uint8Array }>(
    db,
    'SELECT crc, rows FROM chunk WHERE edition = ? AND no = ?',
  )
  const spans = openSpans(db, source)
  const newest = statement<{ edition: number | null }>(
    db,
    'SELECT max(edition) AS edition FROM (SELECT edition FROM chunk UNION ALL SELECT edition FROM span)',
  )
  const removals = ['chunk', 'span'].map((table) => statement(db, `DELETE FROM ${table} WHERE edition <> ?`))
  const remembered = rememberLast<readonly Cells[]>(4)

  function read(edition: number, no: number): readonly Cells[] {
    return remembered.get(`${edition}/${no}`, () => {
      const block = spans.block(edition, no)
      if (block !== null) return Array.from({ length: block.rows }, (_, row) => block.row(row))
      const found = select.get(edition, no)
      if (found === undefined) throw new BrokenFile(`rows of chunk ${no} are missing`)
      const rows = unpackJson({ bytes: found.rows, crc: found.crc }, `chunk ${no}`)
      // Its checksum shows that these are the bytes that `write` below wrote; those from elsewhere were parsed by `checkReceived`.
      return rows as readonly Cells[]
    })
  }

  return {
    write(edition, no, rows) {
      const { crc, bytes } = packJson(rows)
      insert.run(edition, no, crc, bytes)
    },
    writeSpan: spans.write,
    read,
    row(edition, row) {
      const cells = read(edition, chunkOf(row))[placeOf(row)]
      if (cells === undefined) throw new BrokenFile(`row ${row} is missing`)
      return cells
    },
    block: spans.block,
    newestEdition: () => newest.get()?.edition ?? 0,
    keepOnly(edition) {
      for (const removal of removals) removal.run(edition)
    },
  }
}

function openSpans(
  db: DatabaseSync,
  source: SourceSnapshot,
): Pick<RowChunks, 'block'> & { write: RowChunks['writeSpan'] } {
  const insert = statement(
    db,
    'INSERT INTO span (edition, no, at, length, crc, encoding, delimiter) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const select = statement<ChunkSpan>(
    db,
    'SELECT at, length, crc, encoding, delimiter FROM span WHERE edition = ? AND no = ?',
  )
  const blocks = new Map<string, RowBlock>()

  return {
    write(edition, no, { at, length, crc, encoding, delimiter }) {
      insert.run(edition, no, at, length, crc, encoding, delimiter)
    },
    block(edition, no) {
      const span = select.get(edition, no)
      if (span === undefined) return null
      const block = blocks.get(span.encoding) ?? new RowBlock(span.encoding)
      blocks.set(span.encoding, block)
      block.bytes = source.range(span.at, span.length)
      if (crc32(block.bytes) !== span.crc) throw new BrokenFile(`chunk ${no} is not as it was written`)
      const scanned = scanRows(block, { from: 0, isLast: true, delimiter: span.delimiter, rows: chunkSize })
      if (scanned !== span.length) throw new BrokenFile(`chunk ${no} has other rows than were written`)
      return block
    },
  }
}

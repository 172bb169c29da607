import { TEXT_CELL_CHARACTERS } from '#shared/reading/scanRow.ts'
import { COLUMNS } from '#engine/reading/limits.ts'
import { EQUALS, isBlank, unwrapKeptText } from '#engine/reading/bytes/keptText.ts'
import { HAS_LINES, NON_ASCII, REWRITTEN, type RowBlock } from '#engine/reading/bytes/rowBlock.ts'

const LINE_FEED = 10
const RETURN = 13
const QUOTE = 34

/** The scan ran into the end of the bytes before it had all rows that were asked for. */
export const NEEDS_MORE = -1
/** Something stands here that this scanner does not know for certain: a reader of text has to look at it. */
export const UNKNOWN = -2

/** What is scanned: from where, whether the bytes end with the source, and how many rows at most. */
export interface ScanJob {
  readonly from: number
  readonly isLast: boolean
  readonly delimiter: number
  readonly rows: number
}

/**
 * Scans the next rows of `block.bytes` into the block. Comes back with where the next row begins, once there are as many
 * rows as were asked for or the source has ended; else with `NEEDS_MORE` or `UNKNOWN`. Lines end in LF, CRLF or CR.
 * What it knows: cells without quotes, quotes within a cell that does not begin with one, and quoted cells that end with
 * their quote, each also as `="…"`. What stands behind a closing quote, and a quote that is never closed, is `UNKNOWN`.
 */
// eslint-disable-next-line max-lines-per-function -- one loop over all bytes: a call for each cell would cost more than the cell
export function scanRows(block: RowBlock, { from, isLast, delimiter, rows }: ScanJob): number {
  const { bytes } = block
  const size = bytes.length
  let { start, end, flags, firstCell } = block
  if (firstCell.length <= rows) firstCell = block.firstCell = new Int32Array(rows + 1)
  let at = from
  let cell = 0
  let row = 0
  while (row < rows && at < size) {
    firstCell[row] = cell
    // A row, cell by cell.
    for (;;) {
      if (cell >= start.length) {
        block.grow()
        ;({ start, end, flags } = block)
      }
      let seen = 0
      let marks = 0
      let first: number
      let last: number
      const isQuoted = at < size && bytes[at] === QUOTE
      if (isQuoted) {
        first = ++at
        for (;;) {
          // A look ahead tells a closing quote from the first of a doubled one.
          if (at >= size || (at + 1 >= size && !isLast)) return isLast ? UNKNOWN : NEEDS_MORE
          const byte = bytes[at] ?? 0
          if (byte === QUOTE) {
            if (bytes[at + 1] !== QUOTE) break
            marks |= REWRITTEN
            at++
          } else if (byte === RETURN) marks |= REWRITTEN | HAS_LINES
          else if (byte === LINE_FEED) marks |= HAS_LINES
          seen |= byte
          at++
        }
        last = at++
      } else {
        first = at
        while (at < size) {
          const byte = bytes[at] ?? 0
          if (byte === delimiter || byte === LINE_FEED || byte === RETURN) break
          seen |= byte
          at++
        }
        last = at
      }
      // Which is perhaps no cell: it is for the reader of text to say.
      if (last - first > TEXT_CELL_CHARACTERS) return UNKNOWN
      if (seen > 127) marks |= NON_ASCII
      while (first < last && isBlank(bytes[first] ?? 0)) first++
      while (first < last && isBlank(bytes[last - 1] ?? 0)) last--
      start[cell] = first
      end[cell] = last
      flags[cell] = marks
      if (bytes[first] === EQUALS && !unwrapKeptText(block, cell, isQuoted ? 2 : 1)) return UNKNOWN
      cell++
      if (at >= size) {
        if (!isLast) return NEEDS_MORE
        break
      }
      const byte = bytes[at] ?? 0
      if (byte === delimiter) {
        at++
        continue
      }
      if (byte === LINE_FEED) {
        at++
        break
      }
      if (byte !== RETURN) return UNKNOWN
      if (at + 1 >= size && !isLast) return NEEDS_MORE
      at += bytes[at + 1] === LINE_FEED ? 2 : 1
      break
    }
    if (cell - (firstCell[row] ?? 0) > COLUMNS) return UNKNOWN
    row++
  }
  firstCell[row] = cell
  block.forget()
  block.rows = row
  block.cells = cell
  return row === rows || isLast ? at : NEEDS_MORE
}

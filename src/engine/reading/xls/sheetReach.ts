import { END, isBegin, type BiffRecord } from './biffRecords.ts'
import { formulaTypes, type Biff } from './biffVersion.ts'

const SIZE = new Set([0x0000, 0x0200])
/** The records that fill cells, one or several of a row; each begins with the first one's place. */
export const CELLS: ReadonlySet<number> = new Set([
  ...[0x0002, 0x0003, 0x0004, 0x0005, 0x00bd, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e],
  ...formulaTypes,
])

/** Where a sheet says behind which row it ends, and in how many bytes. */
interface SizeField {
  readonly at: number
  readonly width: 2 | 4
}

/**
 * Makes each sheet say of its size, where it says anything, how far its filled cells reach: some count blank rows that only
 * have a format, to the last that there can be.
 */
export function sheetReach(records: Buffer): (record: BiffRecord, biff: Biff) => void {
  let [depth, rows] = [0, 0]
  let size: SizeField | null = null
  return ({ type, at, content }, biff) => {
    if (isBegin(type)) depth += 1
    // A chart within a sheet has cells of its own.
    if (depth === 1) {
      if (isBegin(type)) [rows, size] = [0, null]
      else if (SIZE.has(type)) size = biff === 8 ? { at: at + 8, width: 4 } : { at: at + 6, width: 2 }
      else if (CELLS.has(type)) rows = Math.max(rows, content.readUInt16LE(0) + 1)
      else if (type === END && size !== null) writeSize(records, size, rows)
    }
    if (type === END) depth -= 1
  }
}

function writeSize(records: Buffer, { at, width }: SizeField, rows: number): void {
  if (width === 4) records.writeUInt32LE(rows, at)
  else records.writeUInt16LE(Math.min(rows, 0xffff), at)
}

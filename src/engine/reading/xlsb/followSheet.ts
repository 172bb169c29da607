import { expectWithin } from '#engine/reading/expectWithin.ts'
import { COLUMNS } from '#engine/reading/limits.ts'
import { TakenRows, twoValues } from '#engine/reading/takenPlaces.ts'
import { COLUMNS_DESCRIBED } from './recordKinds.ts'
import type { XlsbRecord } from './xlsbRecords.ts'

const ROW = 0
const BLANK = 1
const FIRST_FILLED = 2
const LAST_FILLED = 18
// These stand in the column behind the cell before.
const BLANK_WITHOUT_COLUMN = 12
const RICH_TEXT = 62

/** What is followed of a sheet while its records come, each of them whole. */
export interface FollowedSheet {
  take(record: XlsbRecord): void
  /** The record that says how far its filled cells reach. */
  record(): Buffer
}

/**
 * Follows how far a sheet's filled cells reach: what it says of that itself may be missing, or wrong. Its `take` throws the
 * `FailureError` of `file.broken` where a cell is filled twice, or two rows have one number, as SheetJS puts the second in the place
 * of the first, and that of `file.tooLarge` beyond a limit.
 */
export function followSheet(part: Buffer, file: string): FollowedSheet {
  const rows = new TakenRows(file)
  // The row in which each column was last filled, counted from 1 as they come.
  const filledIn = new Uint32Array(COLUMNS)
  let [row, rowsBegun, column, last] = [0, 0, -1, 0]
  let isFilled = false

  function fill(): void {
    if (!isFilled) rows.take(row + 1)
    isFilled = true
    if (filledIn[column] === rowsBegun && rowsBegun > 0) throw twoValues(file, row + 1, column + 1)
    filledIn[column] = rowsBegun
    last = Math.max(last, row)
  }

  return {
    take({ type, from }) {
      if (type === ROW) {
        row = part.readUInt32LE(from)
        rowsBegun += 1
        column = -1
        isFilled = false
      } else if (type === COLUMNS_DESCRIBED) {
        expectWithin(file, part.readUInt32LE(from + 4) + 1, COLUMNS, 'columns')
      } else if (type === RICH_TEXT || (type >= BLANK && type <= LAST_FILLED)) {
        const hasColumn = type < BLANK_WITHOUT_COLUMN || type === RICH_TEXT
        column = hasColumn ? part.readUInt32LE(from) : column + 1
        if (type >= FIRST_FILLED && type !== BLANK_WITHOUT_COLUMN) fill()
      }
    },
    record() {
      const reached = Buffer.alloc(19)
      reached.set([0x94, 0x01, 16])
      reached.writeUInt32LE(last, 7)
      return reached
    },
  }
}

import { twoValues } from '#engine/reading/takenPlaces.ts'
import { END, isBegin, type BiffRecord } from './biffRecords.ts'
import { CELLS } from './sheetReach.ts'

// What a sheet of Excel 97 to 2003 can have.
const ROWS = 65_536
const COLUMNS = 256

const SEVERAL = 0x00bd
const PLACE_LENGTH = 4
const SEVERAL_LENGTH = 6

/**
 * Follows which cells of each sheet are filled, in records that are whole. Throws the `FailureError` of `file.broken` where one is
 * filled twice: SheetJS puts the second in the place of the first.
 */
export function expectCellsOnce(file: string): (record: BiffRecord) => void {
  const filled = new Uint8Array((ROWS * COLUMNS) >> 3)
  let depth = 0

  function fill(row: number, column: number): void {
    if (column >= COLUMNS) return
    const place = row * COLUMNS + column
    const [byte, bit] = [place >> 3, 1 << (place & 7)]
    const taken = filled[byte] ?? 0
    if ((taken & bit) !== 0) throw twoValues(file, row + 1, column + 1)
    filled[byte] = taken | bit
  }

  return ({ type, content }) => {
    if (isBegin(type)) depth += 1
    // A chart within a sheet has cells of its own.
    if (depth === 1 && isBegin(type)) filled.fill(0)
    else if (depth === 1 && CELLS.has(type)) {
      const [row, first] = [content.readUInt16LE(0), content.readUInt16LE(2)]
      const count = type === SEVERAL ? Math.floor((content.length - PLACE_LENGTH) / SEVERAL_LENGTH) : 1
      for (let index = 0; index < count; index++) fill(row, first + index)
    }
    if (type === END) depth -= 1
  }
}

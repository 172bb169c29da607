import type { BiffRecord } from './biffRecords.ts'
import type { Biff } from './biffVersion.ts'

const STYLE = 0x0043
const CELLS = new Set([0x0002, 0x0003, 0x0004, 0x0005, 0x0006])
/** Where a cell of Excel 2 has the number of its style, and behind it that of its number format. */
const STYLE_AT = 4
// Six bits, beside others that say how a cell is protected and which font it has.
const NUMBER = 0x3f

/**
 * Gives the cells of Excel 2 the number formats that they name. A sheet of its first kind has no styles, and its cells name
 * their formats themselves; SheetJS knows formats by styles alone, and takes all of their dates for numbers.
 */
export function stylesOfFormats(): {
  /** Takes the next record, and makes the format that it names the number of its style. */
  take(record: BiffRecord, biff: Biff): void
  /** The records with a style for each format; as they are where there is no need for it. */
  addedTo(records: Buffer): Buffer
} {
  let [hasStyles, hasCells] = [false, false]
  return {
    take({ type, content }, biff) {
      if (type === STYLE) hasStyles = true
      if (biff !== 2 || hasStyles || !CELLS.has(type)) return
      hasCells = true
      content[STYLE_AT] = (content[STYLE_AT + 1] ?? 0) & NUMBER
    },
    addedTo(records) {
      if (!hasCells || hasStyles) return records
      const begin = 4 + records.readUInt16LE(2)
      return Buffer.concat([records.subarray(0, begin), ...styles, records.subarray(begin)])
    },
  }
}

const styles = Array.from({ length: NUMBER + 1 }, (_, format) =>
  Buffer.from([STYLE, 0, 4, 0, 0, 0, format, 0]),
)

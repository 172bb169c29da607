import { TEXT_MISSING } from '#engine/reading/workbookCells.ts'
import type { BiffRecord } from './biffRecords.ts'
import { formulaTypes, NO_NUMBER, placeLength, type Biff } from './biffVersion.ts'

const TEXTS = new Set([0x0007, 0x0207])
const TEXT = 0
const ERROR = 2

/**
 * Makes errors of formulas that came to a text which does not follow, in a workbook's records; SheetJS leaves their cells
 * out without a word.
 */
export function textsOfFormulas(records: Buffer): (record: BiffRecord, biff: Biff) => void {
  let awaited: number | null = null
  return ({ type, at, content }, biff) => {
    if (awaited !== null && !TEXTS.has(type)) records.set([ERROR, 0, TEXT_MISSING], awaited)
    const value = placeLength(biff)
    const isText =
      formulaTypes.has(type) && content.readUInt16LE(value + 6) === NO_NUMBER && content[value] === TEXT
    awaited = isText ? at + 4 + value : null
  }
}

import { isBegin, type BiffRecord } from './biffRecords.ts'

/** The versions of the binary format: of Excel 2, 3, 4, 5 with 95, and 97 to 2003. */
export type Biff = 2 | 3 | 4 | 5 | 8

/** How many bytes a cell's place and style take, with which its record begins. */
export function placeLength(biff: Biff): number {
  return biff === 2 ? 7 : 6
}

/** The types of the records of formulas. */
export const formulaTypes: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406])

/** What stands behind the first six of the eight bytes that a formula came to, where that is no number: the first tells what it is. */
export const NO_NUMBER = 0xffff

const versionOfType = new Map<number, Biff>([
  [0x0009, 2],
  [0x0209, 3],
  [0x0409, 4],
])
const versionSaid = new Map<number, Biff>([
  [0x0200, 2],
  [0x0300, 3],
  [0x0400, 4],
  [0x0500, 5],
  [0x0600, 8],
  [0x0002, 2],
  [0x0007, 2],
])

const SHEET = 0x0010
const ANY_SHEET = 0x1000

/** Follows which version SheetJS takes a record for: some programs say none, and the kinds of their cells tell. */
export function versionsOf(): (record: BiffRecord) => Biff {
  let version: Biff = 8
  let isGuess = false
  return ({ type, content }) => {
    if (isBegin(type) && content.length >= 4) {
      const [said, kind] = [content.readUInt16LE(0), content.readUInt16LE(2)]
      if (version === 8) version = versionOfType.get(type) ?? versionSaid.get(said) ?? 8
      isGuess = said === 0
      if (isGuess && kind === ANY_SHEET) version = 5
      if (isGuess && kind === SHEET && version === 8) version = 2
    }
    if (isGuess && type === 0x0004 && version === 5) version = 2
    if (isGuess && (type === 0x0203 || type === 0x0204) && version === 2) version = 5
    return version
  }
}

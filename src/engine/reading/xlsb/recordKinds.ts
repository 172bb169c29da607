import type { XlsbRecord } from './xlsbRecords.ts'

/** Whether a record of a part holds as much as it says. */
export type IsWhole = (part: Buffer, record: XlsbRecord) => boolean

/** A kind of part: the record that it ends with, and of its records those that say what cells hold. */
export interface PartKind {
  readonly end: number
  readonly records: ReadonlyMap<number, IsWhole>
}

/** The record that a sheet's part begins with. */
export const SHEET = 129
/** The record of a sheet that describes columns, its first two numbers the first and the last of them. */
export const COLUMNS_DESCRIBED = 60

/** The record of a sheet of cells that are merged: their first and last row, their first and last column. */
export const MERGED = 176

/** The kinds of parts that are read, by the record that each begins with ([MS-XLSB] 2.3 and 2.4). */
export const partKinds: ReadonlyMap<number, PartKind> = new Map([
  [SHEET, { end: 130, records: sheetRecords() }],
  [131, { end: 132, records: new Map([...marks(131, 132, 143, 144), [153, isProperties], [156, isSheet]]) }],
  [159, { end: 160, records: new Map([...marks(160), [159, atLeast(8)], [19, hasRichText(0)]]) }],
  [
    278,
    {
      end: 279,
      records: new Map([
        ...marks(278, 279, 615, 616, 617, 618, 626, 627),
        [44, hasText(2)],
        [47, atLeast(4)],
      ]),
    },
  ],
])

function sheetRecords(): Map<number, IsWhole> {
  return new Map([
    ...marks(SHEET, 130, 145, 146),
    [COLUMNS_DESCRIBED, atLeast(18)],
    [0, atLeast(12)],
    [MERGED, atLeast(16)],
    // Cells with their column, from blank ones to what formulas came to, and without it.
    ...[8, 12, 9, 9, 16].map((length, index) => [1 + index, atLeast(length)] as const),
    [6, hasText(8)],
    [7, atLeast(12)],
    [8, hasText(8)],
    ...[16, 9, 9].map((length, index) => [9 + index, atLeast(length)] as const),
    ...[4, 8, 5, 5, 12].map((length, index) => [12 + index, atLeast(length)] as const),
    [17, hasText(4)],
    [18, atLeast(8)],
    [62, hasRichText(8)],
  ])
}

/** Records that mark where something begins or ends. */
function marks(...types: readonly number[]): (readonly [number, IsWhole])[] {
  return types.map((type) => [type, () => true])
}

function atLeast(length: number): IsWhole {
  return (_, { from, end }) => end - from >= length
}

function hasText(at: number): IsWhole {
  return (part, { from, end }) => textEnd(part, from + at, end) !== null
}

/** A text with the places where its formatting changes. */
function hasRichText(at: number): IsWhole {
  return (part, { from, end }) => {
    const behind = textEnd(part, from + at + 1, end)
    if (behind === null || (part.readUInt8(from + at) & 1) === 0) return behind !== null
    return end >= behind + 4 && end >= behind + 4 + 4 * part.readUInt32LE(behind)
  }
}

/** A workbook's properties, since when it counts days among them, and the name that its macros have for it. */
function isProperties(part: Buffer, { from, end }: XlsbRecord): boolean {
  return end === from + 8 || textEnd(part, from + 8, end) !== null
}

/** A sheet of the workbook: whether it is shown, the name of its part, its own. */
function isSheet(part: Buffer, { from, end }: XlsbRecord): boolean {
  const name = textEnd(part, from + 8, end)
  return name !== null && textEnd(part, name, end) !== null
}

const NO_TEXT = 0xffff_ffff

/** Where a text ends that begins with the count of its letters; null where it runs over the end of its record. */
function textEnd(part: Buffer, at: number, end: number): number | null {
  if (end < at + 4) return null
  const letters = part.readUInt32LE(at)
  const behind = at + 4 + (letters === NO_TEXT ? 0 : 2 * letters)
  return behind <= end ? behind : null
}

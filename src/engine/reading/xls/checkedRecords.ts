import { FailureError } from '#shared/errors/failure.ts'
import { biffRecords, END, type BiffRecord } from './biffRecords.ts'
import { endOfBytes, endOfLetters, sharesWholeTexts } from './biffText.ts'
import { formulaTypes, NO_NUMBER, placeLength, versionsOf, type Biff } from './biffVersion.ts'
import { expectCellsOnce } from './cellsOnce.ts'
import { encodingOf } from './codePage.ts'
import { countMerged, holdsMerged, MERGED } from './mergedRecords.ts'
import { sheetReach } from './sheetReach.ts'
import { stylesOfFormats } from './stylesOfFormats.ts'
import { textsOfFormulas } from './textsOfFormulas.ts'

const FILE_PASS = 0x002f
const CODE_PAGE = 0x0042
// A printer's settings, which SheetJS steps over.
const STEPPED_OVER = 0x004d

/** A binary workbook's records, and the encoding of its texts; from Excel 97 on they say by themselves what they are. */
export interface CheckedRecords {
  readonly records: Buffer
  readonly encoding: string | null
}

/**
 * A binary workbook's records as SheetJS is given them: those that say what its cells hold, each found whole; the others are
 * there under a type that is stepped over. SheetJS reads on over the end of a record, for ever where a text has no
 * length, and parses much that no cell needs. Throws the `FailureError` of `file.broken`, and of `file.password`.
 */
export function checkedRecords(stream: Uint8Array, file: string): CheckedRecords {
  const checked = Buffer.from(stream)
  const version = versionsOf()
  const styles = stylesOfFormats()
  const followTexts = textsOfFormulas(checked)
  const followCells = sheetReach(checked)
  const expectOnce = expectCellsOnce(file)
  const followMerged = countMerged(file)
  let biff: Biff = 8
  let codePage = 0
  for (const record of biffRecords(checked, file)) {
    if (record.type === FILE_PASS) throw new FailureError({ code: 'file.password', name: file })
    biff = version(record)
    const isWhole = kinds.get(record.type)
    if (isWhole === undefined) {
      checked.writeUInt16LE(STEPPED_OVER, record.at)
      continue
    }
    if (!isWhole(record, biff)) throw cutShort(file, record)
    styles.take(record, biff)
    followTexts(record, biff)
    followCells(record, biff)
    expectOnce(record)
    followMerged(record)
    if (record.type === CODE_PAGE) codePage = record.content.readUInt16LE(0)
  }
  return { records: styles.addedTo(checked), encoding: biff === 8 ? null : encodingOf(codePage) }
}

type IsWhole = (record: BiffRecord, biff: Biff) => boolean
type Length = number | ((biff: Biff) => number)

const countOfLetters = (biff: Biff): number => (biff === 2 ? 1 : 2)
const countInFormats = (biff: Biff): number => (biff === 8 ? 2 : 1)

// [MS-XLS] 2.4, and for Excel 2 to 95 OpenOffice's documentation of the format.
const kinds: ReadonlyMap<number, IsWhole> = new Map<number, IsWhole>([
  [END, () => true],
  ...[0x0009, 0x0209, 0x0409, 0x0809].map((type) => [type, atLeast(4)] as const),
  // What a workbook is: since when days are counted, its letters, its sheets.
  [0x0022, atLeast(2)],
  [CODE_PAGE, atLeast(2)],
  [0x0085, (record, biff) => hasText(biff === 4 ? 0 : 6, 1)(record, biff)],
  // Number formats, and the styles that name them.
  [0x001e, hasText(0, countInFormats)],
  [0x041e, hasText(2, countInFormats)],
  [0x0043, atLeast(3)],
  [0x0243, atLeast(4)],
  [0x0443, atLeast(4)],
  [0x00e0, atLeast(6)],
  // Of a sheet: its size, its columns, its rows.
  ...[0x0000, 0x0200].map((type) => [type, atLeast((biff) => (biff === 8 ? 12 : 8))] as const),
  [0x007d, atLeast(10)],
  [0x0208, atLeast(13)],
  [MERGED, holdsMerged],
  // Cells: numbers, texts, errors and what formulas came to.
  [0x0002, atLeast(9)],
  [0x0003, atLeast(15)],
  [0x0203, atLeast((biff) => placeLength(biff) + 8)],
  [0x027e, atLeast(10)],
  [0x00bd, ({ content }) => content.length >= 6 && content.length % 6 === 0],
  [0x0004, hasText(7, 1)],
  [0x0204, hasText(placeLength, countOfLetters)],
  [0x00d6, hasText(6, 2)],
  [0x00fc, sharesWholeTexts],
  [0x00fd, atLeast(10)],
  [0x0005, atLeast(9)],
  [0x0205, atLeast((biff) => placeLength(biff) + 2)],
  ...[...formulaTypes].map((type) => [type, hasValue] as const),
  [0x0007, hasText(0, 1)],
  [0x0207, hasText(0, countOfLetters)],
])

function atLeast(length: Length): IsWhole {
  return ({ content }, biff) => content.length >= lengthIn(length, biff)
}

function lengthIn(length: Length, biff: Biff): number {
  return typeof length === 'number' ? length : length(biff)
}

/** Whether a text lies within its record whose letters are counted at `at`, in so many bytes. */
function hasText(at: Length, count: Length): IsWhole {
  return (record, biff) => {
    const { content } = record
    const [from, width] = [lengthIn(at, biff), lengthIn(count, biff)]
    if (content.length < from + width) return false
    const letters = content.readUIntLE(from, width)
    if (letters === 0) return true
    const begin = from + width
    if (biff !== 8) return endOfBytes(record, begin, letters) !== null
    return begin < content.length && endOfLetters(record, begin + 1, letters, content[begin] !== 0) !== null
  }
}

// The kinds of what a formula may have come to when it is no number: a text, yes or no, an error, nothing.
const LAST_KIND = 3

/** Whether a formula has its value. The formula itself is taken out: what it came to is all that is read. */
function hasValue({ content, seams }: BiffRecord, biff: Biff): boolean {
  const value = placeLength(biff)
  const formula = value + (biff === 2 ? 9 : biff < 5 ? 10 : 14)
  const width = biff === 2 ? 1 : 2
  if (content.length < formula + width || seams.length > 0) return false
  content.fill(biff === 2 ? 0 : 0xff, formula, formula + width)
  return content.readUInt16LE(value + 6) !== NO_NUMBER || content.readUInt8(value) <= LAST_KIND
}

function cutShort(name: string, { at }: BiffRecord): FailureError {
  return new FailureError({
    code: 'file.broken',
    name,
    detail: `its record at byte ${at.toString()} is cut short`,
  })
}

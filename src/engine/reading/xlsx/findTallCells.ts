import { FailureError } from '#shared/errors/failure.ts'
import { ELEMENT_BYTES } from '#engine/reading/limits.ts'
import { TallCells, type TallCell } from '#engine/reading/tallCells.ts'
import { ByteWindow } from '#engine/reading/xlsx/byteWindow.ts'
import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import type { OpenWorkbook } from '#engine/reading/xlsx/scanSheet.ts'
import { unpackPart } from '#engine/reading/xlsx/unpackPart.ts'
import { SLASH } from '#engine/reading/xlsx/xmlCursor.ts'
import { localName, xmlTags } from '#engine/reading/xlsx/xmlTags.ts'
import type { ZipEntry } from '#engine/reading/zipArchive.ts'

const LIST = Buffer.from('mergeCells')
const LETTER_A = 0x41
// Of a list's name that two pieces part, and of the prefix before it.
const LONGEST_OPENING = 256

/**
 * The cells of a sheet that are merged over several rows. A sheet lists them behind its rows, so that its part is unpacked up to there,
 * and nothing else of it is looked at. Throws `NotCertain` where the list is none, and `FailureError`s of reading.
 */
export async function findTallCells(
  part: ZipEntry,
  { bytes, signal }: Pick<OpenWorkbook, 'bytes' | 'signal'>,
): Promise<readonly TallCell[]> {
  const window = new ByteWindow()
  let close: Buffer | null = null
  for await (const piece of unpackPart(bytes, part, signal)) {
    window.add(piece)
    close ??= enterList(window)
    const end = close === null ? null : endOfList(window.view, close)
    if (end !== null) return tallCellsIn(window.view.toString('latin1', 0, end), bytes.name)
    if (close === null) window.use(Math.max(0, window.length - LONGEST_OPENING))
    else if (window.length > ELEMENT_BYTES) throw tooLong(bytes.name)
  }
  if (close !== null) throw new NotCertain('elements')
  return []
}

/** Puts the beginning of the list at that of the window, and answers with the tag that closes it; null where no list begins. */
function enterList(window: ByteWindow): Buffer | null {
  const { view } = window
  for (let at = view.indexOf(LIST); at !== -1; at = view.indexOf(LIST, at + LIST.length)) {
    // In a cell's text the same word can stand, but no `<` before it.
    const [opening, prefix] = /<([\w.-]+:)?$/.exec(view.toString('latin1', Math.max(0, at - 100), at)) ?? []
    if (opening === undefined) continue
    window.use(at - opening.length)
    return Buffer.from(`</${prefix ?? ''}${LIST.toString()}>`)
  }
  return null
}

/** Where the list ends that a view begins with; null where that is not there yet. */
function endOfList(view: Buffer, close: Buffer): number | null {
  const opened = view.indexOf('>')
  if (opened === -1) return null
  // A list of none may close itself.
  if (view[opened - 1] === SLASH) return opened + 1
  const closed = view.indexOf(close, opened)
  return closed === -1 ? null : closed + close.length
}

function tallCellsIn(list: string, file: string): readonly TallCell[] {
  const tall = new TallCells(file)
  for (const { name, closes, attributes } of xmlTags(list)) {
    if (closes || localName(name) !== 'mergeCell') continue
    tall.add(rangeOf(attributes.get('ref') ?? ''))
  }
  return tall.all
}

// `A2:B4`; a cell alone is no range.
function rangeOf(ref: string): TallCell {
  const [, letters = '', first, last] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?[A-Z]{1,3}\$?(\d{1,7}))?$/.exec(ref) ?? []
  if (first === undefined) throw new NotCertain('elements')
  let column = -1
  for (const letter of letters) column = 26 * (column + 1) + letter.charCodeAt(0) - LETTER_A
  return { row: Number(first) - 1, column, last: Number(last ?? first) - 1 }
}

function tooLong(name: string): FailureError {
  const limit = `${ELEMENT_BYTES / 1024 / 1024} MB for its list of merged cells`
  return new FailureError({ code: 'file.tooLarge', name, limit })
}

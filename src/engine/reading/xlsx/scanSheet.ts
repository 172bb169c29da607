import { FailureError } from '#shared/errors/failure.ts'
import { ELEMENT_BYTES } from '#engine/reading/limits.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { CellValues, type CellSources } from '#engine/reading/xlsx/cellValues.ts'
import { ElementStream } from '#engine/reading/xlsx/elementStream.ts'
import { RowScanner, type TakeRow } from '#engine/reading/xlsx/rowScanner.ts'
import { SharedStrings } from '#engine/reading/xlsx/sharedStrings.ts'
import { unpackPart } from '#engine/reading/xlsx/unpackPart.ts'
import type { XmlTag } from '#engine/reading/xlsx/xmlTags.ts'
import type { ZipEntry } from '#engine/reading/zipArchive.ts'

/** An open workbook: where its bytes are, what its cells refer to, and whether to stop. */
export interface OpenWorkbook {
  readonly bytes: SourceBytes
  readonly sources: CellSources
  readonly signal: AbortSignal
}

/** What is done with a sheet's rows while they come. */
export interface SheetTaker {
  readonly takeRow: TakeRow
  readonly takeColumns?: (tag: XmlTag) => void
  /** Hears after each piece how many bytes of XML were read; the next one waits for it. */
  readonly onPiece?: (done: number) => Promise<void>
  /** Whether what was read is all that is wanted. */
  readonly isEnough?: () => boolean
  /** Whether amounts are given with the currency that their format names. */
  readonly namesCurrencies?: boolean
}

/** Reads a sheet row by row; answers with the currencies that the formats of its numbers name. */
export async function scanSheet(
  part: ZipEntry,
  { bytes, sources, signal }: OpenWorkbook,
  taker: SheetTaker,
): Promise<ReadonlySet<string>> {
  const values = new CellValues(sources, taker.namesCurrencies ?? false)
  const scanner = new RowScanner(bytes.name, values, taker.takeRow)
  const elements = new ElementStream(
    { root: 'worksheet', list: 'sheetData', item: 'row' },
    (cursor, nameAt) => scanner.take(cursor, nameAt),
    () => tooLong(bytes.name, 'one row'),
    (name, tag) => {
      if (name === 'col') taker.takeColumns?.(tag)
    },
  )
  let done = 0
  for await (const piece of unpackPart(bytes, part, signal)) {
    elements.add(piece)
    await taker.onPiece?.((done += piece.length))
    if (taker.isEnough?.() === true) return values.currencies
  }
  elements.finish()
  return values.currencies
}

/** Reads the texts that a workbook's cells share, or the first so many bytes of them; none where there is no part with them. */
export async function readSharedStrings(
  part: ZipEntry | null,
  bytes: SourceBytes,
  signal: AbortSignal,
  enough = Infinity,
): Promise<SharedStrings> {
  const strings = new SharedStrings(bytes.name)
  if (part === null) return strings
  const elements = new ElementStream(
    { root: 'sst', list: 'sst', item: 'si' },
    (cursor, nameAt) => strings.take(cursor, nameAt),
    () => tooLong(bytes.name, 'one cell'),
  )
  let done = 0
  for await (const piece of unpackPart(bytes, part, signal)) {
    elements.add(piece)
    if ((done += piece.length) >= enough) return strings
  }
  elements.finish()
  return strings
}

function tooLong(name: string, of: string): FailureError {
  const limit = `${ELEMENT_BYTES / 1024 / 1024} MB for ${of}`
  return new FailureError({ code: 'file.tooLarge', name, limit })
}

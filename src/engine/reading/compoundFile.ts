import * as XLSX from 'xlsx'

/** What is used here of SheetJS's reader of compound files, which it declares as `any`. */
interface CompoundFiles {
  read(bytes: Buffer, options: { type: 'buffer' }): unknown
  find(container: unknown, path: string): { readonly content?: Uint8Array | number[] } | null
}

// The signatures are those of the `cfb` package, which SheetJS carries.
const compoundFiles = XLSX.CFB as CompoundFiles

/** Tells which streams a compound file has; null where its directory is damaged. */
export function streamsOf(bytes: Buffer): ((stream: string) => boolean) | null {
  try {
    const container = compoundFiles.read(bytes, { type: 'buffer' })
    return (stream) => compoundFiles.find(container, stream) !== null
  } catch {
    // Over bytes alone it throws for nothing else, in words of its own and not always an Error.
    return null
  }
}

/** The records of the workbook in a compound file that `streamsOf` could read; none where it has no such stream. */
export function workbookStream(bytes: Buffer): Uint8Array {
  const container = compoundFiles.read(bytes, { type: 'buffer' })
  const stream = compoundFiles.find(container, 'Workbook') ?? compoundFiles.find(container, 'Book')
  return Uint8Array.from(stream?.content ?? [])
}

import { FailureError } from '#shared/errors/failure.ts'
import { breathe } from '#engine/reading/pace.ts'
import type { ZipPart } from '#engine/reading/plainZip.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { unpackEntry, zipEntries } from '#engine/reading/zipArchive.ts'

// Pictures, other documents, printers' settings and macros: nothing of theirs is read.
const notRead =
  /\/media\/|\/embeddings\/|\/printerSettings\/|^Pictures\/|^docProps\/thumbnail|vbaProject\.bin$/i

/**
 * Unpacks the parts of a workbook that can matter to its cells. Throws the `FailureError` of `file.broken` where one of
 * them is not what the archive's directory says; a figure that one changed byte made would look like any other.
 */
export async function unpackParts(bytes: SourceBytes, signal: AbortSignal): Promise<ZipPart[]> {
  const parts: ZipPart[] = []
  const seen = new Set<string>()
  for (const entry of zipEntries(bytes) ?? []) {
    const { name } = entry
    if (name.endsWith('/') || notRead.test(name)) continue
    const content = unpackEntry(bytes, entry)
    if (content === null) throw broken(bytes.name, `its part ${name} is damaged`)
    if (seen.has(name)) throw broken(bytes.name, `its part ${name} is there twice`)
    seen.add(name)
    parts.push({ name, content })
    await breathe(signal)
  }
  return parts
}

function broken(name: string, detail: string): FailureError {
  return new FailureError({ code: 'file.broken', name, detail })
}

import { FailureError } from '#shared/errors/failure.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import { zipEntries, type ZipEntry } from '#engine/reading/zipArchive.ts'

/** The parts of a package by name in lower case: their names are told apart without regard to case. */
export type ArchiveParts = ReadonlyMap<string, ZipEntry>

const SHORTEST_HEADER = 30
const STORED = 0
const DEFLATED = 8

/**
 * The parts of a workbook's archive. Throws the `FailureError` of `file.broken` where its directory cannot be true: a part
 * that is there twice or lies outside, parts that share bytes; `NotCertain` where one is packed in an unusual way.
 */
export function archiveParts(bytes: SourceBytes): ArchiveParts {
  const entries = zipEntries(bytes)
  if (entries === null) throw broken(bytes, 'its list of parts is missing')
  const parts = new Map<string, ZipEntry>()
  for (const entry of entries) {
    const { name, method, encrypted } = entry
    if (isOutside(name)) throw broken(bytes, `its part ${name} lies outside of it`)
    if (parts.has(name.toLowerCase())) throw broken(bytes, `its part ${name} is there twice`)
    if (encrypted || (method !== STORED && method !== DEFLATED)) throw new NotCertain('parts')
    parts.set(name.toLowerCase(), entry)
  }
  expectApart(bytes, entries)
  return parts
}

function isOutside(name: string): boolean {
  return /^[/\\]|^[a-z]:/i.test(name) || name.split(/[/\\]/).includes('..')
}

// Parts that share bytes are how a small archive says that it holds far more than any has.
function expectApart(bytes: SourceBytes, entries: readonly ZipEntry[]): void {
  let free = 0
  for (const { name, offset, packed } of entries.toSorted((one, other) => one.offset - other.offset)) {
    if (offset < free) throw broken(bytes, `its part ${name} overlaps another`)
    free = offset + SHORTEST_HEADER + Buffer.byteLength(name) + packed
    if (free > bytes.size) throw broken(bytes, `its part ${name} is damaged`)
  }
}

function broken({ name }: SourceBytes, detail: string): FailureError {
  return new FailureError({ code: 'file.broken', name, detail })
}

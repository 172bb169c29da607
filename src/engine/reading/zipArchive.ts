import { crc32, inflateRawSync } from 'node:zlib'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

/** One entry of a ZIP archive, as the directory at its end lists it. */
export interface ZipEntry {
  readonly name: string
  readonly encrypted: boolean
  /** How it is packed: 0 not at all, 8 deflated; there are others, which spreadsheets do not use. */
  readonly method: number
  readonly checksum: number
  readonly packed: number
  /** Bytes once unpacked, as the archive says. */
  readonly unpacked: number
  /** Where its own header stands. */
  readonly offset: number
}

const END_OF_DIRECTORY = 0x06054b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff
const END64_POINTER = 0x07064b50
const END64_POINTER_LENGTH = 20
const END64 = 0x06064b50
const END64_LENGTH = 56
const DIRECTORY_ENTRY = 0x02014b50
const ENTRY_LENGTH = 46
const ENTRY_HEADER = 0x04034b50
const HEADER_LENGTH = 30
const ZIP64_FIELD = 1
// Stands for a number that is too large for its field; ZIP64 then keeps it elsewhere.
const ELSEWHERE = 0xffffffff
const ELSEWHERE_SHORT = 0xffff

/** The entries of a ZIP archive, of ZIP64 too; null where its directory is not whole, as in half a download. */
export function zipEntries(bytes: SourceBytes): ZipEntry[] | null {
  const found = findDirectory(bytes)
  if (found === null) return null
  const { count, at: start, length } = found
  // An entry of the directory takes at least so much: whoever claims more of them than fit is not believed.
  if (start + length > bytes.size || count * ENTRY_LENGTH > length) return null
  const directory = buffer(bytes.range(start, length))
  const entries: ZipEntry[] = []
  let at = 0
  while (entries.length < count) {
    const entry = entryAt(directory, at)
    if (entry === null) return null
    entries.push(entry.value)
    at = entry.end
  }
  return entries
}

interface Directory {
  readonly count: number
  readonly at: number
  readonly length: number
}

function findDirectory(bytes: SourceBytes): Directory | null {
  const tailLength = Math.min(bytes.size, END_LENGTH + LONGEST_COMMENT)
  const tail = buffer(bytes.range(bytes.size - tailLength, tailLength))
  for (let at = tail.length - END_LENGTH; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_OF_DIRECTORY) continue
    // In a comment the same bytes can stand; what follows them is then no length that fits.
    if (at + END_LENGTH + tail.readUInt16LE(at + 20) > tail.length) continue
    const count = tail.readUInt16LE(at + 10)
    const start = tail.readUInt32LE(at + 16)
    return count === ELSEWHERE_SHORT || start === ELSEWHERE
      ? findDirectory64(bytes, bytes.size - tailLength + at)
      : { count, at: start, length: tail.readUInt32LE(at + 12) }
  }
  return null
}

function findDirectory64(bytes: SourceBytes, end: number): Directory | null {
  if (end < END64_POINTER_LENGTH) return null
  const pointer = buffer(bytes.range(end - END64_POINTER_LENGTH, END64_POINTER_LENGTH))
  if (pointer.readUInt32LE(0) !== END64_POINTER) return null
  const at = Number(pointer.readBigUInt64LE(8))
  if (at + END64_LENGTH > end) return null
  const end64 = buffer(bytes.range(at, END64_LENGTH))
  if (end64.readUInt32LE(0) !== END64) return null
  const number = (from: number): number => Number(end64.readBigUInt64LE(from))
  return { count: number(32), length: number(40), at: number(48) }
}

function entryAt(directory: Buffer, at: number): { value: ZipEntry; end: number } | null {
  if (at + ENTRY_LENGTH > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY) return null
  const nameEnd = at + ENTRY_LENGTH + directory.readUInt16LE(at + 28)
  const extraEnd = nameEnd + directory.readUInt16LE(at + 30)
  const end = extraEnd + directory.readUInt16LE(at + 32)
  if (end > directory.length) return null
  // ZIP64 keeps only the numbers that did not fit, in this order.
  const sizes = [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20)] as const
  const large = largeNumbers(directory.subarray(nameEnd, extraEnd))
  const whole = (value: number): number => (value === ELSEWHERE ? (large.shift() ?? ELSEWHERE) : value)
  const [unpacked, packed] = [whole(sizes[0]), whole(sizes[1])]
  const value = {
    // Some programs of Windows part folders as it does.
    name: directory.toString('utf8', at + ENTRY_LENGTH, nameEnd).replaceAll('\\', '/'),
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    method: directory.readUInt16LE(at + 10),
    checksum: directory.readUInt32LE(at + 16),
    packed,
    unpacked,
    offset: whole(directory.readUInt32LE(at + 42)),
  }
  return { value, end }
}

function largeNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== ZIP64_FIELD) continue
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
    return Array.from({ length: Math.floor(field.length / 8) }, (_, index) =>
      Number(field.readBigUInt64LE(index * 8)),
    )
  }
  return []
}

/**
 * The bytes of an entry, checked against its checksum; null where they are not what the directory says they are, are
 * encrypted, or are packed in a way that spreadsheets do not use. Never unpacks more than the directory says.
 */
export function unpackEntry(bytes: SourceBytes, entry: ZipEntry): Buffer | null {
  const { encrypted, method, packed, unpacked, offset } = entry
  if (encrypted || offset + HEADER_LENGTH > bytes.size) return null
  const header = buffer(bytes.range(offset, HEADER_LENGTH))
  if (header.readUInt32LE(0) !== ENTRY_HEADER) return null
  const start = offset + HEADER_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (start + packed > bytes.size) return null
  const content = unpack(buffer(bytes.range(start, packed)), method, unpacked)
  return content?.length === unpacked && crc32(content) === entry.checksum ? content : null
}

function unpack(packed: Buffer, method: number, unpacked: number): Buffer | null {
  if (method === 0) return packed
  if (method !== 8) return null
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, unpacked) })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return null
    throw cause
  }
}

function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

import { crc32, inflateRawSync } from 'node:zlib'

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
const DIRECTORY_ENTRY = 0x02014b50
const ENTRY_LENGTH = 46
const ENTRY_HEADER = 0x04034b50
const HEADER_LENGTH = 30
// Stands for a number that is too large for its field; ZIP64 then keeps it elsewhere.
const ELSEWHERE = 0xffffffff

/** The entries of a ZIP archive; null where its directory is not whole, as in half a download. */
export function zipEntries(bytes: Buffer): ZipEntry[] | null {
  const end = findEnd(bytes)
  if (end === null) return null
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + ENTRY_LENGTH > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null
    entries.push(entryAt(bytes, at))
    at +=
      ENTRY_LENGTH + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function findEnd(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT)
  for (let at = bytes.length - END_LENGTH; at >= first; at--) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  return null
}

function entryAt(bytes: Buffer, at: number): ZipEntry {
  const nameAt = at + ENTRY_LENGTH
  return {
    name: bytes.toString('utf8', nameAt, nameAt + bytes.readUInt16LE(at + 28)),
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    method: bytes.readUInt16LE(at + 10),
    checksum: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    unpacked: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  }
}

/**
 * The bytes of an entry; null where they are not what the directory says they are. Never unpacks more than it says.
 * `undefined` where they cannot be judged here: encrypted, packed in another way, or larger than 4 GB.
 */
export function unpackEntry(bytes: Buffer, entry: ZipEntry): Buffer | null | undefined {
  const { encrypted, method, packed, unpacked, offset } = entry
  if (encrypted || (method !== 0 && method !== 8) || [packed, unpacked, offset].includes(ELSEWHERE))
    return undefined
  if (offset + HEADER_LENGTH > bytes.length || bytes.readUInt32LE(offset) !== ENTRY_HEADER) return null
  const start = offset + HEADER_LENGTH + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const content = method === 0 ? bytes.subarray(start, start + packed) : inflate(bytes, start, entry)
  return content?.length === unpacked && crc32(content) === entry.checksum ? content : null
}

function inflate(bytes: Buffer, start: number, { packed, unpacked }: ZipEntry): Buffer | null {
  try {
    return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(1, unpacked) })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return null
    throw cause
  }
}

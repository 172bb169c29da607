import { crc32, deflateRawSync } from 'node:zlib'
import { littleEndian } from '#engine/reading/testing/littleEndian.ts'

/** How an archive of a test differs from a plain one. */
export interface ZipOddities {
  /** All sizes, offsets and counts where ZIP64 keeps them. */
  readonly zip64?: boolean
  /** A text behind the end, as archives may have. */
  readonly comment?: string
  /** What the directory says of an entry in place of what is true. */
  readonly lies?: Readonly<Record<string, { readonly unpacked?: number; readonly checksum?: number }>>
}

type Parts =
  Readonly<Record<string, string | Uint8Array>> | readonly (readonly [string, string | Uint8Array])[]

/** A ZIP archive of deflated parts, for tests: written here, so that no reader is tested by its own writer. */
export function zipOf(parts: Parts, { zip64 = false, comment = '', lies = {} }: ZipOddities = {}): Buffer {
  const list = Array.isArray(parts)
    ? (parts as readonly (readonly [string, string | Uint8Array])[])
    : Object.entries(parts)
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of list) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const sizes = { checksum: crc32(bytes), packed: packed.length, unpacked: bytes.length }
    const header = entryHeader(name, sizes)
    directory.push(directoryEntry(name, { ...sizes, ...lies[name] }, at, zip64))
    pieces.push(header, packed)
    at += header.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = zip64 ? end64(list.length, listed.length, at) : endOf(list.length, listed.length, at, comment)
  return Buffer.concat([...pieces, listed, end])
}

interface Sizes {
  readonly checksum: number
  readonly packed: number
  readonly unpacked: number
}

function entryHeader(name: string, { checksum, packed, unpacked }: Sizes): Buffer {
  return Buffer.concat([
    littleEndian(
      [4, 0x04034b50],
      [2, 20],
      [2, 0x0800],
      [2, 8],
      [4, 0],
      [4, checksum],
      [4, packed],
      [4, unpacked],
    ),
    littleEndian([2, Buffer.byteLength(name)], [2, 0]),
    Buffer.from(name),
  ])
}

function directoryEntry(name: string, sizes: Sizes, at: number, zip64: boolean): Buffer {
  const extra = zip64
    ? littleEndian([2, 1], [2, 24], [8, sizes.unpacked], [8, sizes.packed], [8, at])
    : Buffer.alloc(0)
  const or = (value: number): number => (zip64 ? 0xffffffff : value)
  return Buffer.concat([
    littleEndian([4, 0x02014b50], [2, 20], [2, 20], [2, 0x0800], [2, 8], [4, 0], [4, sizes.checksum]),
    littleEndian(
      [4, or(sizes.packed)],
      [4, or(sizes.unpacked)],
      [2, Buffer.byteLength(name)],
      [2, extra.length],
    ),
    littleEndian([2, 0], [2, 0], [2, 0], [4, 0], [4, or(at)]),
    Buffer.from(name),
    extra,
  ])
}

function endOf(count: number, length: number, at: number, comment: string): Buffer {
  return Buffer.concat([
    littleEndian(
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, length],
      [4, at],
      [2, comment.length],
    ),
    Buffer.from(comment, 'latin1'),
  ])
}

function end64(count: number, length: number, at: number): Buffer {
  return Buffer.concat([
    littleEndian(
      [4, 0x06064b50],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
      [8, length],
      [8, at],
    ),
    littleEndian([4, 0x07064b50], [4, 0], [8, at + length], [4, 1]),
    endOf(0xffff, 0xffffffff, 0xffffffff, ''),
  ])
}

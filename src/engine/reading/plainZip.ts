import { crc32 } from 'node:zlib'

/** One part of an archive, unpacked. */
export interface ZipPart {
  readonly name: string
  readonly content: Buffer
}

const ENTRY_HEADER = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const UTF8_NAMES = 0x0800

/** A ZIP archive of parts that are not packed, in its simplest form: no ZIP64, no sizes behind the content. */
export function plainZip(parts: readonly ZipPart[]): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content } of parts) {
    const header = entryHeader(name, content)
    directory.push(directoryEntry(header, at))
    pieces.push(header, content)
    at += header.length + content.length
  }
  const listed = Buffer.concat(directory)
  return Buffer.concat([...pieces, listed, directoryEnd(parts.length, listed.length, at)])
}

function entryHeader(name: string, content: Buffer): Buffer {
  const named = Buffer.from(name)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(ENTRY_HEADER, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(UTF8_NAMES, 6)
  header.writeUInt32LE(crc32(content), 14)
  header.writeUInt32LE(content.length, 18)
  header.writeUInt32LE(content.length, 22)
  header.writeUInt16LE(named.length, 26)
  return Buffer.concat([header, named])
}

// An entry of the directory is its header once more, with a few fields between.
function directoryEntry(header: Buffer, at: number): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(DIRECTORY_ENTRY, 0)
  entry.writeUInt16LE(20, 4)
  header.copy(entry, 6, 4, 30)
  entry.writeUInt32LE(at, 42)
  return Buffer.concat([entry, header.subarray(30)])
}

function directoryEnd(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END_OF_DIRECTORY, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(at, 16)
  return end
}

import { crc32 } from 'node:zlib'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'

/** A value as the bytes of its JSON, and their CRC-32. */
export interface CheckedJson {
  readonly bytes: Uint8Array
  readonly crc: number
}

/** Packs a value of plain JSON. */
export function packJson(value: unknown): CheckedJson {
  const bytes = Buffer.from(JSON.stringify(value), 'utf8')
  return { bytes, crc: crc32(bytes) }
}

/** Unpacks what `packJson` packed; bytes that are not what was written throw `BrokenFile`. */
export function unpackJson(packed: CheckedJson, what: string): unknown {
  if (crc32(packed.bytes) !== packed.crc) throw new BrokenFile(`${what} is not as it was written`)
  return parseJson(
    Buffer.from(packed.bytes.buffer, packed.bytes.byteOffset, packed.bytes.byteLength).toString('utf8'),
    what,
  )
}

/** Parses JSON of the file; what is none throws `BrokenFile`. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (problem) {
    throw new BrokenFile(`${what} is not JSON`, { cause: problem })
  }
}

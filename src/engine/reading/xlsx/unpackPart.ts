import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { FailureError } from '#shared/errors/failure.ts'
import { breathe } from '#engine/reading/pace.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ZipEntry } from '#engine/reading/zipArchive.ts'

const HEADER = 0x04034b50
const HEADER_LENGTH = 30
const DEFLATED = 8
const PACKED_AT_ONCE = 64 * 1024
const UNPACKED_AT_ONCE = 256 * 1024

/**
 * The bytes of a part, unpacked piece by piece as they are asked for. Throws the `FailureError` of `file.broken` as soon
 * as they are not what the directory says they are: at the latest after the last piece, when their checksum is known.
 */
export async function* unpackPart(
  bytes: SourceBytes,
  part: ZipEntry,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void, undefined> {
  const damaged = (options?: ErrorOptions): FailureError =>
    new FailureError(
      { code: 'file.broken', name: bytes.name, detail: `its part ${part.name} is damaged` },
      options,
    )
  let checksum = 0
  let unpacked = 0
  const packed = packedPieces(bytes, part)
  try {
    for await (const piece of part.method === DEFLATED ? inflated(packed) : packed) {
      unpacked += piece.length
      if (unpacked > part.unpacked) throw damaged()
      checksum = crc32(piece, checksum)
      yield piece
      await breathe(signal)
    }
  } catch (cause) {
    throw isOfZlib(cause) ? damaged({ cause }) : cause
  }
  if (unpacked !== part.unpacked || checksum !== part.checksum) throw damaged()
}

function* packedPieces(bytes: SourceBytes, part: ZipEntry): Generator<Buffer, void, undefined> {
  const header = bufferOf(bytes.range(part.offset, HEADER_LENGTH))
  // A part without its header has no bytes: its length then tells.
  if (header.length < HEADER_LENGTH || header.readUInt32LE(0) !== HEADER) return
  let at = part.offset + HEADER_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28)
  const end = at + part.packed
  while (at < end) {
    const piece = bufferOf(bytes.range(at, Math.min(PACKED_AT_ONCE, end - at)))
    if (piece.length === 0) return
    at += piece.length
    yield piece
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

async function* inflated(pieces: Iterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  const packed = Readable.from(pieces, { highWaterMark: 1 })
  const inflater = createInflateRaw({ chunkSize: UNPACKED_AT_ONCE })
  packed.on('error', (cause) => inflater.destroy(cause))
  try {
    // A stream declares its chunks as `any`; those of an inflater are buffers.
    for await (const piece of packed.pipe(inflater) as AsyncIterable<Buffer>) yield piece
  } finally {
    packed.destroy()
    inflater.destroy()
  }
}

function isOfZlib(cause: unknown): boolean {
  return (
    cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code.startsWith('Z_')
  )
}

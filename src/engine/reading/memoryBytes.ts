import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

const MEGABYTE = 1 << 20

/** A source whose bytes are at hand already, such as an import's snapshot or a test's few lines. */
export function memoryBytes(name: string, bytes: Uint8Array, sliceSize: number = MEGABYTE): SourceBytes {
  return {
    name,
    size: bytes.length,
    *slices() {
      for (let at = 0; at < bytes.length; at += sliceSize) yield bytes.subarray(at, at + sliceSize)
    },
    range: (from, length) => bytes.subarray(from, from + length),
  }
}

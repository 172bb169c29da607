import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

/** All bytes of a source at once, for formats that cannot be read in one pass. The caller has looked at its size. */
export function wholeSource(bytes: SourceBytes): Buffer {
  const slices = [...bytes.slices()]
  const [only] = slices
  return slices.length === 1 && only !== undefined
    ? Buffer.from(only.buffer, only.byteOffset, only.byteLength)
    : Buffer.concat(slices)
}

import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

/** All bytes of a source at once, for formats that cannot be read in one pass. The caller has looked at its size. */
export function wholeSource(bytes: SourceBytes): Buffer {
  const whole = bytes.range(0, bytes.size)
  return Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength)
}

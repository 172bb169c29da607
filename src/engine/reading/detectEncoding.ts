import { isUtf8 } from 'node:buffer'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

const SAMPLE = 64 * 1024
// Of the bytes at even (or odd) places that are zero in UTF-16 text of European languages, at least this share is.
const ZERO_SHARE = 0.4

/**
 * The encoding of delimited text as a lower-case WHATWG name: by its byte-order mark, else UTF-16 by where zero bytes
 * stand, else UTF-8 if every byte of the source agrees, else windows-1252. `pause` is awaited after every slice.
 */
export async function detectEncoding(bytes: SourceBytes, pause: () => Promise<void>): Promise<string> {
  const sample = bytes.range(0, SAMPLE)
  return encodingOfMark(sample) ?? encodingOfZeros(sample) ?? (await encodingOfWhole(bytes, pause))
}

/** The encoding that a byte-order mark at the start names, or null without one. */
export function encodingOfMark(start: Uint8Array): string | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8'
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return null
}

function encodingOfZeros(sample: Uint8Array): string | null {
  const pairs = Math.floor(sample.length / 2)
  if (pairs === 0) return null
  let [even, odd] = [0, 0]
  for (let at = 0; at < pairs * 2; at += 2) {
    if (sample[at] === 0) even += 1 / pairs
    if (sample[at + 1] === 0) odd += 1 / pairs
  }
  if (odd >= ZERO_SHARE && even < ZERO_SHARE / 4) return 'utf-16le'
  if (even >= ZERO_SHARE && odd < ZERO_SHARE / 4) return 'utf-16be'
  return null
}

async function encodingOfWhole(bytes: SourceBytes, pause: () => Promise<void>): Promise<string> {
  let unfinished: Uint8Array = new Uint8Array(0)
  for (const slice of bytes.slices()) {
    const joined = unfinished.length === 0 ? slice : Buffer.concat([unfinished, slice])
    const whole = joined.length - unfinishedLength(joined)
    if (!isUtf8(joined.subarray(0, whole))) return 'windows-1252'
    unfinished = joined.slice(whole)
    await pause()
  }
  return unfinished.length === 0 ? 'utf-8' : 'windows-1252'
}

// How many bytes at the end begin a character whose rest is in the next slice.
function unfinishedLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0
  }
  return 0
}

function sequenceLength(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
}

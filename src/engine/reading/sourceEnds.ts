import { encodingOfStart } from '#engine/reading/detectEncoding.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

/** How much of a text's beginning, and of its end, a first look at it reads. */
export const END_BYTES = 64 * 1024

const LINE_FEED = 10
const RETURN = 13

/** The first and the last block of a text, whole lines of each, as though nothing stood between; all of one that is no longer. */
export function sourceEnds(bytes: SourceBytes): SourceBytes {
  const { name, size } = bytes
  if (size <= 2 * END_BYTES) return memoryBytes(name, bytes.range(0, size))
  const first = bytes.range(0, END_BYTES)
  // UTF-16 has two bytes a character.
  const from = size - END_BYTES - ((size - END_BYTES) % 2)
  const last = bytes.range(from, size - from)
  const wide = encodingOfStart(first)
  const head = first.subarray(0, lastLineEnd(first, wide))
  return memoryBytes(name, Buffer.concat([head, last.subarray(firstLineEnd(last, wide))]))
}

/** Where the bytes behind a line's end begin: what follows the first line's end, or all where there is none. */
function firstLineEnd(bytes: Uint8Array, wide: string | null): number {
  for (const mark of [LINE_FEED, RETURN])
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1))
      if (endsLine(bytes, at, wide)) return behind(at, wide)
  return 0
}

/** The same of the last line's end. */
function lastLineEnd(bytes: Uint8Array, wide: string | null): number {
  for (const mark of [LINE_FEED, RETURN])
    for (let at = bytes.lastIndexOf(mark); at > 0; at = bytes.lastIndexOf(mark, at - 1))
      if (endsLine(bytes, at, wide)) return behind(at, wide)
  return bytes.length
}

/** Whether the byte at a place is a character of its own: in UTF-16 the other half of it is zero. */
function endsLine(bytes: Uint8Array, at: number, wide: string | null): boolean {
  if (wide === 'utf-16le') return at % 2 === 0 && bytes[at + 1] === 0
  if (wide === 'utf-16be') return at % 2 === 1 && bytes[at - 1] === 0
  return true
}

function behind(at: number, wide: string | null): number {
  return at + (wide === 'utf-16le' ? 2 : 1)
}

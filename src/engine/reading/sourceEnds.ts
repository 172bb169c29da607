import { encodingOfStart } from '#engine/reading/detectEncoding.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

/** How much of a text's beginning, and of its end, a first look at it reads at most. */
export const END_BYTES = 256 * 1024
/** More lines of either end tell no more of the whole, and take their time. */
const END_LINES = 300

const LINE_FEED = 10
const RETURN = 13

/**
 * The first lines of a text and its last ones, out of a block at either end, as though nothing stood between; all of one
 * that is no longer than the two blocks.
 */
export function sourceEnds(bytes: SourceBytes): SourceBytes {
  const { name, size } = bytes
  if (size <= 2 * END_BYTES) return memoryBytes(name, bytes.range(0, size))
  const first = bytes.range(0, END_BYTES)
  // UTF-16 has two bytes a character.
  const from = size - END_BYTES - ((size - END_BYTES) % 2)
  const last = bytes.range(from, size - from)
  const wide = encodingOfStart(first)
  const firstLines = linesOf(first, wide).slice(0, END_LINES)
  // The first of them begins behind the line that the block cuts.
  const lastLines = linesOf(last, wide).slice(-END_LINES - 1)
  return memoryBytes(name, Buffer.concat([first.subarray(0, firstLines.at(-1)), last.subarray(lastLines[0])]))
}

/** Where each line of some bytes ends, its line's end counted. */
function linesOf(bytes: Uint8Array, wide: string | null): number[] {
  const ends: number[] = []
  const mark = bytes.includes(LINE_FEED) ? LINE_FEED : RETURN
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1))
    if (isAlone(bytes, at, wide)) ends.push(at + (wide === 'utf-16le' ? 2 : 1))
  return ends
}

/** Whether the byte at a place is a character of its own: in UTF-16 the other half of it is zero. */
function isAlone(bytes: Uint8Array, at: number, wide: string | null): boolean {
  if (wide === 'utf-16le') return at % 2 === 0 && bytes[at + 1] === 0
  if (wide === 'utf-16be') return at % 2 === 1 && bytes[at - 1] === 0
  return true
}

import { REWRITTEN, type RowBlock } from '#engine/reading/bytes/rowBlock.ts'

/** The byte by which a text may begin that a spreadsheet is told to keep. */
export const EQUALS = 61
const QUOTE = 34
const RETURN = 13
const SPACE = 32

/** Whether `String.trim` takes this byte off, among those of ASCII. */
export function isBlank(byte: number): boolean {
  return byte === SPACE || (byte >= 9 && byte <= RETURN)
}

/**
 * Leaves of `="00012345"` what stands inside, as `textCell` does; any other cell that begins with `=` stays as it is. `quotes` is how
 * many bytes a quote of it takes: two where the cell is itself in quotes. False where blanks that are not ASCII may stand behind it.
 */
export function unwrapKeptText({ bytes, start, end, flags }: RowBlock, cell: number, quotes: 1 | 2): boolean {
  let [from = 0, to = 0] = [start[cell], end[cell]]
  if (bytes[from] !== EQUALS || bytes[from + 1] !== QUOTE) return true
  if ((bytes[to - 1] ?? 0) > 127) return false
  from += 1 + quotes
  to -= quotes
  if (to < from || bytes[to] !== QUOTE) return true
  let hasReturn = false
  for (let at = from; at < to; at++) {
    if (bytes[at] === QUOTE) return true
    hasReturn ||= bytes[at] === RETURN
  }
  while (from < to && isBlank(bytes[from] ?? 0)) from++
  while (from < to && isBlank(bytes[to - 1] ?? 0)) to--
  start[cell] = from
  end[cell] = to
  if (!hasReturn) flags[cell] = (flags[cell] ?? 0) & ~REWRITTEN
  return true
}

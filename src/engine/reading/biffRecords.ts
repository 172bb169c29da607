const BEGIN = new Set([0x0009, 0x0209, 0x0409, 0x0809])
const END = 0x000a
const HEADER_LENGTH = 4
// The longest record of Excel 97, and the last kind of record that there is.
const LONGEST_RECORD = 8224
const LAST_TYPE = 0x10ff

/**
 * What is wrong with the chain of records that a binary workbook of Excel 2 to 2003 is; null where each ends where the next
 * begins and every sheet has its end. Of damaged ones SheetJS reads on anywhere, for half a minute, or leaves sheets out.
 */
export function recordsDamage(stream: Uint8Array): string | null {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  let depth = 0
  let at = 0
  while (at + HEADER_LENGTH <= view.byteLength) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    // Behind the last sheet there may be anything.
    if (depth === 0 && at > 0 && !BEGIN.has(type)) return null
    if ((at === 0 && !BEGIN.has(type)) || type > LAST_TYPE || length > LONGEST_RECORD) {
      return `it has no record at byte ${at.toString()}`
    }
    if (BEGIN.has(type)) depth += 1
    if (type === END) depth -= 1
    at += HEADER_LENGTH + length
  }
  return depth === 0 && at <= view.byteLength ? null : 'it ends inside of a sheet'
}

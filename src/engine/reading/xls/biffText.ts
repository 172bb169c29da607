import type { BiffRecord } from './biffRecords.ts'

/** Where a text of one byte a letter ends, as Excel wrote them until 95; null where it runs over the end of its record. */
export function endOfBytes({ content, seams }: BiffRecord, at: number, letters: number): number | null {
  const end = at + letters
  return end <= (seams[0] ?? content.length) ? end : null
}

/**
 * Where a text of Excel 97 ends that begins with its letters, whose first are `wide` or not; where a record continues it, a
 * byte says so anew of the rest. Null where it runs over the end of its record.
 */
export function endOfLetters(
  { content, seams }: BiffRecord,
  from: number,
  letters: number,
  wide: boolean,
): number | null {
  let [at, left, width] = [from, letters, wide ? 2 : 1]
  while (left > 0) {
    if (seams.includes(at)) width = content[at++] === 0 ? 1 : 2
    const end = seams.find((seam) => seam > at) ?? content.length
    const here = Math.min(left, Math.floor((end - at) / width))
    at += here * width
    left -= here
    // A letter whose two bytes lie in two records, or behind the last one.
    if (left > 0 && (at !== end || end === content.length)) return null
  }
  return at
}

/** Whether the texts that the cells of an Excel 97 workbook share lie one behind the other within their record. */
export function sharesWholeTexts(record: BiffRecord): boolean {
  const { content } = record
  if (content.length < 8) return false
  let at = 8
  for (let left = content.readUInt32LE(4); left > 0 && at < content.length; left--) {
    const end = endOfSharedText(record, at)
    if (end === null || end > content.length) return false
    at = end
  }
  return true
}

// A text that is formatted in itself, and one that says how it is pronounced, say behind their letters how.
const FORMATTED = 0x08
const PRONOUNCED = 0x04

function endOfSharedText(record: BiffRecord, at: number): number | null {
  const { content } = record
  const flags = content[at + 2] ?? 0
  const formatted = (flags & FORMATTED) === 0 ? 0 : 2
  const letters = at + 3 + formatted + ((flags & PRONOUNCED) === 0 ? 0 : 4)
  if (letters > content.length) return null
  const end = endOfLetters(record, letters, content.readUInt16LE(at), (flags & 1) === 1)
  if (end === null) return null
  const runs = formatted === 0 ? 0 : content.readUInt16LE(at + 3)
  return end + 4 * runs + ((flags & PRONOUNCED) === 0 ? 0 : content.readUInt32LE(at + 3 + formatted))
}

/** Where a record lies in a part of an XLSB workbook: from `at` on, its content from `from` on, both up to `end`. */
export interface XlsbRecord {
  readonly type: number
  readonly at: number
  readonly from: number
  readonly end: number
}

/** The type of a part's first record, by which it is told what the part is; null of an empty one. */
export function firstType(part: Buffer): number | null {
  return numberAt(part, 0, 2)?.value ?? null
}

/** The records of a part one behind the other, then null where the part ends within one. */
export function* xlsbRecords(part: Buffer): Generator<XlsbRecord | null> {
  let at = 0
  while (at < part.length) {
    const type = numberAt(part, at, 2)
    const length = type && numberAt(part, type.end, 4)
    const end = length ? length.end + length.value : Infinity
    if (!type || !length || end > part.length) {
      yield null
      return
    }
    yield { type: type.value, at, from: length.end, end }
    at = end
  }
}

/** A number of seven bits a byte, of which each but the last says that there are more; null where the part ends within it. */
function numberAt(part: Buffer, at: number, most: number): { value: number; end: number } | null {
  let value = 0
  for (let index = 0; index < most; index++) {
    const byte = part[at + index]
    if (byte === undefined) return null
    value += (byte & 0x7f) << (7 * index)
    if (byte < 0x80 || index === most - 1) return { value, end: at + index + 1 }
  }
  return null
}

import { FailureError } from '#shared/errors/failure.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { MERGED_CELLS } from '#engine/reading/limits.ts'
import type { ZipPart } from '#engine/reading/plainZip.ts'
import { MERGED, partKinds, SHEET } from './recordKinds.ts'
import { followSheet } from './followSheet.ts'
import { firstType, xlsbRecords } from './xlsbRecords.ts'

/**
 * The parts of an XLSB workbook as SheetJS is given them: the records that say what cells hold, each found whole, and first of each
 * sheet how far it reaches and which of its cells are merged. Binary parts that hold none of those are empty. SheetJS reads on over the end of a record, for
 * ever where a text has no length, and parses much that no cell needs. Throws the `FailureError` of `file.broken` and of
 * `file.tooLarge`.
 */
export function checkedParts(parts: readonly ZipPart[], file: string): ZipPart[] {
  return parts.map((part) =>
    part.name.endsWith('.bin') ? { name: part.name, content: checkedPart(part, file) } : part,
  )
}

// Others are of printers, of controls, of an index over a sheet.
const partsOfCells = /\/(?:sheet\d*|workbook|styles|sharedStrings)\.bin$/i

function checkedPart({ name, content }: ZipPart, file: string): Buffer {
  const type = firstType(content)
  const kind = type === null ? undefined : partKinds.get(type)
  if (kind === undefined) {
    if (partsOfCells.test(name)) throw damaged(file, name)
    return Buffer.alloc(0)
  }
  const reached = type === SHEET ? followSheet(content, file) : null
  const kept: Buffer[] = []
  // They stand behind the rows, of which SheetJS may be told to read only the first.
  const merged: Buffer[] = []
  let [from, last] = [0, 0]
  for (const record of xlsbRecords(content)) {
    const isWhole = record && kind.records.get(record.type)
    if (record === null || isWhole?.(content, record) === false) throw damaged(file, name)
    if (record.type === MERGED) merged.push(content.subarray(record.at, record.end))
    if (isWhole === undefined || record.type === MERGED) {
      kept.push(content.subarray(from, record.at))
      from = record.end
      continue
    }
    reached?.take(record)
    last = record.type
  }
  if (last !== kind.end) throw damaged(file, name)
  expectWithin(file, merged.length, MERGED_CELLS, 'merged cells')
  const first = reached === null ? [] : [reached.record(), ...merged]
  return Buffer.concat([...first, ...kept, content.subarray(from)])
}

function damaged(name: string, part: string): FailureError {
  return new FailureError({ code: 'file.broken', name, detail: `its part ${part} is damaged` })
}

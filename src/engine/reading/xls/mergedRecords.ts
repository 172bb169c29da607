import { expectWithin } from '#engine/reading/expectWithin.ts'
import { MERGED_CELLS } from '#engine/reading/limits.ts'
import type { BiffRecord } from './biffRecords.ts'

/** The record that lists merged cells, from Excel 97 on. */
export const MERGED = 0x00e5

const COUNT_LENGTH = 2
const RANGE_LENGTH = 8

/** Whether a list of merged cells holds as many as it says. */
export function holdsMerged({ content }: BiffRecord): boolean {
  return content.length >= COUNT_LENGTH && content.length >= COUNT_LENGTH + RANGE_LENGTH * count(content)
}

/** Counts a workbook's merged cells, record by record. Throws the `FailureError` of `file.tooLarge` where they are too many. */
export function countMerged(file: string): (record: BiffRecord) => void {
  let merged = 0
  return ({ type, content }) => {
    if (type !== MERGED) return
    merged += count(content)
    expectWithin(file, merged, MERGED_CELLS, 'merged cells')
  }
}

function count(content: Buffer): number {
  return content.readUInt16LE(0)
}

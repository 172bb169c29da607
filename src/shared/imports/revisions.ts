import type { FirstLook } from '#shared/imports/firstLook.ts'
import type { Reading } from '#shared/reading/reading.ts'
import type { Revision } from '#shared/reading/revision.ts'

/**
 * What of a first look the whole reading refutes. On another sheet, with another delimiter or other tables, the headings
 * are not what was looked at: nothing is said of them then.
 */
export function revisionsOf(
  { reading: look, tables }: Pick<FirstLook, 'reading' | 'tables'>,
  whole: Reading,
): Revision[] {
  const { encoding, delimiter, sheet, headingRow } = look
  if (sheet !== null && sheet !== whole.sheet) return [{ about: 'sheet', looked: sheet }]
  const revised: Revision[] = []
  if (encoding !== null && encoding !== whole.encoding)
    revised.push({ about: 'encoding', looked: encoding, row: null })
  if (delimiter !== null && delimiter !== whole.delimiter)
    return [...revised, { about: 'delimiter', looked: delimiter }]
  if (tables < whole.tables.length)
    revised.push({ about: 'tables', looked: tables, row: tables === 1 ? secondTable(whole) : null })
  else if (headingRow !== whole.headingRow) revised.push({ about: 'headings', looked: headingRow })
  return revised
}

/** Where what was not seen begins, as far as that can only be the second table. */
function secondTable({ tables }: Reading): number | null {
  return tables[1]?.firstRow ?? null
}

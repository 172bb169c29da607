import type { FoundTable } from '#shared/reading/foundTable.ts'
import type { Reading } from '#shared/reading/reading.ts'
import type { SheetRows } from '#engine/reading/xlsx/sheetRows.ts'

/** How a sheet was read: the table found on it, and what its cells' formats and its hidden rows say. */
export function sheetReading(
  sheet: string,
  { facts, ...table }: FoundTable,
  { hidden }: Pick<SheetRows, 'hidden'>,
  currency: string | undefined,
): Reading {
  return {
    ...{ encoding: null, delimiter: null, sheet, reader: 'fast' },
    ...table,
    facts: { ...(currency !== undefined && { currency }), ...facts },
    ...(hidden !== undefined && { hidden }),
  }
}

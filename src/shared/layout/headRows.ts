import { readRow } from '#shared/convert/readRow.ts'
import { rowFields } from '#shared/convert/rowFields.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import type { Layout } from '#shared/layout/layout.ts'

/** The amount and the fee of one of the first rows, in hundredths, money in positive; 0 where there is none. */
export interface HeadRow {
  readonly amount: number
  readonly fee: number
}

/** The money of so many of a table's first rows, as a layout reads it. */
export function headRows(profiles: readonly ColumnProfile[], layout: Layout, count: number): HeadRow[] {
  // The balance is read in hundredths as well, whatever the currency.
  const { currency: _any, ...fields } = layout.fields
  const inHundredths: Layout = { ...layout, fields, currency: 'ZAR' }
  return Array.from({ length: count }, (_, row) => {
    const cells = profiles.map(({ head }) => head[row] ?? '')
    const { amount, fee } = readRow(rowFields(cells, inHundredths, {}), { layout: inHundredths })
    return { amount: (amount.ok ? amount.value : null) ?? 0, fee: (fee.ok ? fee.value : null) ?? 0 }
  })
}

import type { Hidden } from '#shared/reading/reading.ts'
import { counted } from '../../ui/formatMoney.ts'

/** How many rows and columns a workbook does not show, though they are read. */
export function hiddenWords({ rowCount, columnCount }: Hidden): string {
  const rows = rowCount > 0 ? [counted(rowCount, 'hidden row')] : []
  const columns = columnCount > 0 ? [counted(columnCount, 'hidden column')] : []
  return `${[...rows, ...columns].join(' and ')} read like the others`
}

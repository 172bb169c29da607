import type { Hidden } from '#shared/reading/reading.ts'

/** How many rows and columns a workbook does not show, though they are read; `counted` writes a count with its noun. */
export function hiddenWords(
  { rowCount, columnCount }: Hidden,
  counted: (count: number, one: string) => string,
): string {
  const rows = rowCount > 0 ? [counted(rowCount, 'hidden row')] : []
  const columns = columnCount > 0 ? [counted(columnCount, 'hidden column')] : []
  return `${[...rows, ...columns].join(' and ')} read like the others`
}

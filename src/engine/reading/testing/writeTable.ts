/** How a table is written: which cells are in which quotes, and what stands between cells and rows. */
export interface Writing {
  /** Two spaces write columns of equal width, without quotes. */
  readonly delimiter: string
  /** `spaced` is quotes where needed with a blank after each delimiter; `backslash` and `single` write quotes within quotes otherwise. */
  readonly quoting: 'needed' | 'all' | 'single' | 'backslash' | 'spaced'
  readonly lineEnd: string
}

type Rows = readonly (readonly string[])[]

/** Rows above a table and its own, as text. Rows above are not filled up to the table's width. */
export function writeTable(above: Rows, rows: Rows, writing: Writing): string {
  const { delimiter, lineEnd } = writing
  const lines =
    delimiter === '  ' ? aligned(above, rows) : [...above, ...rows].map((row) => writeRow(row, writing))
  return lines.map((line) => line + lineEnd).join('')
}

function writeRow(row: readonly string[], { delimiter, quoting }: Writing): string {
  const between = quoting === 'spaced' ? `${delimiter} ` : delimiter
  return row.map((cell) => writeCell(cell, delimiter, quoting)).join(between)
}

function writeCell(cell: string, delimiter: string, quoting: Writing['quoting']): string {
  const isSpecial = cell.includes(delimiter) || cell.includes('"') || cell.includes('\n')
  switch (quoting) {
    case 'all':
      return `"${cell.replaceAll('"', '""')}"`
    case 'single':
      return `'${cell.replaceAll("'", "''")}'`
    case 'backslash':
      return isSpecial ? `"${cell.replaceAll('"', String.raw`\"`)}"` : cell
    case 'needed':
    case 'spaced':
      return isSpecial ? `"${cell.replaceAll('"', '""')}"` : cell
  }
}

function aligned(above: Rows, rows: Rows): string[] {
  const widths = (rows[0] ?? []).map(
    (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 2,
  )
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('')
      .trimEnd()
  return [...above.map((row) => row.join('  ')), ...rows.map(line)]
}

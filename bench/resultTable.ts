/** A row of the results: what was measured, what is to be reached, and what came out. */
export interface Row {
  readonly what: string
  readonly goal: string
  readonly measured: string
}

/** What later versions will measure; it stands in the table so that nobody takes silence for success. */
export const notMeasuredYet: readonly Row[] = [
  [
    'window: longest gap while a 1M-row import runs; a page at row 900,000 on the screen',
    '≤ 50 ms; ≤ 200 ms',
  ],
].map(([what = '', goal = '']) => ({ what, goal, measured: 'not measured yet' }))

/** Rows as a table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${[row.what, row.goal, row.measured].map(cell).join(' | ')} |`)
  return ['| what | goal | measured |', '|---|---|---|', ...lines].join('\n')
}

/** In Markdown a bar ends a cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

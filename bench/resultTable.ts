/** A row of the results: what was measured, what is to be reached, and what came out. */
export interface Row {
  readonly what: string
  readonly goal: string
  readonly measured: string
}

/** Rows as a table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${[row.what, row.goal, row.measured].map(cell).join(' | ')} |`)
  return ['| what | goal | measured |', '|---|---|---|', ...lines].join('\n')
}

/** In Markdown a bar ends a cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

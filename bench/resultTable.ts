/** A row of the results: what was measured, what is to be reached, and what came out. */
export interface Row {
  readonly what: string
  readonly goal: string
  readonly measured: string
}

/** What later versions will measure; it stands in the table so that nobody takes silence for success. */
export const notMeasuredYet: readonly Row[] = [
  ['1M-row CSV, file → typed and checked, without the disk: memory', '≤ 200 MB'],
  ["a CSV over V8's string limit (600 MB)", 'works; ≤ 500 MB; time per row within 1.2× of the 1M run'],
  ['XLSX 100k and 500k rows → typed: beside read-excel-file', '≥ 2×'],
  ['preview of any CSV / of a 100k-row XLSX', '≤ 100 ms / ≤ 1/4 of SheetJS with `sheetRows: 100`'],
  ['cold 10k-row CSV, fresh process', '≥ 1.3× peer P'],
  [
    'window: longest gap while a 1M-row import runs; a page at row 900,000; on the screen',
    '≤ 50 ms; ≤ 10 ms; ≤ 200 ms',
  ],
  ['change of layout on 1M rows → all findings known again', '≤ the first import’s time'],
  ['sending to the sandbox, batches of 500, every outcome on the disk', '≥ 20,000 records a second'],
  ['a fix of one cell → findings updated', '≤ 20 ms at 1M rows'],
  ['verdicts against papaparse and zod on ≥ 10⁶ generated cells', 'identical'],
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

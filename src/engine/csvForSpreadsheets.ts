import Papa from 'papaparse'

// What a spreadsheet would calculate when it opens the file. A plain number is no formula, and has to stay one to add up.
const formula = /^(?!-?\d+(\.\d+)?$)[=+\-@\t\r]/

/** Rows as CSV for a spreadsheet, a line break behind each: no cell becomes a formula where the file is opened. */
export function csvForSpreadsheets(rows: readonly (readonly (string | number)[])[]): string {
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formula, newline: '\r\n' },
  )}\r\n`
}

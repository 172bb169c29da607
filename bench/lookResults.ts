import { share } from './fileRows.ts'
import type { Measure } from './measureProcess.ts'
import type { Row } from './resultTable.ts'

/** What a first look took: at the CSV, and at a workbook beside SheetJS, which stops after the rows that are shown. */
export interface LookMeasures {
  readonly csv: Measure
  readonly workbook: Measure
  readonly sheetJsStart: Measure
}

/** The rows of the table that tell of a first look at a file. */
export function lookResults({ csv, workbook, sheetJsStart }: LookMeasures): Row[] {
  return [
    {
      what: `preview of a CSV of any length: its first ${csv.rows} rows, guessed reading and layout`,
      goal: '≤ 100 ms',
      measured: `${Math.round(csv.wallMs)} ms; CPU ${Math.round(csv.cpuMs)} ms`,
    },
    {
      what: '— of an XLSX of 100,000 rows',
      goal: '≤ 1/4 of SheetJS with `sheetRows: 100`',
      measured: `${share(workbook.wallMs, sheetJsStart.wallMs)}; CPU ${share(workbook.cpuMs, sheetJsStart.cpuMs)}; ${Math.round(workbook.wallMs)} ms`,
    },
  ]
}

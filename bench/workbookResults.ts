import type { WorkbookCaseName } from './cases/cases.ts'
import { share, times } from './fileRows.ts'
import type { Measure } from './measureProcess.ts'
import type { Row } from './resultTable.ts'

/** What each case took on the same workbook. */
export type WorkbookMeasures = Readonly<Record<WorkbookCaseName, Measure>>

/** The rows of the table that tell of reading a workbook. */
export function workbookResults({
  workbookRows: ours,
  sheetJsDense,
  readExcelFile,
}: WorkbookMeasures): Row[] {
  return [
    {
      what: `XLSX of ${ours.rows.toLocaleString('en')} rows, file → rows of dates, amounts and texts, its table found: speed`,
      goal: '≥ 4× of SheetJS dense, ≥ 2× of read-excel-file',
      measured: `${speed(sheetJsDense, ours)} of SheetJS; ${speed(readExcelFile, ours)} of read-excel-file`,
    },
    {
      what: '— its memory',
      goal: '≤ 1/2 of SheetJS dense',
      measured: `${share(ours.rssMb, sheetJsDense.rssMb)} of SheetJS, ${share(ours.rssMb, readExcelFile.rssMb)} of read-excel-file; ${Math.round(ours.rssMb)} MB`,
    },
  ]
}

function speed(peer: Measure, ours: Measure): string {
  return `${times(peer.wallMs, ours.wallMs)} (CPU ${times(peer.cpuMs, ours.cpuMs)})`
}

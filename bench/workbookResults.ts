import type { WorkbookCaseName } from './cases/cases.ts'
import { share, times } from './fileRows.ts'
import type { Measure } from './measureProcess.ts'
import type { Row } from './resultTable.ts'

/** What each case took on the same workbook. */
export type WorkbookMeasures = Readonly<Record<WorkbookCaseName, Measure>>

/** The rows of the table that tell of reading a workbook. */
export function workbookResults({ workbookRows: ours, sheetJsDense }: WorkbookMeasures): Row[] {
  return [
    {
      what: `XLSX of ${ours.rows.toLocaleString('en')} rows, file → rows of dates, amounts and texts, its table found: speed`,
      goal: '≥ 4× of SheetJS dense',
      measured: `${times(sheetJsDense.wallMs, ours.wallMs)}; CPU ${times(sheetJsDense.cpuMs, ours.cpuMs)}`,
    },
    {
      what: '— its memory',
      goal: '≤ 1/2 of SheetJS dense',
      measured: `${share(ours.rssMb, sheetJsDense.rssMb)}; ${Math.round(ours.rssMb)} MB`,
    },
  ]
}

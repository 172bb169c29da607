import type { BankCsv } from './bankCsv.ts'
import type { CsvCaseName } from './cases/cases.ts'
import type { Measure } from './measureProcess.ts'
import type { Row } from './resultTable.ts'

/** What each case took on the same CSV. */
export type CaseMeasures = Readonly<Record<CsvCaseName, Measure>>

/** Throws unless every case found what the file holds: figures of cases that did different work say nothing. */
export function expectSameWork(measures: Readonly<Record<string, Measure>>, csv: BankCsv): void {
  for (const [name, { rows, badRows }] of Object.entries(measures)) {
    if (rows !== csv.rows) throw new Error(`${name} found ${rows} rows, the file has ${csv.rows}`)
    if (badRows !== undefined && badRows !== csv.badRows)
      throw new Error(`${name} found ${badRows} bad rows, the file has ${csv.badRows}`)
  }
}

/** The rows of the table that tell of reading a CSV. */
export function fileRows({ papaStrings, peerP, peerR, importOnDisk: ours }: CaseMeasures): Row[] {
  const file = `${ours.rows.toLocaleString('en')}-row CSV, file → import on disk, ready to page and to send`
  return [
    {
      what: `${file}: speed`,
      goal: '≥ 8× of peer P, ≥ 9× of peer R',
      measured: `${times(peerP.wallMs, ours.wallMs)} of P, ${times(peerR.wallMs, ours.wallMs)} of R`,
    },
    {
      what: '— its memory',
      goal: '≤ 1/6 of peer P, ≤ 1/10 of peer R',
      measured: `${share(ours.rssMb, peerP.rssMb)} of P, ${share(ours.rssMb, peerR.rssMb)} of R; ${Math.round(ours.rssMb)} MB`,
    },
    {
      what: '— its CPU',
      goal: 'none is set',
      measured: `${times(peerP.cpuMs, ours.cpuMs)} less than P, ${times(peerR.cpuMs, ours.cpuMs)} less than R; ${times(ours.cpuMs, papaStrings.cpuMs)} of papaparse to strings`,
    },
  ]
}

/** What each case took, as a table in Markdown. */
export function caseTable(measures: Readonly<Record<string, Measure>>): string {
  const lines = Object.entries(measures).map(
    ([name, { wallMs, cpuMs, rssMb }]) =>
      `| ${name} | ${seconds(wallMs)} | ${seconds(cpuMs)} | ${Math.round(rssMb)} |`,
  )
  return ['| case | wall s | CPU s | peak RSS MB |', '|---|---|---|---|', ...lines].join('\n')
}

/** How many times as much one figure is as another. */
export function times(more: number, less: number): string {
  return `${(more / less).toFixed(more < less ? 2 : 1)}×`
}

/** What share of a whole a part is. */
export function share(part: number, whole: number): string {
  return `${(part / whole).toFixed(2)}×`
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2)
}

import { z } from 'zod'
import { times } from './fileRows.ts'
import type { Measure } from './measureProcess.ts'
import type { Row } from './resultTable.ts'

/** What a user of a large import waits for, in milliseconds; of pages and fixes the median of many. */
export const liveImportSchema = z.strictObject({
  rows: z.number(),
  createMs: z.number(),
  createCpuMs: z.number(),
  layoutMs: z.number(),
  layoutCpuMs: z.number(),
  pageMs: z.number(),
  fixMs: z.number(),
})

/** What a user of a large import waits for. */
export type LiveImport = z.infer<typeof liveImportSchema>

/** How long the records of an import took to leave, every outcome on the disk, and the peak of memory. */
export const sentRecordsSchema = z.strictObject({
  records: z.number(),
  ms: z.number(),
  cpuMs: z.number(),
  rssMb: z.number(),
})

/** How long the records of an import took to leave. */
export type SentRecords = z.infer<typeof sentRecordsSchema>

/** How much memory it took to send an import, importer and sender together, and how much they had with it open. */
export const sentInMemorySchema = z.strictObject({
  records: z.number(),
  way: z.enum(['batch', 'file']),
  idleMb: z.number(),
  peakMb: z.number(),
})

/** How much memory it took to send an import. */
export type SentInMemory = z.infer<typeof sentInMemorySchema>

/** The rows of the table that tell of an import that is there. */
export function liveRows({
  rows,
  createMs,
  createCpuMs,
  layoutMs,
  layoutCpuMs,
  pageMs,
  fixMs,
}: LiveImport): Row[] {
  const of = `${rows.toLocaleString('en')} rows`
  return [
    {
      what: `${of}: a page from the importer, at nine tenths`,
      goal: '≤ 10 ms',
      measured: `${pageMs.toFixed(1)} ms`,
    },
    {
      what: `${of}: another layout → all findings known again`,
      goal: '≤ the first import’s time',
      measured: `${times(layoutMs, createMs)} of it; CPU ${times(layoutCpuMs, createCpuMs)}`,
    },
    { what: `${of}: a cell fixed → findings updated`, goal: '≤ 20 ms', measured: `${fixMs.toFixed(1)} ms` },
  ]
}

/** The row of the table that tells of sending. */
export function sendingRow({ records, ms, cpuMs, rssMb }: SentRecords): Row {
  const a = (milliseconds: number) => Math.round((1000 * records) / milliseconds).toLocaleString('en')
  return {
    what: `sending ${records.toLocaleString('en')} records to the sandbox, batches of 500, every outcome on the disk`,
    goal: '≥ 20,000 records a second',
    measured: `${a(ms)} a second, ${a(cpuMs)} a second of CPU; ${Math.round(rssMb)} MB`,
  }
}

/** The row of the table that tells how much memory a sending takes. */
export function sendingMemoryRow({ records, way, idleMb, peakMb }: SentInMemory): Row {
  const how = way === 'file' ? 'settlements by file' : 'by batches'
  return {
    what: `sending ${records.toLocaleString('en')} records, ${how}, and reading them back: memory of sender and importer above idle`,
    goal: '≤ 150 MB',
    measured: `${Math.round(peakMb - idleMb)} MB (${Math.round(idleMb)} MB with the import open)`,
  }
}

/** The row of the table that tells of a small file in a fresh process, its code's loading counted. */
export function coldRow(ours: Measure, peerP: Measure): Row {
  return {
    what: `cold ${ours.rows.toLocaleString('en')}-row CSV, fresh process of what is built`,
    goal: '≥ 1.3× peer P',
    measured: `${times(peerP.processMs, ours.processMs)}; ${Math.round(ours.processMs)} ms`,
  }
}

/** The row of the table that tells of a file that is longer than any string of V8 may be. */
export function longFileRow(long: Measure & { readonly bytes: number }, usual: Measure): Row {
  const aRow = (measure: Measure) => measure.cpuMs / measure.rows
  return {
    what: `a CSV over V8’s string limit (${Math.round(long.bytes / 1e6)} MB)`,
    goal: 'works; ≤ 500 MB; time per row within 1.2× of the 1M run',
    measured: `works; ${Math.round(long.rssMb)} MB; CPU per row ${times(aRow(long), aRow(usual))}`,
  }
}

/** The row of the table that tells of reading and judging without the disk. */
export function inMemoryRow(ours: Measure, papaStrings: Measure): Row {
  return {
    what: `${ours.rows.toLocaleString('en')}-row CSV, file → typed and checked, all findings known, without the disk`,
    goal: '≤ 1/3 of the CPU of papaparse to strings; ≤ 200 MB',
    measured: `${times(ours.cpuMs, papaStrings.cpuMs)} of its CPU; ${Math.round(ours.rssMb)} MB`,
  }
}

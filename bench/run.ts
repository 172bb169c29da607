import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfOld } from '../scripts/buildIfOld.mjs'
import { writeBankCsv } from './bankCsv.ts'
import { writeBankXlsx } from './bankXlsx.ts'
import { compareWorkbooks } from './compareWorkbooks.ts'
import { caseTable, expectSameWork, fileRows, type CaseMeasures } from './fileRows.ts'
import { lookResults, type LookMeasures } from './lookResults.ts'
import { measureProcess } from './measureProcess.ts'
import {
  coldRow,
  inMemoryRow,
  liveImportSchema,
  liveRows,
  longFileRow,
  sendingMemoryRow,
  sendingRow,
  sentInMemorySchema,
  sentRecordsSchema,
  type SentInMemory,
} from './liveRows.ts'
import { writePayoutCsv } from './payoutCsv.ts'
import { runProgram } from './runProgram.ts'
import { tableOf, type Row } from './resultTable.ts'
import { workbookResults, type WorkbookMeasures } from './workbookResults.ts'
import { wayToReview, wholeWay } from './window/walk.ts'
import {
  largeImportRow,
  longFrameLines,
  measureWindow,
  windowRows,
  type StretchMeasure,
} from './windowGaps.ts'

// `npm run bench -- [rows] [times]`: how large the CSV is that the cases read, and how often each case runs.
const rows = countAt(2, 1_000_000)
const times = countAt(3, 3)
const windowCsvRows = 100_000
const workbookSizes = [100_000, 500_000]
const coldRows = 10_000
const sentRows = 100_000
/** So that the file is longer than the 512 MB that a string of V8 may have. */
const longRows = 5_900_000
const results = fileURLToPath(new URL('RESULTS.md', import.meta.url))

const interruption = new AbortController()
for (const ending of ['SIGINT', 'SIGTERM'] as const)
  process.once(ending, () => interruption.abort(new Error(`Ended by ${ending}`)))

if (!(await buildIfOld())) throw new Error('The program could not be built')
const folder = mkdtempSync(join(tmpdir(), 'stub-bench-'))
try {
  // The window first: it is what may be missing on a machine, and is then known before the long part.
  const window = await measureTheWindow()
  const cases = await measureTheCases()
  const live = await measureTheLive(cases)
  const looks = await measureTheLooks()
  const workbooks = await measureTheWorkbooks()
  say('Workbooks of the fast reader beside those of SheetJS …')
  const compared = await compareWorkbooks(1_000_000)
  const report = reportOf(cases, [...live, ...lookResults(looks)], workbooks, window, compared)
  writeFileSync(results, report)
  process.stdout.write(report)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The window on its whole way with a usual file, and with a large one as far as the review. */
interface WindowMeasures {
  readonly usual: readonly StretchMeasure[]
  readonly large: readonly StretchMeasure[]
}

async function measureTheWindow(): Promise<WindowMeasures> {
  const file = join(folder, 'bank-window.csv')
  const measure = async (count: number, way: typeof wholeWay): Promise<StretchMeasure[]> => {
    await writeBankCsv(file, count)
    say(`The window, ${count.toLocaleString('en')} rows …`)
    return measureWindow(way(file, count), join(folder, `data-${count}`), interruption.signal)
  }
  return { usual: await measure(windowCsvRows, wholeWay), large: await measure(rows, wayToReview) }
}

async function measureTheCases(): Promise<CaseMeasures> {
  const source = join(folder, 'bank.csv')
  const target = join(folder, 'target')
  const csv = await writeBankCsv(source, rows)
  say(
    `${rows.toLocaleString('en')} rows, ${Math.round(statSync(source).size / 1e6)} MB, ${times} runs a case`,
  )
  const measure = async (name: keyof CaseMeasures) => {
    const measured = await measureProcess({ name, source, target }, times, interruption.signal)
    say(`${name}: ${Math.round(measured.wallMs)} ms, ${Math.round(measured.cpuMs)} ms CPU`)
    return measured
  }
  const measures = {
    papaStrings: await measure('papaStrings'),
    peerP: await measure('peerP'),
    peerR: await measure('peerR'),
    importInMemory: await measure('importInMemory'),
    importOnDisk: await measure('importOnDisk'),
  }
  expectSameWork(measures, csv)
  return measures
}

/** What is done with an import once it is there, and files that are much smaller or much longer. */
async function measureTheLive({ importOnDisk, papaStrings, importInMemory }: CaseMeasures): Promise<Row[]> {
  const { signal } = interruption
  const target = join(folder, 'target')
  const file = async (name: string, count: number) => {
    const path = join(folder, name)
    await writeBankCsv(path, count)
    return path
  }
  say('An import that is there …')
  const live = await runProgram('liveImport', [join(folder, 'bank.csv'), target], liveImportSchema, signal)
  say('Sending …')
  const sentFile = await file('sent.csv', sentRows)
  const sent = await runProgram('sending', [sentFile, join(folder, 'sent.sqlite')], sentRecordsSchema, signal)
  say('Sending a million records …')
  const sending = await measureTheSending(signal)
  say('A small file in a fresh process …')
  const cold = await file('cold.csv', coldRows)
  const coldOurs = await measureProcess({ name: 'importAsBuilt', source: cold, target }, 5, signal)
  const coldPeer = await measureProcess({ name: 'peerP', source: cold, target }, 5, signal)
  say('A file over the limit of strings …')
  const long = await file('long.csv', longRows)
  const { size: bytes } = statSync(long)
  const longOurs = await measureProcess({ name: 'importOnDisk', source: long, target }, 1, signal)
  rmSync(long)
  return [
    inMemoryRow(importInMemory, papaStrings),
    longFileRow({ ...longOurs, bytes }, importOnDisk),
    coldRow(coldOurs, coldPeer),
    ...liveRows(live),
    sendingRow(sent),
    ...sending.map(sendingMemoryRow),
  ]
}

/** The memory that a million records take on their way, in batches and as settlements in files. */
async function measureTheSending(signal: AbortSignal): Promise<SentInMemory[]> {
  const [bank, payouts] = [join(folder, 'sent-bank.csv'), join(folder, 'sent-payouts.csv')]
  await writeBankCsv(bank, rows)
  await writePayoutCsv(payouts, rows / 2)
  const target = join(folder, 'sent')
  return [
    await runProgram('sendingMemory', [bank, `${target}-bank`, 'batch'], sentInMemorySchema, signal),
    // A sale and its fee are a record each.
    await runProgram('sendingMemory', [payouts, `${target}-payouts`, 'file'], sentInMemorySchema, signal),
  ]
}

/** The first rows of the CSV that the cases read, and of a workbook. */
async function measureTheLooks(): Promise<LookMeasures> {
  say('A first look …')
  const book = join(folder, 'look.xlsx')
  writeBankXlsx(book, 100_000)
  const measure = (name: 'firstLook' | 'sheetJsStart', source: string) =>
    measureProcess({ name, source, target: join(folder, 'target') }, 5, interruption.signal)
  return {
    csv: await measure('firstLook', join(folder, 'bank.csv')),
    workbook: await measure('firstLook', book),
    sheetJsStart: await measure('sheetJsStart', book),
  }
}

async function measureTheWorkbooks(): Promise<WorkbookMeasures[]> {
  const source = join(folder, 'bank.xlsx')
  const measures: WorkbookMeasures[] = []
  for (const rows of workbookSizes) {
    const book = writeBankXlsx(source, rows)
    say(`A workbook of ${rows.toLocaleString('en')} rows, ${Math.round(statSync(source).size / 1e6)} MB`)
    const measure = async (name: keyof WorkbookMeasures) => {
      const run = { name, source, target: join(folder, 'target') }
      const measured = await measureProcess(run, times, interruption.signal)
      say(`${name}: ${Math.round(measured.wallMs)} ms, ${Math.round(measured.cpuMs)} ms CPU`)
      return measured
    }
    const measured = {
      sheetJsDense: await measure('sheetJsDense'),
      readExcelFile: await measure('readExcelFile'),
      workbookRows: await measure('workbookRows'),
    }
    expectSameWork(measured, book)
    measures.push(measured)
  }
  return measures
}

function reportOf(
  cases: CaseMeasures,
  live: readonly Row[],
  workbooks: readonly WorkbookMeasures[],
  window: WindowMeasures,
  compared: Row,
): string {
  const longFrames = longFrameLines([...window.usual, ...window.large])
  return [
    '# Results of `npm run bench`',
    `${rows.toLocaleString('en')} rows, median of ${times} runs, each a fresh process; Node ${process.version}, ${availableParallelism()} cores.
Machines differ and are noisy: the ratios to the peers of the same run count, and for the window how its gaps compare
to those of the same window with nothing to do.`,
    tableOf([
      ...fileRows(cases),
      ...live,
      ...workbooks.flatMap(workbookResults),
      compared,
      ...windowRows(window.usual, windowCsvRows),
      largeImportRow(window.large, rows),
    ]),
    caseTable(cases),
    ...workbooks.map(
      (measures) =>
        `${measures.workbookRows.rows.toLocaleString('en')} rows of a workbook:\n\n${caseTable(measures)}`,
    ),
    ...(longFrames.length > 0
      ? [`Frames of the window over the goal, and what it did in them:\n\n- ${longFrames.join('\n- ')}`]
      : []),
  ]
    .map((part) => `${part}\n`)
    .join('\n')
}

function countAt(index: number, usual: number): number {
  const said = process.argv[index]
  if (said === undefined) return usual
  if (!/^[1-9]\d*$/.test(said)) throw new Error(`“${said}” is not a count: npm run bench -- [rows] [times]`)
  return Number(said)
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createImport } from '#engine/importing/createImport.ts'
import { noCounts, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import { totalCounts } from '#engine/importing/openImport.ts'
import { readSource } from '#engine/reading/readSource.ts'

const folder = mkdtempSync(join(tmpdir(), 'plain-rows-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rowsOfEach = 60_000

/** Whole numbers from 0 up to below a bound, the same in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const day = (form: RegExp, parts: string) =>
  z
    .string()
    .regex(form)
    .transform((text) => text.replace(form, parts))
    .pipe(z.iso.date())
const minor = (form: RegExp) =>
  z
    .string()
    .regex(form)
    .transform((text) => Number(text.replace(/[.,]/, '')))
const nothing = z.literal('').transform(() => 0)

interface Export {
  readonly what: string
  readonly heading: string
  readonly delimiter: string
  readonly written: (year: string, month: string, day: string) => string
  readonly mark: string
  /** The cells of money: of one column with a sign, or of one for money out and one for money in. */
  readonly columns: 1 | 2
  /** Day and money of a row, money in positive, by a schema alone. */
  readonly schema: z.ZodType<{ date: string; money: number }, string[]>
}

const exports: readonly Export[] = [
  {
    what: 'year/month/day and a decimal point',
    heading: 'Date,Description,Amount',
    delimiter: ',',
    written: (year, month, ofMonth) => `${year}/${month}/${ofMonth}`,
    mark: '.',
    columns: 1,
    schema: z
      .tuple([day(/^(\d{4})\/(\d\d)\/(\d\d)$/, '$1-$2-$3'), z.string(), minor(/^-?\d+\.\d\d$/)])
      .transform(([date, , money]) => ({ date, money })),
  },
  {
    what: 'day/month/year and a decimal comma',
    heading: 'Datum;Beskrywing;Bedrag',
    delimiter: ';',
    written: (year, month, ofMonth) => `${ofMonth}.${month}.${year}`,
    mark: ',',
    columns: 1,
    schema: z
      .tuple([day(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1'), z.string(), minor(/^-?\d+,\d\d$/)])
      .transform(([date, , money]) => ({ date, money })),
  },
  {
    what: 'month/day/year, and columns of money out and money in',
    heading: 'Date,Description,Money Out,Money In',
    delimiter: ',',
    written: (year, month, ofMonth) => `${month}/${ofMonth}/${year}`,
    mark: '.',
    columns: 2,
    schema: z
      .tuple([
        day(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2'),
        z.string(),
        minor(/^\d+\.\d\d$/).or(nothing),
        minor(/^\d+\.\d\d$/).or(nothing),
      ])
      .refine(([, , out, into]) => out === 0 || into === 0)
      .transform(([date, , out, into]) => ({ date, money: into - out })),
  },
]

function rowsOf({ written, mark, columns }: Export, random: ReturnType<typeof seeded>): string[][] {
  const two = (number: number) => String(number).padStart(2, '0')
  return Array.from({ length: rowsOfEach }, (_, row) => {
    // Some days are not in the calendar: a 13th month, 31 June.
    const [month, ofMonth] =
      random(50) === 0 ? [1 + random(13), 28 + random(4)] : [1 + random(12), 1 + random(28)]
    const figure = random(60) === 0 ? '0' : String(1 + random(90_000))
    const cents = two(random(60) === 0 ? 0 : random(100))
    const amount = random(80) === 0 ? 'n/a' : `${figure}${mark}${cents}`
    const [date, name] = [
      written('2024', two(month), two(ofMonth)),
      random(90) === 0 ? '' : `Shop ${row % 500}`,
    ]
    // As of a bank, more goes out than comes in.
    if (columns === 1) return [date, name, amount === 'n/a' || random(5) < 2 ? amount : `-${amount}`]
    const other = random(200) === 0 ? amount : ''
    return random(2) === 0 ? [date, name, amount, other] : [date, name, other, amount]
  })
}

/** What the rows come to, by the schema; with their heading, which is left out. */
function countedBy(schema: Export['schema'], rows: readonly string[][]): ChunkCounts {
  const counted = { ...noCounts, rows: rows.length + 1, left: 1, outside: 1 }
  const [income, expense] = [
    { count: 0, sum: 0 },
    { count: 0, sum: 0 },
  ]
  const days: string[] = []
  for (const row of rows) {
    const read = schema.safeParse(row)
    if (!read.success) counted.errors++
    else if (read.data.money === 0) counted.left++
    else {
      const way = read.data.money > 0 ? income : expense
      way.count++
      way.sum += Math.abs(read.data.money)
      counted.converted++
      counted.records++
      if (row[1] === '') counted.warnings++
      days.push(read.data.date)
    }
  }
  const [from = null, to = null] = [days.sort().at(0), days.at(-1)]
  return { ...counted, money: { income: { ZAR: income }, expense: { ZAR: expense }, from, to } }
}

describe('a file of plain rows', () => {
  it.each(exports)('with $what comes to what a schema makes of each row', async (given) => {
    const rows = rowsOf(given, seeded(7))
    const sourcePath = join(folder, 'source.csv')
    writeFileSync(sourcePath, [given.heading, ...rows.map((row) => row.join(given.delimiter)), ''].join('\n'))
    const made = await createImport(
      { now: () => '2025-04-01T08:00:00.000Z', readSource },
      {
        path: ':memory:',
        id: 'one',
        sourcePath,
        sourceName: 'source.csv',
        choice: {},
        account: '62001234567',
      },
      { signal: new AbortController().signal, progress: () => undefined },
    )
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    const state = made.value.state()
    made.value.file.close()
    expect(state.table.reading.reader).toBe('fast')
    expect(state.judgement.questions).toEqual([])
    expect(totalCounts(state)).toEqual(countedBy(given.schema, rows))
  })
})

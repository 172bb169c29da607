import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { composeCli } from './compose.ts'
import { runCli } from './runCli.ts'
import type { ConversionSummary } from './summarize.ts'

const folder = folderOfEachTest()

async function convert(lines: readonly string[], ...more: readonly string[]): Promise<string> {
  return (await converted(lines, ...more)).said
}

async function converted(lines: readonly string[], ...more: readonly string[]) {
  const source = join(folder.path, 'source.csv')
  writeFileSync(source, `${lines.join('\n')}\n`)
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const out = join(folder.path, 'out.ndjson')
  const args = ['--data-dir', folder.path, 'convert', source, '--out', out, ...more]
  const code = await runCli(args, { stdout, stderr }, composeCli)
  stdout.end()
  return { code, said: await text(stdout) }
}

// Seven rows below the heading in row 3 say that nothing moved.
const nothing = [5, 7, 8, 9, 10, 11, 12]
const lines = [
  'Statement of March',
  '',
  'Date,Description,Amount,Balance',
  '2025-03-01,Paper,-115.00,885.00',
  '2025-03-02,Interest rate 2 %,0.00,885.00',
  '31/02/2025,Ink,-10.00,875.00',
  ...nothing.slice(1).map((row) => `2025-03-${String(row).padStart(2, '0')},Notice ${row},0.00,875.00`),
  '2025-03-13,Tea,-25.00,850.00',
  'Total,,-150.00,',
]

it('a person is told why each row became no record, and where', async () => {
  const said = await convert(lines)
  expect(said).toContain('11 rows = 2 converted + 8 left out + 1 in error')
  expect(said).toContain('Left out as information: rows 5, 7, 8, 9, 10 and 2 more')
  expect(said).toContain('Left out as total: row 14')
  expect(said).toContain(
    '1 × date.unreadable, as in row 6: 31/02/2025 is not a date. This column reads as year/month/day. Correct the cell, or leave the row out.',
  )
})

it('a program is told the reason of each row', async () => {
  // What `convert --json` promises to print.
  const summary = JSON.parse(await convert(lines, '--json')) as ConversionSummary
  expect(summary.left).toBe(8)
  expect(summary.leftCounts).toEqual({ information: 7, total: 1 })
  expect(summary.leftRows).toEqual([
    ...nothing.map((row) => ({ row, why: 'information' })),
    { row: 14, why: 'total' },
  ])
  expect(summary.findings).toMatchObject([
    { row: 6, column: 0, code: 'date.unreadable', found: '31/02/2025' },
  ])
})

it('a row that is too long to be read is counted and listed, by itself', async () => {
  const endless = `2025-03-14,${'x'.repeat(1_048_577)},-1.00,849.00`
  const more = [...lines.slice(0, -1), endless, '2025-03-15,Coffee,-50.00,800.00']
  expect(await convert(more)).toContain('Left out as unreadable: row 14')
  // What `convert --json` promises to print.
  const summary = JSON.parse(await convert(more, '--json')) as ConversionSummary
  expect(summary.leftCounts).toEqual({ information: 7, unreadable: 1 })
  expect(summary.leftRows).toContainEqual({ row: 14, why: 'unreadable' })
  expect(summary.records).toBe(3)
})

describe('a row that is too long to be read', () => {
  const [head, tea, milk] = ['Date,Description,Amount', '2025-03-01,Tea,-5.00', '2025-03-02,Milk,-7.00']
  const endless = `2025-03-14,${'x'.repeat(1_048_577)},-1.00`

  it.each([
    { where: 'first', rows: [endless, tea, milk], row: 2 },
    { where: 'between others', rows: [tea, endless, milk], row: 3 },
    { where: 'last', rows: [tea, milk, endless], row: 4 },
  ])('is counted and said, and ends in 3, where it is $where', async ({ rows, row }) => {
    const { code, said } = await converted([head, ...rows])
    expect(code).toBe(3)
    expect(said).toContain('3 rows = 2 converted + 1 left out + 0 in error')
    expect(said).toContain(
      `Row ${row} is too long to be read, or holds further rows in one cell, and became no record. See in the file what it holds; perhaps a quote is never closed.`,
    )
  })
})

it('a row that a stray quote has made of several is counted and said, and ends in 3', async () => {
  const { code, said } = await converted([
    'Date,Description,Amount',
    '2025-03-01,Tea,-5.00',
    '2025-03-02,"Tyre 5,-7.00',
    '2025-03-03,Milk,-9.00',
    '2025-03-04,Disc 5",-11.00',
    '2025-03-05,Rent,-13.00',
  ])
  expect(code).toBe(3)
  expect(said).toContain('3 rows = 2 converted + 1 left out + 0 in error')
  expect(said).toContain('Row 3 is too long to be read, or holds further rows in one cell')
})

import { describe, expect, it } from 'vitest'
import { fileURLToPath } from 'node:url'
import { cellText, type Cells } from '#shared/reading/cell.ts'
import { openFileBytes } from '#engine/reading/fileBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { SourceReading } from '#engine/reading/sourceReading.ts'

async function readSample(name: string): Promise<SourceReading & { table: Cells[]; heading: Cells }> {
  const bytes = openFileBytes(fileURLToPath(new URL(`../../../resources/samples/${name}`, import.meta.url)))
  if (!bytes.ok) throw new Error(bytes.error.code)
  const rows: Cells[] = []
  const read = await readSource(bytes.value, {
    choice: {},
    onRows: (more) => void rows.push(...more),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  bytes.value.close()
  if (!read.ok) throw new Error(read.error.code)
  const { firstRow, lastRow, headingRow } = read.value.reading
  return {
    ...read.value,
    table: rows.slice(firstRow - 1, lastRow),
    heading: rows[(headingRow ?? 0) - 1] ?? [],
  }
}

// The samples have two decimals everywhere, so the digits alone are cents.
const cents = (cells: Cells, column: number): number => Math.round(Number(cellText(cells[column])) * 100)

describe('the sample of FNB', () => {
  it('is 112 rows below a preamble of six', async () => {
    const { reading, table, heading } = await readSample('fnb.csv')
    expect(heading).toEqual(['Date', 'Amount', 'Balance', 'Description'])
    expect([reading.headingRow, reading.firstRow, reading.lastRow, table.length]).toEqual([7, 8, 119, 112])
    expect(reading.facts).toEqual({
      account: '62001234567',
      holder: 'KAROO CORNER COFFEE',
      closingBalance: 6222058,
    })
    expect([table[0]?.[0], table.at(-1)?.[0]]).toEqual(['2025/03/31', '2025/01/01'])
  })

  it('leaves out no row of its table, not even the garage called Total', async () => {
    const { reading } = await readSample('fnb.csv')
    expect(reading.left.filter(({ row }) => row >= reading.firstRow)).toEqual([])
  })

  it('has balances that follow from each other, newest first', async () => {
    const { table } = await readSample('fnb.csv')
    for (const [at, row] of table.slice(0, -1).entries()) {
      expect(cents(row, 2) - cents(row, 1)).toBe(cents(table[at + 1] ?? [], 2))
    }
  })
})

describe('the sample of Capitec', () => {
  it('is a sheet with its heading in row 1 and dates as text', async () => {
    const { format, sheets, reading, table, heading } = await readSample('capitec.xlsx')
    expect([format, reading.sheet, reading.reader, reading.encoding]).toEqual([
      'xlsx',
      'Transactions',
      'fast',
      null,
    ])
    expect(sheets).toEqual([{ name: 'Transactions', hidden: false, rows: table.length + 1 }])
    expect(heading.slice(7)).toEqual(['Category', 'Money In', 'Money Out', 'Fee', 'Balance'])
    expect(table[0]?.slice(0, 3)).toEqual([1, '1052000123', '2025-02-01'])
    expect(table.some((row) => /^2025-0[23]-\d\d \d\d:\d\d$/.test(cellText(row[3])))).toBe(true)
  })

  it('has balances that follow from each other, oldest first, fees included', async () => {
    const { table } = await readSample('capitec.xlsx')
    for (const [at, row] of table.slice(1).entries()) {
      const moved = cents(row, 8) + cents(row, 9) + cents(row, 10)
      expect(cents(table[at] ?? [], 11) + moved).toBe(cents(row, 11))
    }
  })

  it('has rows that are a fee and nothing else', async () => {
    const { table } = await readSample('capitec.xlsx')
    expect(table.filter((row) => row[8] === '' && row[9] === '')).toHaveLength(6)
  })
})

describe('the sample of settlements', () => {
  it('is forty lines of four payouts, each with its net', async () => {
    const { reading, table } = await readSample('settlements.csv')
    expect([reading.headingRow, reading.firstRow, reading.lastRow]).toEqual([1, 2, 41])
    expect([...new Set(table.map((row) => row[4]))]).toEqual(['70215501', '70215987', '70216420', '70216893'])
    expect(table.filter((row) => row[1] === 'refund')).toHaveLength(4)
    for (const row of table) expect(cents(row, 5) - cents(row, 6)).toBe(cents(row, 7))
  })
})

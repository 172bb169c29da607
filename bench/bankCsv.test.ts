import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, describe, expect, it } from 'vitest'
import { writeBankCsv } from './bankCsv.ts'

const folder = mkdtempSync(join(tmpdir(), 'bank-csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0

async function written(rows: number, seed?: number) {
  const path = join(folder, `${++files}.csv`)
  const csv = await writeBankCsv(path, rows, seed)
  return { csv, bytes: readFileSync(path) }
}

function cellsOf(bytes: Buffer): string[][] {
  return Papa.parse<string[]>(bytes.toString('utf8'), { skipEmptyLines: true }).data
}

describe('the benchmark’s bank export', () => {
  it('is the same bytes for the same seed, on every machine', async () => {
    const { bytes } = await written(200, 7)
    // By sha256sum.
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      'ca2c53f7df2f0cd545364d01552dfa0ffff3cb0d15fed3fa5d3665d0907be1dc',
    )
  })

  it('is other bytes for another seed', async () => {
    const [one, other] = [await written(200, 7), await written(200, 8)]
    expect(one.bytes.equals(other.bytes)).toBe(false)
  })

  it('has its heading and so many rows of nine cells, in blocks too', async () => {
    const { csv, bytes } = await written(10_001)
    const [heading, ...rows] = cellsOf(bytes)
    expect(heading).toEqual(
      'Date Description Reference Debit Credit Balance Currency VAT Category'.split(' '),
    )
    expect(rows).toHaveLength(10_001)
    expect(rows.filter((row) => row.length !== 9)).toEqual([])
    expect(csv.rows).toBe(10_001)
  })

  it('counts the rows that it spoiled, which are 4.5 % of them', async () => {
    const { csv, bytes } = await written(20_000)
    const bad = cellsOf(bytes).filter(
      ([date, , , debit, , , currency, vat]) =>
        date === '31/02/2024' || debit === 'n/a' || currency === 'XXX' || vat === 'twelve',
    )
    expect(csv.badRows).toBe(bad.length)
    // Of 20,000 rows 900, and three standard deviations of 29.3 around.
    expect(csv.badRows).toBeGreaterThan(812)
    expect(csv.badRows).toBeLessThan(988)
  })

  it('has quotes in quotes, commas and letters beyond ASCII in its descriptions', async () => {
    const { bytes } = await written(200)
    const text = bytes.toString('utf8')
    expect(text).toContain('Pick & Pay ""Sea Point""')
    expect(text).toContain('Café Zürich, Long Street')
    expect(text).not.toContain('\uFFFD')
  })

  it('carries each sound row’s balance forward', async () => {
    const { bytes } = await written(50)
    let balance = 10_000_000
    for (const [, , , debit = '', credit = '', after = ''] of cellsOf(bytes).slice(1)) {
      // A spoiled debit is unknown: what it was is in the balance only.
      const isKnown = debit !== 'n/a'
      if (isKnown) expect(cents(after)).toBe(balance - cents(debit) + cents(credit))
      balance = cents(after)
    }
  })
})

function cents(text: string): number {
  return text === '' ? 0 : Number(text.replace('.', ''))
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import { afterAll, describe, expect, it } from 'vitest'
import { bankHeadings, bankRows } from './bankCsv.ts'
import { writeBankXlsx } from './bankXlsx.ts'
import { runWorkbookRows } from './cases/workbookRows.ts'

const folder = mkdtempSync(join(tmpdir(), 'bank-xlsx-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the benchmark’s workbook', () => {
  it('shows the rows of the CSV, in Excel’s own kinds of cells', () => {
    const path = join(folder, 'bank.xlsx')
    const { rows } = writeBankXlsx(path, 300, 7)
    const { Sheets } = XLSX.read(readFileSync(path))
    const sheet = Sheets['Transactions']!
    expect(sheet['B2']).toMatchObject({ t: 's' })
    expect(sheet['F2']).toMatchObject({ t: 'n' })
    const shown = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' })
    const plain = shown.map((cells) =>
      cells.map((cell) => cell.replace(/^(-?[\d,]+\.\d\d)$/, (amount) => amount.replaceAll(',', ''))),
    )
    expect(plain).toEqual([bankHeadings, ...[...bankRows(300, 7)].map(({ cells }) => cells)])
    expect(rows).toBe(300)
  })

  it('is read by the fast reader', async () => {
    const path = join(folder, 'fast.xlsx')
    writeBankXlsx(path, 25_000, 8)
    expect(await runWorkbookRows(path)).toBe(25_000)
  })
})

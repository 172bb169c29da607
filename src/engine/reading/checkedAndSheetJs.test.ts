import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { readAll } from '#engine/reading/testing/readAll.ts'
import { sheetContent } from '#engine/reading/workbookCells.ts'
import { generatedBook } from '#engine/reading/xlsx/testing/generatedBook.ts'

describe('generated binary workbooks', () => {
  it.each([
    { bookType: 'biff8' as const, seed: 1, since1904: false },
    { bookType: 'biff8' as const, seed: 2, since1904: true },
    { bookType: 'xlsb' as const, seed: 3, since1904: false },
    { bookType: 'xlsb' as const, seed: 4, since1904: true },
  ])(
    'give the rows that SheetJS alone gives, though it is not given all of their records ($bookType, seed $seed)',
    async ({ bookType, seed, since1904 }) => {
      const book = generatedBook({ rows: 2000, columns: 24, sharesTexts: true, since1904 }, seed, bookType)
      const { rows } = await readAll('march.dat', book)
      const whole = XLSX.read(book, { type: 'buffer', dense: true, cellNF: true, cellText: false })
      const { cells } = sheetContent(whole.Sheets['Sheet'] ?? {}, since1904 ? 1904 : 1900, 'march.dat')
      expect(rows).toHaveLength(cells.length)
      // Row by row, so that a difference is shown and not the table.
      for (const [index, row] of rows.entries()) expect(row).toEqual(cells[index])
    },
  )
})

import { isDeepStrictEqual } from 'node:util'
import { generatedBook } from '#engine/reading/xlsx/testing/generatedBook.ts'
import { readFast, readWithSheetJs } from '#engine/reading/xlsx/testing/readBoth.ts'
import type { Row } from './resultTable.ts'

const firstSeed = 1000

/** Reads generated workbooks with the fast reader and with SheetJS until so many cells were the same; throws at the first row that is not. */
export async function compareWorkbooks(atLeast: number): Promise<Row> {
  let cells = 0
  for (let seed = firstSeed; cells < atLeast; seed++) {
    const kind = { rows: 2000, columns: 30, sharesTexts: seed % 2 === 0, since1904: seed % 3 === 0 }
    const book = generatedBook(kind, seed)
    const fast = await readFast(book)
    const slow = await readWithSheetJs(book)
    if ('handOver' in fast) throw new Error(`seed ${seed} was handed over: ${fast.handOver.reason}`)
    for (const [index, row] of slow.rows.entries()) {
      if (!isDeepStrictEqual(fast.rows[index], row))
        throw new Error(`seed ${seed} differs in row ${index + 1}`)
      cells += row.length
    }
    if (fast.rows.length !== slow.rows.length) throw new Error(`seed ${seed} differs in the number of rows`)
  }
  return {
    what: 'cells of workbooks against SheetJS on ≥ 10⁶ generated cells',
    goal: 'identical',
    measured: `identical, ${cells.toLocaleString('en')} cells from seed ${firstSeed} on`,
  }
}

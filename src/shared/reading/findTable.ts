import type { Cells } from '#shared/reading/cell.ts'
import { findBody } from '#shared/reading/findBody.ts'
import { findHeadingRow } from '#shared/reading/findHeadingRow.ts'
import { findPreambleFacts } from '#shared/reading/findPreambleFacts.ts'
import type { FoundTable } from '#shared/reading/foundTable.ts'
import { judgeRow } from '#shared/reading/judgeRow.ts'
import { RowSorter } from '#shared/reading/sortRows.ts'
import { balancesOf } from '#shared/reading/statedBalances.ts'
import { tableShape, type TableShape } from '#shared/reading/tableShape.ts'

/** Takes a source's rows in order, and says at the end where its table is. Holds no more than the first rows. */
export interface TableFinder {
  add(this: void, rows: readonly Cells[]): void
  /** The table's shape, once enough rows have been seen to settle it. */
  shape(this: void): TableShape | null
  /** Takes so many rows of which the caller has seen, by the shape, that each is a record; `last` are the cells of the last. */
  addRecords(this: void, count: number, last: Cells): void
  finish(this: void): FoundTable
}

// Enough to see a table behind the longest preamble known, and what its columns hold.
const SAMPLE_ROWS = 500

/** Finds the table among rows that come in order; `headingRow` is the user's word where there is one, null for "none". */
export function createTableFinder(headingRow: number | null | undefined): TableFinder {
  const sampleSize = SAMPLE_ROWS + (headingRow ?? 0)
  let sample: Cells[] = []
  let settled: RowSorter | null = null

  function settle(): RowSorter {
    const sorter = sorterFor(sample, headingRow)
    sample = []
    return sorter
  }

  return {
    add(rows) {
      for (const cells of rows) {
        if (settled !== null) settled.add(cells)
        else if (sample.push(cells) >= sampleSize) settled = settle()
      }
    },
    shape: () => settled?.shape ?? null,
    addRecords(count, last) {
      if (settled === null) throw new Error('Records are told only once the shape is settled')
      settled.addRecords(count, last)
    },
    finish: () => (settled ?? settle()).finish(),
  }
}

function sorterFor(sample: readonly Cells[], chosen: number | null | undefined): RowSorter {
  const headingRow = chosen === undefined ? findHeadingRow(sample) : chosen
  const preamble = headingRow === null ? untilTable(sample) : sample.slice(0, headingRow - 1)
  const above = headingRow ?? preamble.length
  const heading = headingRow === null ? null : (sample[headingRow - 1] ?? [])
  const shape = tableShape(heading, sample.slice(above))
  const said = findPreambleFacts(preamble)
  const sorter = new RowSorter({
    headingRow,
    above,
    shape,
    facts: said.facts,
    balances: balancesOf(shape, said),
  })
  for (const cells of sample) sorter.add(cells)
  return sorter
}

// Without a heading the table begins with its first row of values, or with the opening balance right above it.
function untilTable(sample: readonly Cells[]): readonly Cells[] {
  const body = findBody(sample)
  if (body === null) return []
  const shape = tableShape(null, sample.slice(body.firstRow - 1))
  let first = body.firstRow
  while (first > 1 && judgeRow(sample[first - 2] ?? [], shape).is === 'opening') first -= 1
  return sample.slice(0, first - 1)
}

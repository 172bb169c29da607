import { cellText, isUnreadable, type Cells } from '#shared/reading/cell.ts'
import { chooseTable } from '#shared/reading/chooseTable.ts'
import { findBody, type Body } from '#shared/reading/findBody.ts'
import { findHeadingRow } from '#shared/reading/findHeadingRow.ts'
import { findPreambleFacts } from '#shared/reading/findPreambleFacts.ts'
import type { FoundTable, TableSoFar } from '#shared/reading/foundTable.ts'
import { headingRowsAround, joinHeadings } from '#shared/reading/headingRows.ts'
import { judgeRow } from '#shared/reading/judgeRow.ts'
import type { ReadingChoice } from '#shared/reading/reading.ts'
import { findNumberedHeading } from '#shared/reading/numberedRows.ts'
import { RowSorter, type Records, type SortedTable } from '#shared/reading/sortRows.ts'
import { balancesOf } from '#shared/reading/statedBalances.ts'
import { tableShape, type TableShape } from '#shared/reading/tableShape.ts'

/** Takes a source's rows in order, and says at the end where its table is. Holds no more than the first rows of a table. */
export interface TableFinder {
  add(this: void, rows: readonly Cells[]): void
  /** The table's shape, once enough rows have been seen to settle it; another once another table has begun, null in between. */
  shape(this: void): TableShape | null
  /** Takes rows of which the caller has seen, by the shape, that each is a record. */
  addRecords(this: void, records: Records): void
  /** The table so far; null while its shape is not settled, or there is another before it, or something waits for a later row. */
  soFar(this: void): TableSoFar | null
  finish(this: void): FoundTable
}

// Enough to see a table behind the longest preamble known, and what its columns hold.
const SAMPLE_ROWS = 500

/** Finds the table among rows that come in order, as far as the user has not settled which rows are its headings, and which table it is. */
export function createTableFinder(choice: Pick<ReadingChoice, 'headingRow' | 'table'>): TableFinder {
  const { headingRow } = choice
  const sampleSize = SAMPLE_ROWS + (headingRow ?? 0)
  const done: SortedTable[] = []
  /** The first rows of a table whose shape is still to be settled, and how many rows there are before them. */
  let sample: Cells[] = []
  let before = 0
  let sorter: RowSorter | null = null
  let sorted = 0

  function settle(): void {
    const rows = sample
    sample = []
    // Only the first table has a heading that the user may have settled.
    sorter = sorterFor(rows, before, done.length === 0 ? headingRow : undefined)
    for (const cells of rows) take(cells)
  }

  function take(cells: Cells): void {
    if (sorter?.add(cells) === true) {
      sorted += 1
      return
    }
    if (sorter !== null) {
      done.push(sorter.finish())
      sorter = null
      before = sorted
    }
    if (sample.push(cells) >= sampleSize) settle()
  }

  return {
    add(rows) {
      for (const cells of rows) take(cells)
    },
    shape: () => sorter?.shape ?? null,
    soFar: () => (done.length === 0 ? (sorter?.soFar() ?? null) : null),
    addRecords(records) {
      if (sorter === null) throw new Error('Records are told only once the shape is settled')
      sorter.addRecords(records)
      sorted += records.count
    },
    finish() {
      while (sample.length > 0) settle()
      sorter ??= sorterFor([], before, headingRow)
      return chooseTable([...done, sorter.finish()], choice.table)
    },
  }
}

/** The sorter of the table that begins among these rows, the first of which is number `before` + 1 of the source. */
function sorterFor(sample: readonly Cells[], before: number, chosen: number | null | undefined): RowSorter {
  const body = findBody(sample)
  const found = (): number | null => findNumberedHeading(sample) ?? findHeadingRow(sample, body)
  const headingRow = chosen === undefined ? found() : chosen
  const preamble = headingRow === null ? untilTable(sample, body) : sample.slice(0, headingRow - 1)
  const headingRows =
    headingRow === null
      ? []
      : chosen === undefined
        ? headingRowsAround(sample, headingRow, body)
        : [headingRow]
  const above = headingRows.at(-1) ?? preamble.length
  const heading = headingRows.map((row) => sample[row - 1] ?? [])
  const shape = tableShape(heading, sample.slice(above))
  const said = findPreambleFacts(preamble)
  return new RowSorter({
    before,
    headingRows: headingRows.map((row) => before + row),
    above: before + above,
    headings: joinHeadings(heading).map(cellText),
    shape,
    facts: said.facts,
    balances: balancesOf(shape, said),
  })
}

// Without a heading the table begins with its first row of values, or with what is right above it: an opening balance, rows that
// could not be read.
function untilTable(sample: readonly Cells[], body: Body | null): readonly Cells[] {
  if (body === null) return []
  const shape = tableShape([], sample.slice(body.firstRow - 1))
  let first = body.firstRow
  const isOfTable = (cells: Cells): boolean => isUnreadable(cells) || judgeRow(cells, shape).is === 'opening'
  while (first > 1 && isOfTable(sample[first - 2] ?? [])) first -= 1
  return sample.slice(0, first - 1)
}

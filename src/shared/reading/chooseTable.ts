import type { FoundTable } from '#shared/reading/foundTable.ts'
import type { Question } from '#shared/reading/question.ts'
import type { LeftReason } from '#shared/reading/reading.ts'
import type { SortedTable } from '#shared/reading/sortRows.ts'

/** Another table with this share of the largest one's records may be the one that is meant, even if it moves no money. */
const RIVAL = 0.5

/** The one table of a source that is read: the one the user chose, counted from 1, else the one with the most records. Another one that may be meant as well is a question. */
export function chooseTable(sorted: readonly SortedTable[], chosen: number | undefined): FoundTable {
  const [first] = sorted
  if (first === undefined) throw new Error('There is always a table, be it empty')
  const tables = sorted.filter(({ records }) => records > 0)
  const [largest = first, ...others] = tables.toSorted((one, other) => other.records - one.records)
  const table = (chosen === undefined ? undefined : tables[chosen - 1]) ?? largest
  const isRival = (other: SortedTable): boolean =>
    other.movesMoney || other.records >= largest.records * RIVAL
  return {
    ...table.found,
    left: sorted.flatMap((one) => (one === table ? one.found.left : leftOf(one))),
    facts: { ...factsOf(first), ...table.found.facts },
    tables: tables.length > 1 ? tables.map(({ span }) => span) : [],
    questions: chosen === undefined && others.some(isRival) ? [question(tables)] : [],
  }
}

/** What the rows above the first table say of the whole source; balances are of one table each. */
function factsOf({ found }: SortedTable): FoundTable['facts'] {
  const { openingBalance: _opening, closingBalance: _closing, ...facts } = found.facts
  return facts
}

/** Why each row of a table that is not read is left out. */
function leftOf({ found }: SortedTable): FoundTable['left'] {
  const { firstRow, lastRow, left } = found
  const said = new Map(left.map(({ row, why }) => [row, why]))
  const inTable: { row: number; why: LeftReason }[] = []
  for (let row = firstRow; row <= lastRow; row++) {
    if (!said.has(row)) inTable.push({ row, why: 'otherTable' })
  }
  return [...left, ...inTable].toSorted((one, other) => one.row - other.row)
}

function question(tables: readonly SortedTable[]): Question {
  const isOfOneAccount = new Set(tables.map(({ found }) => found.facts.account)).size === 1
  const spans = tables.map(({ span, found }, index) => {
    const headings = span.headings.length === 0 ? 'without headings' : `“${span.headings.join(', ')}”`
    const { account } = found.facts
    const ofAccount = isOfOneAccount || account === undefined ? '' : `, account ${account}`
    return `${index + 1} in rows ${span.firstRow} to ${span.lastRow}, ${headings}${ofAccount}`
  })
  return {
    about: 'table',
    options: tables.map((_, index) => String(index + 1)),
    why: `there is more than one table: ${spans.join('; ')}`,
  }
}

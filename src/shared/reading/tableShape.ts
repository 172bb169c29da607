import { cellText, type Cell, type Cells } from '#shared/reading/cell.ts'
import { findBody } from '#shared/reading/findBody.ts'
import { joinHeadings } from '#shared/reading/headingRows.ts'
import { isAmountHeading, isBalanceHeading, plainWords } from '#shared/reading/rowWords.ts'

/** What is known of a table when its rows are judged: which columns date a row, move money, or only say where it stands. */
export interface TableShape {
  /** The headings as `plainWords` gives them; empty without a heading row. */
  readonly headings: readonly string[]
  /** The rows of the heading, each cell as `plainWords` gives it. */
  readonly headingLines: readonly (readonly string[])[]
  readonly dateColumns: readonly number[]
  readonly amountColumns: readonly number[]
  readonly balanceColumn: number | null
}

/** Reads a table's shape off the rows of its heading, where it has one, and off its first rows. */
export function tableShape(heading: readonly Cells[], rows: readonly Cells[]): TableShape {
  const headings = joinHeadings(heading).map(plainWords)
  const body = findBody(rows)
  const named = indexesWhere(headings, isAmountHeading)
  const balance = headings.findIndex(isBalanceHeading)
  const money = (body?.numberColumns ?? []).filter((column) => isMoney(rows, column))
  // Where no heading tells, the last of several money columns is the balance, as in every statement known.
  const unnamedBalance = named.length === 0 && money.length > 1 ? money.at(-1) : undefined
  const balanceColumn = balance === -1 ? (unnamedBalance ?? null) : balance
  return {
    headings,
    headingLines: heading.map((cells) => cells.map(plainWords)),
    dateColumns: body?.dateColumns ?? [],
    amountColumns: named.length > 0 ? named : money.filter((column) => column !== balanceColumn),
    balanceColumn,
  }
}

function indexesWhere(headings: readonly string[], holds: (heading: string) => boolean): number[] {
  return headings.flatMap((heading, column) => (holds(heading) ? [column] : []))
}

// Ids and counts are numbers too; only money has cents, a sign or a currency.
function isMoney(rows: readonly Cells[], column: number): boolean {
  return rows.some((cells) => looksLikeMoney(cells[column]))
}

function looksLikeMoney(cell: Cell | undefined): boolean {
  return /[.,]\d{1,2}(?!\d)|^[-+(]|[-)]$|\p{Sc}|^R/u.test(cellText(cell).trim())
}

import { cellText, type Cell, type Cells } from '#shared/reading/cell.ts'
import { isBlank } from '#shared/reading/cellKind.ts'
import { holdsTexts } from '#shared/reading/findHeadingRow.ts'
import { countHeadingWords, isAmountHeading, plainWords } from '#shared/reading/rowWords.ts'

/*
 * Rows that all begin with the number of their kind, as FNB has them in its statements: 2 is the account, 3 the period with the
 * names of its columns in a row above it, 5 a transaction, or the headings above them.
 */

const fewestWords = 3

interface Said {
  readonly key: string
  readonly values: readonly Cell[]
}

/** The row of the headings, counted from 1, among rows that all begin with the number of their kind; null where there is none. */
export function findNumberedHeading(rows: readonly Cells[]): number | null {
  const filled = rows.flatMap((cells, index) => (cells.every(isBlank) ? [] : [{ cells, row: index + 1 }]))
  const place = filled.findLastIndex(({ cells }) => kindOf(cells) !== null && headsTransactions(cells))
  const heading = filled[place]
  const kind = kindOf(heading?.cells ?? []) ?? 0
  const below = kindOf(filled[place + 1]?.cells ?? []) ?? 0
  const areNumbered = filled.slice(0, place).every(({ cells }) => (kindOf(cells) ?? Infinity) <= kind)
  // The headings may be of a kind of their own.
  return areNumbered && kind > 0 && (below === kind || below === kind + 1) ? (heading?.row ?? null) : null
}

/** What numbered rows above a table say, by the names of their columns; null where they are not all numbered. */
export function saidByNumbered(rows: readonly Cells[]): Said[] | null {
  const filled = rows.filter((cells) => !cells.every(isBlank))
  if (filled.length === 0 || filled.some((cells) => kindOf(cells) === null)) return null
  const plain = filled.map((cells) => cells.slice(1))
  return plain.flatMap((cells, index) => {
    const values = plain[index + 1] ?? []
    return holdsTexts(cells) && !holdsTexts(values) ? below(cells, values) : accountAndHolder(cells)
  })
}

function below(names: Cells, values: Cells): Said[] {
  return names.flatMap((name, column) => {
    const value = values[column]
    return value === undefined || isBlank(name) || isBlank(value)
      ? []
      : [{ key: plainWords(name), values: [value] }]
  })
}

function accountAndHolder([account, holder]: Cells): Said[] {
  if (!/^\d{8,}$/.test(cellText(account).trim())) return []
  const isNamed = holder !== undefined && !isBlank(holder)
  return [
    { key: 'account', values: [cellText(account)] },
    ...(isNamed ? [{ key: 'holder', values: [holder] }] : []),
  ]
}

function kindOf([first]: Cells): number | null {
  const text = cellText(first).trim()
  return /^[1-9]$/.test(text) ? Number(text) : null
}

function headsTransactions([, ...headings]: Cells): boolean {
  const words = headings.map(plainWords)
  return (
    holdsTexts(headings) &&
    countHeadingWords(headings) >= fewestWords &&
    words.some((heading) => /\bdat(?:e|um)\b/.test(heading)) &&
    words.some(isAmountHeading)
  )
}

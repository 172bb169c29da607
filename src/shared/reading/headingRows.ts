import { cellText, type Cell, type Cells } from '#shared/reading/cell.ts'
import { filledCells, isBlank } from '#shared/reading/cellKind.ts'
import { findBody, type Body } from '#shared/reading/findBody.ts'
import { holdsTexts } from '#shared/reading/findHeadingRow.ts'
import { findPreambleFacts } from '#shared/reading/findPreambleFacts.ts'
import { countHeadingWords, labelOfRow, plainWords } from '#shared/reading/rowWords.ts'

// Under headings some write what their columns hold: `(yyyy/mm/dd)`, `ZAR`.
const unit = /^(?:\(.*\)|\[.*\]|[dmyj]{1,4}(?:[-/. ][dmyj]{1,4}){2}|[a-z]{3}|text|teks|number|r|%|[$€£])$/

/**
 * All rows of a heading, counted from 1, of which the one that says most is known: right above it the rows that complete
 * its columns' names, right below it one that goes on, or says their units. `body` is that of the rows.
 */
export function headingRowsAround(
  rows: readonly Cells[],
  headingRow: number,
  body: Body | null = findBody(rows),
): number[] {
  let first = headingRow
  while (first > 1 && completes(rows[first - 2] ?? [], rows[first - 1] ?? [])) first -= 1
  const below = rows[headingRow] ?? []
  const isBelow =
    body !== null &&
    headingRow + 1 < body.firstRow &&
    (isRowOfUnits(below) || goesOn(rows[headingRow - 1] ?? [], below))
  const last = isBelow ? headingRow + 1 : headingRow
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** One heading a column from all rows of a heading, their texts joined from top to bottom, units in brackets; a text is not said twice. */
export function joinHeadings(rows: readonly Cells[]): Cells {
  const [only, ...others] = rows
  if (only !== undefined && others.length === 0) return only
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  const spread = rows.map((cells, at) =>
    at > 0 && isRowOfUnits(cells) ? cells.map(inBrackets) : spreadOver(cells, rows[at + 1] ?? [], width),
  )
  return Array.from({ length: width }, (_, column) => {
    const texts = spread.map((cells) => cellText(cells[column]).trim()).filter((text) => text !== '')
    return [...new Set(texts)].join(' ')
  })
}

function inBrackets(unit: Cell): Cell {
  const text = cellText(unit).trim()
  return text === '' || /^[([]/.test(text) ? text : `(${text})`
}

/**
 * A row of headings with each text over all of the columns that it was merged over. Where columns without a group are named
 * in it alone, one that is named only below belongs to the group at its left; else nobody knows how far a group reaches.
 */
function spreadOver(upper: Cells, lower: Cells, width: number): Cells {
  if (!upper.some((cell, column) => !isBlank(cell) && isBlank(lower[column]))) return upper
  let group: Cell = ''
  return Array.from({ length: width }, (_, column) => {
    const cell = upper[column] ?? ''
    if (isBlank(lower[column])) group = ''
    else if (!isBlank(cell)) group = cell
    return isBlank(cell) ? group : cell
  })
}

function completes(upper: Cells, lower: Cells): boolean {
  const filled = filledCells(upper)
  if (filled < 2 || !holdsTexts(upper) || labelOfRow(upper) !== null) return false
  if (Object.keys(findPreambleFacts([upper]).facts).length > 0 || repeats(upper, lower)) return false
  if (upper.findLastIndex((cell) => !isBlank(cell)) >= lower.length) return false
  const isWide = filled >= 3 && filled >= filledCells(lower) * 0.6 && !isProse(upper)
  return isBlank(upper[0]) || isWide || tellsApart(upper, lower)
}

/** Whether a row is a sentence that its commas cut: it begins with a capital and goes on without. */
function isProse([first, ...others]: Cells): boolean {
  return (
    /^\p{Lu}/u.test(cellText(first)) &&
    others.every((cell) => isBlank(cell) || /^\p{Ll}/u.test(cellText(cell)))
  )
}

// Below a heading that is merged over the two columns of money.
const wayOfMoney = /^(?:in|out|dr|cr)$/

function goesOn(upper: Cells, lower: Cells): boolean {
  const named = lower.filter((cell) => !isBlank(cell))
  const namesWays = named.length === 2 && named.every((cell) => wayOfMoney.test(plainWords(cell)))
  if (!holdsTexts(lower) || (countHeadingWords(lower) < 2 && !namesWays)) return false
  // Headings that are merged over both rows have nothing below them, the last ones neither.
  return completes(upper, [...lower, ...upper.slice(lower.length).map(() => '')])
}

function repeats(upper: Cells, lower: Cells): boolean {
  return upper.every((cell, column) => isBlank(cell) || plainWords(cell) === plainWords(lower[column]))
}

/** Whether the columns that the upper row names have equal names below it. */
function tellsApart(upper: Cells, lower: Cells): boolean {
  const named = lower.filter((_, column) => !isBlank(upper[column])).map(plainWords)
  return new Set(named).size < named.length
}

function isRowOfUnits(cells: Cells): boolean {
  const filled = cells.filter((cell) => !isBlank(cell))
  return filled.length > 0 && filled.every((cell) => unit.test(plainWords(cell)))
}

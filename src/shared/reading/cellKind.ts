import { currencyNamed } from '#shared/money/currency.ts'
import { directionBesideAmount } from '#shared/money/debitOrCredit.ts'
import type { Cell } from '#shared/reading/cell.ts'

/** What a cell looks like, whatever its order of day and month or its decimal mark turn out to be. */
export type CellKind = 'empty' | 'date' | 'number' | 'text'

// No date or amount is longer, and no pattern below has to look at a long text.
const LONGEST = 40

const time = String.raw`(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?`
const month = String.raw`\p{L}{3,9}\.?`
const dates = [
  String.raw`\d{4}([-/.])\d{1,2}\1\d{1,2}`,
  String.raw`\d{1,2}([-/. ])\d{1,2}\2(?:\d{4}|\d{2})`,
  String.raw`(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])`,
  String.raw`\d{1,2}[-/ ]?${month}[-/ ,]{0,2}(?:\d{4}|\d{2})`,
  String.raw`${month} ?\d{1,2},? \d{4}`,
  String.raw`\d{4}[-/ ]${month}[-/ ]\d{1,2}`,
  String.raw`\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]`,
]
const datePattern = new RegExp(`^(?:${dates.join('|')})${time}$`, 'u')

const affix = String.raw`(\p{L}{1,6}\$?|\p{Sc}|%)`
const numberPattern = new RegExp(
  String.raw`^[-+(−]? ?${affix}? ?[-+(−]?\d[\d., '’\u00a0\u202f]*\)?-? ?${affix}?\)?$`,
  'u',
)

/** Judges one cell by how it is written: `20240131` is a date, `R-1 234,50 CR` a number, `Order 12` a text. */
export function cellKind(cell: Cell | undefined): CellKind {
  if (cell === undefined || cell === '') return 'empty'
  if (typeof cell === 'number') return 'number'
  if (typeof cell === 'object') return 'date' in cell ? 'date' : 'text'
  return textKind(cell.trim())
}

function textKind(text: string): CellKind {
  if (text === '') return 'empty'
  // A date and an amount both have a digit: most texts are settled here.
  if (text.length > LONGEST || !/\d/.test(text)) return 'text'
  if (datePattern.test(text)) return 'date'
  return isNumber(text) ? 'number' : 'text'
}

function isNumber(text: string): boolean {
  const match = numberPattern.exec(text)
  return match !== null && [match[1], match[2]].every((beside) => beside === undefined || isOfAmount(beside))
}

// `R`, `ZAR`, `$`, `CR`, `%`: but an `INV` makes no amount of its number.
function isOfAmount(beside: string): boolean {
  return /[\p{Sc}%]/u.test(beside) || currencyNamed(beside) !== null || directionBesideAmount(beside) !== null
}

/** Whether a cell holds nothing but blanks. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

/** The number of cells in a row that hold anything. */
export function filledCells(cells: readonly Cell[]): number {
  return cells.reduce<number>((filled, cell) => (isBlank(cell) ? filled : filled + 1), 0)
}

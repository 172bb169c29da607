import { cellText, type Cell, type Cells } from '#shared/reading/cell.ts'
import { isBlank } from '#shared/reading/cellKind.ts'
import {
  balanceBeginnings,
  balanceNamed,
  goesOnAsName,
  isBalanceOfSomeKind,
  isPerhapsBalance,
  isPerhapsPayment,
} from '#shared/reading/balanceWords.ts'

// Words of English and Afrikaans headings, as banks, processors and bookkeepers write them.
const headingWord =
  /\b(?:date|datum|amount|bedrag|balance|saldo|descriptions?|beskrywing|details?|narrative|references?|verwysing|debits?|debiet|credits?|krediet|money (?:in|out)|paid (?:in|out)|fees?|type|account|rekening|currency|name|category|gross|net|totals?|order|status|payee|party|memo|value|vat|tax|customer|supplier|invoice|transaction|number|no|nr|id|notes?|quantity|price|method|payout|receipt|cheque)\b/

const amountHeading =
  /\b(?:amount|bedrag|debits?|debiet|credits?|krediet|money (?:in|out)|paid (?:in|out)|withdrawals?|deposits?|payments?|receipts?|fees?|charges?|gross|net|totals?|in|out)\b/
const balanceHeading = /\b(?:balance|saldo)\b/
const otherHeading =
  /\b(?:date|datum|id|number|nr|no|reference|type|method|status|currency|description|details?)\b/

const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|' +
  'januarie|februarie|maart|mei|junie|julie|augustus|oktober|desember|' +
  '(?:jan|feb|mar|mrt|apr|jun|jul|aug|sept?|oct|okt|nov|dec|des))'
const partTotal = 'grand|groot|sub|page|bladsy|report|daily|day|dag|weekly|monthly'
const total = new RegExp(
  String.raw`^(?:(?:(?:${partTotal}|net)[- ]?)?(?:totals?|totaal|totale)` +
    String.raw`(?: (?:debits?|credits?|debits? and credits?|amount|fees?|money (?:in|out)|income|expenses?|transactions))?` +
    String.raw`(?: \d+| (?:(?:for|vir) )?(?:(?:the|die) )?(?:period|day|week|month|year|page|statement|periode|dag|maand|jaar|bladsy|staat)|` +
    String.raw` (?:(?:for|vir) )?${month}(?: \d{2,4})?)?|sum|som|net (?:movement|change)|netto beweging)$`,
)
const netMovement = /^(?:net (?:movement|change)|netto beweging)$/
const namesPart = new RegExp(`^(?:${partTotal})`)

const LONGEST_LABEL = 80

/** What every label begins with, in lower case: a cell that begins otherwise is none. */
export const labelBeginnings = [
  ...balanceBeginnings,
  ...['grand', 'sub', 'page', 'report', 'net', 'total', 'totaal'],
  ...['groot', 'bladsy', 'daily', 'day', 'dag', 'week', 'month', 'sum', 'som'],
] as const

const mayBeLabel = new RegExp(String.raw`^\s*(?:${labelBeginnings.join('|')})`, 'i')

/** A cell's text for comparing: lower case, blanks collapsed, without the colon or stop that may end it. */
export function plainWords(cell: Cell | undefined): string {
  return cellText(cell)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .replace(/[ :.]+$/, '')
    .trim()
}

/** How many cells of a row read like headings of a table of money. */
export function countHeadingWords(cells: Cells): number {
  return cells.filter((cell) => headingWord.test(plainWords(cell))).length
}

/** Whether a heading, as `plainWords` gives it, names a column of amounts that belong to the row: not a balance, not a date or id. */
export function isAmountHeading(heading: string): boolean {
  return amountHeading.test(heading) && !balanceHeading.test(heading) && !otherHeading.test(heading)
}

/** Whether a heading, as `plainWords` gives it, names a running balance. */
export function isBalanceHeading(heading: string): boolean {
  return balanceHeading.test(heading)
}

/** What a cell says of its row, or of the value beside it: an opening balance, a closing one, a total. */
export type RowLabel = 'opening' | 'closing' | 'total'

/** The label that a cell is, or null: a whole phrase that begins the cell, or for totals the whole cell. */
export function rowLabel(cell: Cell | undefined): RowLabel | null {
  // Every cell of every row passes here: nearly all are settled by their length or their first letters.
  if (typeof cell !== 'string' || cell.length > LONGEST_LABEL || !mayBeLabel.test(cell)) return null
  // mBank puts a `#` before each of its keys.
  const words = plainWords(cell).replace(/^#/, '')
  return balanceNamed(words) ?? (total.test(words) ? 'total' : null)
}

/** Whether a cell names an opening or closing balance and goes on as a name does that only begins like one. */
export function onlyBeginsAsBalance(cell: Cell | undefined): boolean {
  const label = rowLabel(cell)
  return (label === 'opening' || label === 'closing') && goesOnAsName(plainWords(cell))
}

/** Whether a cell names a closing balance with words in which what was still owed may have been paid. */
export function mayNamePayment(cell: Cell | undefined): boolean {
  return rowLabel(cell) === 'closing' && isPerhapsPayment(plainWords(cell))
}

/** Whether a row is called a total anywhere: `part` of a table, a day or a page, as nobody is called who is paid, or just so. */
export function totalNamed(cells: Cells): 'part' | 'whole' | null {
  const named = cells.find((cell) => rowLabel(cell) === 'total')
  if (named === undefined) return null
  return namesPart.test(plainWords(named)) ? 'part' : 'whole'
}

/** Whether a cell speaks of a total, be it of something with a name of its own. */
export function speaksOfTotal(cell: Cell | undefined): boolean {
  return (
    typeof cell === 'string' &&
    /^(?:(?:sub|grand)[- ]?)?(?:totals?|totaal) |. (?:totals?|totaal)$/.test(plainWords(cell))
  )
}

/** Whether a cell announces how many rows there are. */
export function countsRecords(cell: Cell | undefined): boolean {
  return (
    typeof cell === 'string' &&
    /^(?:(?:number|no\.?|nr|count)(?: of)?|(?:totale )?aantal|anzahl) (?:transactions?|transaksies|transaktionen|entries|inskrywings|items|records?|debits?|credits?|debiete|krediete)$/.test(
      plainWords(cell),
    )
  )
}

/** Whether a row says by how much all rows together moved the balance. */
export function namesNetMovement(cells: Cells): boolean {
  return cells.some((cell) => typeof cell === 'string' && netMovement.test(plainWords(cell)))
}

/** Whether a row has the words of a balance that are also those of something else: only its amounts can tell. */
export function mayNameBalance(cells: Cells): boolean {
  return someLabel(cells, isPerhapsBalance)
}

/** Whether a row has words that name a balance, be it of another kind than the rows come to, or something else. */
export function mayNameSomeBalance(cells: Cells): boolean {
  return someLabel(cells, isBalanceOfSomeKind)
}

function someLabel(cells: Cells, holds: (words: string) => boolean): boolean {
  return cells.some(
    (cell) =>
      typeof cell === 'string' &&
      cell.length <= LONGEST_LABEL &&
      mayBeLabel.test(cell) &&
      holds(plainWords(cell)),
  )
}

/** What a row says that it is: its balance wherever it stands, a total only at its beginning. */
export function labelOfRow(cells: Cells): RowLabel | null {
  const labels = cells.map(rowLabel)
  const balance = labels.find((label) => label === 'opening' || label === 'closing')
  if (balance !== undefined) return balance
  const first = labels[cells.findIndex((cell) => !isBlank(cell))]
  return first === 'total' ? first : null
}

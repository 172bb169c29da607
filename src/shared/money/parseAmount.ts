import { err, ok, type Result } from '#shared/errors/result.ts'
import type { DecimalMark } from '#shared/layout/layout.ts'
import { readAffixes } from '#shared/money/amountAffixes.ts'
import { currencyNamed } from '#shared/money/currency.ts'
import { largestMinor } from '#shared/money/largestMinor.ts'
import type { MoneyDirection } from '#shared/money/debitOrCredit.ts'
import { plainDecimal, type Cell } from '#shared/reading/cell.ts'

/**
 * An amount as a cell writes it: `minor` in minor units, negative with a minus or in brackets; `currency` where the cell
 * names one (`R`, `ZAR`; not `$`, which several have); `direction` where it says debit or credit, whatever the sign.
 */
export interface ParsedAmount {
  readonly minor: number
  readonly currency: string | null
  readonly direction: MoneyDirection | null
}

/** Why a cell is no amount. */
export type AmountProblem =
  'amount.missing' | 'amount.unreadable' | 'amount.decimals' | 'amount.tooLarge' | 'cell.error'

const groupedDigits: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(\d*|[1-9]\d{0,2}([ ,'])\d{3}(?:\2\d{3})*|[1-9]\d?(?:,\d\d)+,\d{3})(?:\.(\d+))?$/,
  ',': /^(\d*|[1-9]\d{0,2}([ .'])\d{3}(?:\2\d{3})*)(?:,(\d+))?$/,
}
const isPlain = /^-?\d{1,12}[.,]\d\d$/
const largest = String(largestMinor)

/**
 * Reads a cell as an amount with the given decimal mark, in a currency with so many decimals. Thousands may be grouped by
 * space, apostrophe, or the other mark, in threes, or as in India: `1,00,000.00`. More decimals than the currency has are read if they are zeros. A
 * workbook's number, and a text of more digits than that, is read as the 15 significant digits that Excel shows. A dash alone is what Excel shows for nothing.
 */
export function parseAmount(
  cell: Cell,
  mark: DecimalMark,
  decimals: number,
): Result<ParsedAmount, AmountProblem> {
  if (typeof cell === 'number') return parseText(plainDecimal(cell), '.', decimals)
  if (typeof cell === 'object') return err('date' in cell ? 'amount.unreadable' : 'cell.error')
  // Most cells are: nothing beside digits, of which the last two are decimals.
  if (decimals === 2 && isPlain.test(cell) && cell.at(-3) === mark)
    return ok({ minor: Number(cell.slice(0, -3) + cell.slice(-2)) + 0, currency: null, direction: null })
  const text = shownText(cell)
  return text === '' ? err('amount.missing') : parseText(text, mark, decimals)
}

/** An amount without what is not seen: marks of the writing's direction, and the apostrophe by which a workbook marks text. */
function shownText(cell: string): string {
  return cell
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^'/, '')
}

/** The currency that an amount's cell names beside its digits, as an ISO 4217 code; null where it names none. */
export function amountCurrency(cell: Cell): string | null {
  if (typeof cell !== 'string' || cell === '' || isPlain.test(cell)) return null
  const { before, digits, behind } = split(shownText(cell), null)
  return digits === '' ? null : (readAffixes(before, behind)?.currency ?? null)
}

/** Whether an amount's cell has the sign of several currencies, `$` or `¥`, and nothing that tells which of them it is. */
export function hasVagueCurrency(cell: Cell): boolean {
  return typeof cell === 'string' && /[$¥]/.test(cell) && amountCurrency(cell) === null && /\d/.test(cell)
}

function parseText(text: string, mark: DecimalMark, decimals: number): Result<ParsedAmount, AmountProblem> {
  const { before, digits, behind } = split(text, mark)
  if (digits === '') return err(isDash(text) ? 'amount.missing' : 'amount.unreadable')
  const affixes = readAffixes(before, behind)
  const number = groupedDigits[mark].exec(plainSpaces(digits))
  if (affixes === null || number === null) return err('amount.unreadable')
  const minor = toMinor(number[1] ?? '', number[3] ?? '', decimals)
  if (typeof minor === 'string') return err(minor)
  return ok({
    minor: affixes.negative && minor !== 0 ? -minor : minor,
    currency: affixes.currency,
    direction: affixes.direction,
  })
}

/** From the first digit (or the mark right before it) to the last, and what stands around them. */
function split(text: string, mark: DecimalMark | null): { before: string; digits: string; behind: string } {
  const first = text.search(/\d/)
  if (first === -1) return { before: text, digits: '', behind: '' }
  let end = text.length
  while (!isDigit(text.charCodeAt(end - 1))) end--
  const start = text[first - 1] === mark ? first - 1 : first
  return { before: text.slice(0, start), digits: text.slice(start, end), behind: text.slice(end) }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isDash(text: string): boolean {
  const rest = text.replace(/[-−–—]/u, '').trim()
  return rest.length < text.length && (rest === '' || currencyNamed(rest) !== null)
}

function plainSpaces(digits: string): string {
  return digits.replace(/[\u00a0\u2007\u2009\u202f]/gu, ' ').replace(/[’´]/gu, "'")
}

function toMinor(whole: string, fraction: string, decimals: number): number | AmountProblem {
  if (/[1-9]/.test(fraction.slice(decimals))) {
    const shown = asExcelShows(whole, fraction)
    return shown === null ? 'amount.decimals' : toMinor(...shown, decimals)
  }
  const digits = `0${whole.replace(/\D/g, '')}${fraction.slice(0, decimals).padEnd(decimals, '0')}`
  const significant = digits.replace(/^0+(?=\d)/, '')
  const tooLarge =
    significant.length > largest.length || (significant.length === largest.length && significant > largest)
  return tooLarge ? 'amount.tooLarge' : Number(significant)
}

const digitsShown = 15

/** Programs write -12.3 as `-12.299999999999999`, the float that comes closest. Null where no more digits are written than are shown. */
function asExcelShows(whole: string, fraction: string): [whole: string, fraction: string] | null {
  const digits = whole.replace(/\D/g, '')
  if ((digits + fraction).replace(/^0+/, '').length <= digitsShown) return null
  const [shownWhole = '', shownFraction = ''] = plainDecimal(Number(`${digits}.${fraction}`)).split('.')
  return [shownWhole, shownFraction]
}

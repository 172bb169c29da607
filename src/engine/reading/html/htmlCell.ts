import { currencyNamed } from '#shared/money/currency.ts'
import { directionBesideAmount } from '#shared/money/debitOrCredit.ts'
import { plainDecimal, type Cell } from '#shared/reading/cell.ts'
import { cellKind } from '#shared/reading/cellKind.ts'
import { createNumberReader } from '#shared/reading/workbookNumber.ts'
import type { Attributes } from '#engine/reading/scanXml.ts'
import { NOT_WORKED_OUT } from '#engine/reading/workbookCells.ts'

/**
 * The cell of a web page by the text that it shows and by what a spreadsheet program wrote into its tag: `x:num` of Excel, `sdval` of
 * LibreOffice and `data-v` of SheetJS hold the exact number of what may be shown rounded. What is shown as something else than a number stays
 * as it is shown: a date above all, as its serial number does not say from which year it counts.
 */
export function htmlCell(attributes: Attributes, shown: string): Cell {
  const error = attributes.get('x:err')
  if (error !== undefined) return { error: error === '' ? shown : error }
  const text = attributes.get('x:str')
  if (text !== undefined) return shown === '' ? text.trim() : shown
  const exact = exactNumber(attributes, shown)
  if (exact !== null && isShownAsNumber(shown, exact)) return besideWords(exact, shown)
  return attributes.has('x:fmla') && shown === '' ? { error: NOT_WORKED_OUT } : shown
}

function exactNumber(attributes: Attributes, shown: string): number | null {
  const ofSheetJs = attributes.get('data-t') === 'n' ? attributes.get('data-v') : undefined
  const written = attributes.get('x:num') ?? attributes.get('sdval') ?? ofSheetJs
  // `x:num` alone says that what is shown is the number.
  const number = written === '' ? shown : written?.trim()
  return number !== undefined && /^[-+]?\d+(?:\.\d*)?(?:E[-+]?\d{1,3})?$/i.test(number)
    ? Number(number)
    : null
}

function isShownAsNumber(shown: string, exact: number): boolean {
  // Excel shows `####` of what is too long for its column; of 0, some formats show a line, or nothing.
  if (/^[#\s(−–-]*\)?$/.test(shown)) return true
  // Zeros before it are those of a number that names something.
  if (/^0\d/.test(shown)) return false
  if (/^[-+−]?\d+(?:[.,]\d+)?E[-+]?\d+$/i.test(shown)) return true
  // `20240131` can be a date; the serial number of one has no more than 7 digits.
  return cellKind(shown) === 'number' || Math.abs(Number(shown) - exact) < 1
}

const readNumber = createNumberReader(1900)

// A currency, or a word for debit or credit, stays beside the number as it is shown; the word says what a minus would.
function besideWords(exact: number, shown: string): Cell {
  const words = shown.match(/\p{L}+\$?|\p{Sc}/gu) ?? []
  const direction = words.find((word) => directionBesideAmount(word) !== null)
  if (direction !== undefined) {
    return `${plainDecimal(/[-−(]/.test(shown) ? exact : Math.abs(exact))} ${direction}`
  }
  const currency = words.find((word) => /\p{Sc}/u.test(word) || currencyNamed(word) !== null)
  return currency === undefined ? readNumber(exact, 'General') : `${currency} ${plainDecimal(exact)}`
}

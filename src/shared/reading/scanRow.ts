import { splitAtGutters, splitRuns } from '#shared/reading/gutters.ts'
import type { RowDialect } from '#shared/reading/rowDialect.ts'

/** Characters of one cell of delimited text. What is longer is no cell but a quote that nobody closed. */
export const TEXT_CELL_CHARACTERS = 1024 * 1024

/** The cells of a row as they stand, without their quotes, and where the next row begins. */
export interface ScannedRow {
  readonly cells: string[]
  readonly next: number
}

/** Where a row begins, and whether the text ends with its last row rather than in the middle of one. */
export interface RowPlace {
  readonly from: number
  readonly isWhole: boolean
}

/**
 * Scans one row of a text whose lines end in LF; null where the text may end before the row does. A quote that is closed
 * by nothing, or by a quote that neither a delimiter nor a line's end follows, is an ordinary character: the cell is read as it stands.
 */
export function scanRow(text: string, { from, isWhole }: RowPlace, dialect: RowDialect): ScannedRow | null {
  const lineBreak = text.indexOf('\n', from)
  if (lineBreak === -1 && !isWhole) return null
  const end = lineBreak === -1 ? text.length : lineBreak
  const line = text.slice(from, end)
  if (quotesOf(dialect).some((quote) => line.includes(quote)))
    return scanQuoted(text, { from, isWhole }, dialect)
  return { cells: splitPlain(line, dialect), next: end + 1 }
}

function quotesOf({ quote }: RowDialect): readonly string[] {
  if (quote === null) return []
  return quote === 'either' ? ['"', "'"] : [quote]
}

function splitPlain(line: string, { delimiter, gutters }: RowDialect): string[] {
  if (gutters !== null) return splitAtGutters(line, gutters)
  return delimiter === '  ' ? splitRuns(line) : line.split(delimiter)
}

function scanQuoted(text: string, { from, isWhole }: RowPlace, dialect: RowDialect): ScannedRow | null {
  const cells: string[] = []
  for (let at = from; ;) {
    const quoted = quotedCell(text, { from: at, isWhole }, dialect)
    if (quoted === 'unfinished') return null
    const { value, end } = quoted ?? plainCell(text, at, dialect.delimiter)
    cells.push(value)
    if (end >= text.length) return isWhole ? { cells, next: end + 1 } : null
    if (text[end] === '\n') return { cells, next: end + 1 }
    at = end + 1
  }
}

interface ScannedCell {
  readonly value: string
  /** Where the delimiter or line break after the cell stands. */
  readonly end: number
}

function plainCell(text: string, from: number, delimiter: string): ScannedCell {
  const lineBreak = text.indexOf('\n', from)
  const lineEnd = lineBreak === -1 ? text.length : lineBreak
  const next = text.slice(from, lineEnd).indexOf(delimiter)
  const end = next === -1 ? lineEnd : from + next
  return { value: text.slice(from, end), end }
}

/** The quoted cell that begins at a place, or null where none does. */
function quotedCell(
  text: string,
  { from, isWhole }: RowPlace,
  dialect: RowDialect,
): ScannedCell | 'unfinished' | null {
  const { delimiter } = dialect
  const open = dialect.quoteAfterBlanks ? skipBlanks(text, from, delimiter) : from
  const quote = quotesOf(dialect).find((one) => one === text[open])
  if (quote === undefined) return null
  const close = closingQuote(text, open, quote, dialect.escape)
  if (close === -1) return isWhole || text.length - open > TEXT_CELL_CHARACTERS ? null : 'unfinished'
  const end = skipBlanks(text, close + 1, delimiter)
  if (end >= text.length && !isWhole) return 'unfinished'
  const isClosed = end >= text.length || text[end] === '\n' || text[end] === delimiter
  return isClosed ? { value: unescaped(text.slice(open + 1, close), quote, dialect.escape), end } : null
}

function skipBlanks(text: string, from: number, delimiter: string): number {
  let at = from
  while (text[at] === ' ' || (text[at] === '\t' && delimiter !== '\t')) at += 1
  return at
}

/** Where the first quote stands that is not escaped, -1 where there is none within the longest cell. */
function closingQuote(text: string, open: number, quote: string, escape: RowDialect['escape']): number {
  for (let at = text.indexOf(quote, open + 1); at !== -1; at = text.indexOf(quote, at)) {
    if (at - open > TEXT_CELL_CHARACTERS) return -1
    if (escape === 'backslash' && isEscaped(text, open, at)) at += 1
    else if (text[at + 1] === quote) at += 2
    else return at
  }
  return -1
}

function isEscaped(text: string, open: number, quoteAt: number): boolean {
  let backslashes = 0
  while (quoteAt - 1 - backslashes > open && text[quoteAt - 1 - backslashes] === '\\') backslashes += 1
  return backslashes % 2 === 1
}

function unescaped(content: string, quote: string, escape: RowDialect['escape']): string {
  const single = content.includes(quote) ? content.replaceAll(quote + quote, quote) : content
  return escape === 'doubled' || !single.includes('\\')
    ? single
    : single.replace(/\\(["'\\])/g, (pair, escaped: string) =>
        escaped === quote || escaped === '\\' ? escaped : pair,
      )
}

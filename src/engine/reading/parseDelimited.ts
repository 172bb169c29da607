import Papa, { type ParseResult } from 'papaparse'
import type { Cells } from '#shared/reading/cell.ts'
import { FailureError } from '#shared/errors/failure.ts'
import type { Dialect } from '#engine/reading/findDialect.ts'
import { ROW_CHARACTERS } from '#engine/reading/limits.ts'

/** What of a dialect decides where cells and rows end. */
export type RowDialect = Pick<Dialect, 'delimiter' | 'quote' | 'escape'>

/** Turns text that comes in pieces into rows. However the pieces are cut, the rows are the same. */
export interface RowParser {
  /** The rows that this piece completes. */
  push(this: void, piece: string): Cells[]
  /** The row that no line break ended, if there is one. */
  end(this: void): Cells[]
}

// So many unclosed quotes are taken for slips; a file with more does not quote at all.
const QUOTE_SLIPS = 10
// No text has it: zero characters are dropped.
const NO_QUOTE = '\0'

/**
 * Parses delimited text. A delimiter of two spaces means runs of two or more. Lines end in LF, CRLF or CR, also mixed;
 * inside a quoted cell each of them is read as LF. Blanks around a cell are not part of it, zero characters are dropped,
 * a row without any text is `[]`. A quote that is never closed is an ordinary character. A line beyond all limits throws
 * the `FailureError` of `file.tooLarge`, with the name of the source.
 */
export function createRowParser(name: string, { delimiter }: RowDialect): RowParser {
  const tooLong = (): FailureError =>
    new FailureError({
      code: 'file.tooLarge',
      name,
      limit: `${millions(ROW_CHARACTERS)} characters in a row`,
    })
  const lines = delimiter === '  ' ? createAlignedRows(tooLong) : createDelimitedRows(delimiter, tooLong)
  const plain = createPlainText()
  return {
    push: (piece) => lines.push(plain.push(piece)).map(trimmed),
    end: () => [...lines.push(plain.end()), ...lines.end()].map(trimmed),
  }
}

function millions(count: number): string {
  return `${Math.floor(count / 1_000_000)} million`
}

interface RawRows {
  push(this: void, text: string): string[][]
  end(this: void): string[][]
}

function trimmed(row: readonly string[]): Cells {
  const cells = row.map((cell) => cell.trim())
  return cells.every((cell) => cell === '') ? [] : cells
}

function createPlainText(): { push(piece: string): string; end(): string } {
  let heldReturn = ''
  return {
    push(piece) {
      const text = heldReturn + (piece.includes('\0') ? piece.replaceAll('\0', '') : piece)
      // A return at the end may be the first half of CRLF.
      heldReturn = text.endsWith('\r') ? '\r' : ''
      const whole = heldReturn === '' ? text : text.slice(0, -1)
      return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole
    },
    end: () => (heldReturn === '' ? '' : '\n'),
  }
}

function createAlignedRows(tooLong: () => FailureError): RawRows {
  let rest = ''
  return {
    push(text) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > ROW_CHARACTERS) throw tooLong()
      return lines.map(splitAligned)
    },
    end: () => (rest === '' ? [] : [splitAligned(rest)]),
  }
}

function splitAligned(line: string): string[] {
  return line.trim().split(/ {2,}/)
}

function createDelimitedRows(delimiter: string, tooLong: () => FailureError): RawRows {
  let rest = ''
  let slips = 0
  const parse = (text: string, part: 'complete' | 'all'): ParseResult<string[]> =>
    parseRows(text, { delimiter, quoteChar: slips > QUOTE_SLIPS ? NO_QUOTE : '"', keepLast: part === 'all' })

  function takeComplete(): string[][] {
    const { data, meta } = parse(rest, 'complete')
    rest = rest.slice(meta.cursor)
    return data
  }

  // The line with the open quote, read as it stands; what follows it is read anew.
  function takeOpenQuote(): string[][] {
    slips += 1
    const end = rest.indexOf('\n')
    const line = end === -1 ? rest : rest.slice(0, end)
    rest = end === -1 ? '' : rest.slice(end + 1)
    return parseRows(line, { delimiter, quoteChar: NO_QUOTE, keepLast: true }).data
  }

  function takeLast(): string[][] {
    const { data, errors } = parse(rest, 'all')
    if (errors.some((error) => error.code === 'MissingQuotes')) return takeOpenQuote()
    rest = ''
    return data
  }

  return {
    push(text) {
      rest += text
      let rows = text.includes('\n') ? takeComplete() : []
      while (rest.length > ROW_CHARACTERS) {
        if (!rest.includes('\n')) throw tooLong()
        rows = rows.concat(takeOpenQuote(), takeComplete())
      }
      return rows
    },
    end() {
      let rows: string[][] = []
      while (rest !== '') rows = rows.concat(takeLast(), takeComplete())
      return rows
    },
  }
}

interface PapaDialect {
  readonly delimiter: string
  readonly quoteChar: string
  /** Whether the text ends with its last row, rather than in the middle of one. */
  readonly keepLast: boolean
}

// Papa's own streams pull from Node streams; its parser alone takes the text as we have it, a piece at a time.
function parseRows(text: string, { delimiter, quoteChar, keepLast }: PapaDialect): ParseResult<string[]> {
  const parser = new Papa.Parser({ delimiter, quoteChar, escapeChar: quoteChar, newline: '\n' })
  // Papa declares `any`: without a header or a step function its parser gives arrays of strings.
  return parser.parse(text, 0, !keepLast) as ParseResult<string[]>
}

import Papa, { type ParseResult } from 'papaparse'
import type { Cells } from '#shared/reading/cell.ts'
import { FailureError } from '#shared/errors/failure.ts'
import { ROW_CHARACTERS } from '#engine/reading/limits.ts'

/** Turns text that comes in pieces into rows. However the pieces are cut, the rows are the same. */
export interface RowParser {
  /** The rows that this piece completes. */
  push(this: void, piece: string): Cells[]
  /** The row that no line break ended, if there is one. */
  end(this: void): Cells[]
}

// So many unclosed quotes are taken for slips; a file with more does not quote at all.
const QUOTE_SLIPS = 10

/**
 * Parses delimited text. A delimiter of two spaces means runs of two or more. Lines end in LF, CRLF or CR, also mixed;
 * inside a quoted cell each of them is read as LF. Blanks around a cell are not part of it, zero characters are dropped,
 * a row without any text is `[]`. A quote that is never closed is an ordinary character. A line beyond all limits throws
 * the `FailureError` of `file.tooLarge`, with the name of the source.
 */
export function createRowParser(name: string, delimiter: string): RowParser {
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
  const parse = (text: string, isLast: boolean): ParseResult<string[]> => {
    const quoteChar = slips > QUOTE_SLIPS ? '\0' : '"'
    return parseRows(text, { delimiter, quoteChar, keepLast: isLast })
  }

  // Reads the line with the open quote as it stands, and what follows it anew.
  function readPastOpenQuote(isLast: boolean): string[][] {
    slips += 1
    const lineEnd = rest.indexOf('\n') + 1
    if (lineEnd === 0 && !isLast) throw tooLong()
    const line = lineEnd === 0 ? rest : rest.slice(0, lineEnd - 1)
    rest = lineEnd === 0 ? '' : rest.slice(lineEnd)
    return [...parseRows(line, { delimiter, quoteChar: '\0', keepLast: true }).data, ...take(isLast)]
  }

  function take(isLast: boolean): string[][] {
    if (rest === '') return []
    const { data, errors, meta } = parse(rest, isLast)
    if (isLast && errors.some((error) => error.code === 'MissingQuotes')) {
      const complete = parse(rest, false)
      rest = rest.slice(complete.meta.cursor)
      return [...complete.data, ...readPastOpenQuote(isLast)]
    }
    rest = isLast ? '' : rest.slice(meta.cursor)
    return rest.length > ROW_CHARACTERS ? [...data, ...readPastOpenQuote(isLast)] : data
  }

  return {
    push(text) {
      rest += text
      // A row can end only where a line does.
      return text.includes('\n') || rest.length > ROW_CHARACTERS ? take(false) : []
    },
    end: () => take(true),
  }
}

interface RowDialect {
  readonly delimiter: string
  readonly quoteChar: string
  /** Whether the text ends with its last row, rather than in the middle of one. */
  readonly keepLast: boolean
}

// Papa's own streams pull from Node streams; its parser alone takes the text as we have it, a piece at a time.
function parseRows(text: string, { delimiter, quoteChar, keepLast }: RowDialect): ParseResult<string[]> {
  const parser = new Papa.Parser({ delimiter, quoteChar, escapeChar: quoteChar, newline: '\n' })
  // Papa declares `any`: without a header or a step function its parser gives arrays of strings.
  return parser.parse(text, 0, !keepLast) as ParseResult<string[]>
}

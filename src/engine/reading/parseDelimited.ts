import { unreadableRow, type Cells } from '#shared/reading/cell.ts'
import { FailureError } from '#shared/errors/failure.ts'
import type { RowDialect } from '#shared/reading/rowDialect.ts'
import { scanRow, TEXT_CELL_CHARACTERS, type ScannedRow } from '#shared/reading/scanRow.ts'
import { textCell } from '#shared/reading/textCell.ts'
import { ROW_CHARACTERS, SKIPPED_CHARACTERS } from '#engine/reading/limits.ts'

/** Turns text that comes in pieces into rows. However the pieces are cut, the rows are the same. */
export interface RowParser {
  /** The rows that this piece completes. */
  push(this: void, piece: string): Cells[]
  /** The row that no line break ended, if there is one. */
  end(this: void): Cells[]
  /** How many zero characters were dropped so far. */
  zeros(this: void): number
}

/**
 * Parses delimited text. Lines end in LF, CRLF or CR, also mixed; inside a quoted cell each of them is read as LF. Blanks
 * around a cell are not part of it, nor is `=""` around a text, zero characters are dropped, a row without any text is `[]`. A row that is longer than
 * any, or has such a cell, is an `unreadableRow`; text that goes on for longer without a line's end throws the
 * `FailureError` of `file.tooLarge`, with the name of the source.
 *
 * Papaparse would do for well-formed text. Behind a quote that stands for itself it reads on to the next one, however many
 * rows later: those rows would be gone without a word.
 */
export function createRowParser(name: string, dialect: RowDialect): RowParser {
  const lines = createRawRows(dialect, name)
  const plain = createPlainText()
  return {
    push: (piece) => lines.push(plain.push(piece)),
    end: () => [...lines.push(plain.end()), ...lines.end()],
    zeros: plain.zeros,
  }
}

function createPlainText(): { push(piece: string): string; end(): string; zeros(this: void): number } {
  let heldReturn = ''
  let zeros = 0
  const withoutZeros = (piece: string): string => {
    if (!piece.includes('\0')) return piece
    const plain = piece.replace(/\0+/g, '')
    zeros += piece.length - plain.length
    return plain
  }
  return {
    push(piece) {
      const text = heldReturn + withoutZeros(piece)
      // A return at the end may be the first half of CRLF.
      heldReturn = text.endsWith('\r') ? '\r' : ''
      const whole = heldReturn === '' ? text : text.slice(0, -1)
      return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole
    },
    end: () => (heldReturn === '' ? '' : '\n'),
    zeros: () => zeros,
  }
}

interface RawRows {
  push(this: void, text: string): Cells[]
  end(this: void): Cells[]
}

const tooLongRow = unreadableRow(`over ${millions(ROW_CHARACTERS)} characters in a row`)
const tooLongCell = unreadableRow(`over ${TEXT_CELL_CHARACTERS.toLocaleString('en')} characters in a cell`)

function millions(count: number): string {
  return `${Math.floor(count / 1_000_000)} million`
}

function createRawRows(dialect: RowDialect, name: string): RawRows {
  let rest = ''
  /** How many characters of a row that is too long went by so far; null outside of one. */
  let skipped: number | null = null

  function takeRows(isWhole: boolean): Cells[] {
    const rows: Cells[] = []
    let from = 0
    while (from < rest.length) {
      const row = scanRow(rest, { from, isWhole }, dialect)
      if (row === null) break
      rows.push(readable(unwrapped(row, dialect), row.next - from))
      from = row.next
    }
    rest = rest.slice(from)
    return rows
  }

  function skip(text: string): Cells[] {
    const lineBreak = text.indexOf('\n')
    skipped = (skipped ?? 0) + (lineBreak === -1 ? text.length : lineBreak)
    if (skipped > SKIPPED_CHARACTERS) {
      const limit = `${millions(SKIPPED_CHARACTERS)} characters in a row`
      throw new FailureError({ code: 'file.tooLarge', name, limit })
    }
    if (lineBreak === -1) return []
    skipped = null
    return [tooLongRow, ...push(text.slice(lineBreak + 1))]
  }

  function push(text: string): Cells[] {
    if (skipped !== null) return skip(text)
    rest += text
    const rows = text.includes('\n') || rest.length > TEXT_CELL_CHARACTERS ? takeRows(false) : []
    if (rest.length <= ROW_CHARACTERS) return rows
    const tooLong = rest
    rest = ''
    return [...rows, ...skip(tooLong)]
  }

  return {
    push,
    end() {
      if (skipped === null) return takeRows(true)
      skipped = null
      return [tooLongRow]
    },
  }
}

/** The row inside of one that is quoted as a whole. */
function unwrapped(row: ScannedRow, dialect: RowDialect): ScannedRow {
  const [only = '', ...others] = row.cells
  if (!dialect.isWrapped || others.length > 0) return row
  const inside = scanRow(only, { from: 0, isWhole: true }, dialect)
  return inside === null || inside.next < only.length ? row : inside
}

function readable({ cells }: ScannedRow, length: number): Cells {
  if (length > TEXT_CELL_CHARACTERS && cells.some((cell) => cell.length > TEXT_CELL_CHARACTERS))
    return tooLongCell
  const texts = cells.map(textCell)
  return texts.every((text) => text === '') ? [] : texts
}

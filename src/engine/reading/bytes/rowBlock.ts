import type { Cells } from '#shared/reading/cell.ts'
import { textCell } from '#shared/reading/textCell.ts'
import { BlockValues } from '#engine/reading/bytes/blockValues.ts'

/** How single bytes write a table: an encoding in which ASCII is ASCII, a delimiter of one byte, and `"` doubled in quotes. */
export interface ByteDialect {
  /** A lower-case WHATWG name. */
  readonly encoding: string
  readonly delimiter: number
}

/** A cell whose bytes are more than ASCII. */
export const NON_ASCII = 1
/** A cell in quotes that holds doubled quotes, or a return that stands for a line feed. */
export const REWRITTEN = 2
/** A cell in quotes that holds a line break. */
export const HAS_LINES = 4

/**
 * Rows as the scanner finds them: offsets into `bytes` in columns of numbers, no strings. Cell `c` of row `r` is number
 * `firstCell[r] + c`; its bytes are those from `start` to `end`, without its quotes, the ASCII blanks around it and
 * the `=""` around a text.
 */
export class RowBlock {
  bytes: Uint8Array = new Uint8Array(0)
  rows = 0
  cells = 0
  /** One more than there are rows, so that the last row ends like any other. */
  firstCell = new Int32Array(1025)
  start = new Int32Array(16 * 1024)
  end = new Int32Array(16 * 1024)
  flags = new Uint8Array(16 * 1024)
  /** A lower-case WHATWG name. */
  readonly encoding: string
  /** What its cells are worth. */
  readonly values: BlockValues
  readonly #rows = new Map<number, Cells>()
  #buffer: Buffer = Buffer.alloc(0)
  #bufferOf: Uint8Array = this.bytes
  readonly #decode: (bytes: Buffer, from: number, to: number) => string

  constructor(encoding: string) {
    this.encoding = encoding
    this.values = new BlockValues(this)
    this.#decode = decoderOf(encoding)
  }

  /** Makes room for more cells. */
  grow(): void {
    this.start = grown(this.start, Int32Array)
    this.end = grown(this.end, Int32Array)
    this.flags = grown(this.flags, Uint8Array)
  }

  /** The text of a cell by its number in the block, as a reader of text gives it. */
  text(cell: number): string {
    const [from = 0, to = 0, flags = 0] = [this.start[cell], this.end[cell], this.flags[cell]]
    const buffer = this.#asBuffer()
    if (flags === 0) return buffer.toString('latin1', from, to)
    const text =
      (flags & NON_ASCII) === 0 ? buffer.toString('latin1', from, to) : this.#decode(buffer, from, to)
    const plain = (flags & REWRITTEN) === 0 ? text : text.replaceAll('""', '"').replace(/\r\n?/g, '\n')
    return textCell(plain)
  }

  /** The cells of a row, counted from 0; one without any text is `[]`. Several look at the rows that are not plain. */
  row(row: number): Cells {
    const cells = this.#rows.get(row) ?? this.#cellsOf(row)
    this.#rows.set(row, cells)
    return cells
  }

  /** What was read of its cells is of rows that it no longer has. */
  forget(): void {
    this.values.forget()
    this.#rows.clear()
  }

  #asBuffer(): Buffer {
    const { bytes } = this
    if (this.#bufferOf !== bytes) {
      this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      this.#bufferOf = bytes
    }
    return this.#buffer
  }

  #cellsOf(row: number): Cells {
    const [from = 0, to = 0] = [this.firstCell[row], this.firstCell[row + 1]]
    const cells: string[] = []
    let filled = false
    for (let cell = from; cell < to; cell++) {
      const text = this.text(cell)
      filled ||= text !== ''
      cells.push(text)
    }
    return filled ? cells : []
  }
}

function grown<Columns extends Int32Array | Uint8Array>(
  columns: Columns,
  Kind: new (length: number) => Columns,
): Columns {
  const larger = new Kind(columns.length * 2)
  larger.set(columns)
  return larger
}

function decoderOf(encoding: string): (bytes: Buffer, from: number, to: number) => string {
  if (encoding === 'utf-8') return (bytes, from, to) => bytes.toString('utf8', from, to)
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return (bytes, from, to) => decoder.decode(bytes.subarray(from, to))
}

import type { DecimalMark } from '#shared/layout/layout.ts'
import { ByteAmount } from '#engine/reading/bytes/byteAmount.ts'
import { ByteDay } from '#engine/reading/bytes/byteDay.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'

/** No such cell, or nothing stands in it. */
export const NOTHING = 0
/** Something else than a plainly written amount: a reader of text has to look at it. */
export const OTHER = 1
/** A whole amount, which is worth the same under either decimal mark. */
export const WHOLE = 2
/** An amount with its decimals behind a dot. */
export const WITH_DOT = 3
/** An amount with its decimals behind a comma. */
export const WITH_COMMA = 4

/** The cells of a block's column as `ByteDay` reads them, by row: 0 where it reads none under that order. */
export class DayColumn {
  readonly ymd: Int32Array
  readonly dmy: Int32Array
  readonly mdy: Int32Array
  readonly #day = new ByteDay()

  /** With room for so many rows. */
  constructor(rows: number) {
    this.ymd = new Int32Array(rows)
    this.dmy = new Int32Array(rows)
    this.mdy = new Int32Array(rows)
  }

  /** Whether a row's cell is a day under at least one order. */
  isDay(row: number): boolean {
    return this.ymd[row] !== 0 || this.dmy[row] !== 0 || this.mdy[row] !== 0
  }

  read({ bytes, rows, firstCell, start, end, flags }: RowBlock, column: number): void {
    const day = this.#day
    for (let row = 0; row < rows; row++) {
      const cell = (firstCell[row] ?? 0) + column
      const isPlain = cell < (firstCell[row + 1] ?? 0) && flags[cell] === 0
      const isDay = isPlain && day.read(bytes, start[cell] ?? 0, end[cell] ?? 0)
      this.ymd[row] = isDay ? day.ymd : 0
      this.dmy[row] = isDay ? day.dmy : 0
      this.mdy[row] = isDay ? day.mdy : 0
    }
  }
}

/** The cells of a block's column as `ByteAmount` reads them, by row. */
export class AmountColumn {
  /** What each is: `NOTHING` to `WITH_COMMA`. */
  readonly form: Uint8Array
  /** The hundredths of those that are amounts. */
  readonly minor: Float64Array
  /** How many decimals are written of those. */
  readonly decimals: Uint8Array
  readonly #amount = new ByteAmount()

  /** With room for so many rows. */
  constructor(rows: number) {
    this.form = new Uint8Array(rows)
    this.minor = new Float64Array(rows)
    this.decimals = new Uint8Array(rows)
  }

  read({ bytes, rows, firstCell, start, end, flags }: RowBlock, column: number): void {
    const amount = this.#amount
    for (let row = 0; row < rows; row++) {
      const cell = (firstCell[row] ?? 0) + column
      const [from = 0, to = 0] = [start[cell], end[cell]]
      if (cell >= (firstCell[row + 1] ?? 0) || from === to) this.form[row] = NOTHING
      else if (flags[cell] !== 0 || !amount.read(bytes, from, to)) this.form[row] = OTHER
      else {
        this.form[row] = formOf(amount)
        this.minor[row] = amount.minor
        this.decimals[row] = amount.decimals
      }
    }
  }
}

/**
 * What a block's cells are worth, column by column: each is read when it is first asked for, once for all who look at it.
 * It is good until the block is scanned anew.
 */
export class BlockValues {
  readonly #block: RowBlock
  readonly #days = new ColumnCache(DayColumn)
  readonly #amounts = new ColumnCache(AmountColumn)

  constructor(block: RowBlock) {
    this.#block = block
  }

  days(column: number): DayColumn {
    return this.#days.of(this.#block, column)
  }

  amounts(column: number): AmountColumn {
    return this.#amounts.of(this.#block, column)
  }

  /** The block has other rows now. */
  forget(): void {
    this.#days.forget()
    this.#amounts.forget()
  }
}

/** Columns of one kind, which keep their room when they are forgotten. */
class ColumnCache<Column extends { read(block: RowBlock, column: number): void }> {
  readonly #Kind: new (rows: number) => Column
  #columns: Column[] = []
  #isRead: boolean[] = []
  #room = 0

  constructor(Kind: new (rows: number) => Column) {
    this.#Kind = Kind
  }

  of(block: RowBlock, column: number): Column {
    const known = this.#columns[column]
    if (known !== undefined && this.#isRead[column] === true) return known
    if (block.rows > this.#room) {
      this.#columns = []
      this.#room = block.rows
    }
    const values = (this.#columns[column] ??= new this.#Kind(this.#room))
    values.read(block, column)
    this.#isRead[column] = true
    return values
  }

  forget(): void {
    this.#isRead = []
  }
}

/** The mark before the decimals of an amount of this form; null for a whole one. */
export function markOf(form: number): DecimalMark | null {
  if (form === WHOLE) return null
  return form === WITH_DOT ? '.' : ','
}

function formOf({ mark }: ByteAmount): number {
  if (mark === null) return WHOLE
  return mark === '.' ? WITH_DOT : WITH_COMMA
}

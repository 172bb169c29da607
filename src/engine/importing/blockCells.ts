import type { DayNumber } from '#shared/dates/dayNumber.ts'
import type { DateOrder, DecimalMark } from '#shared/layout/layout.ts'
import { NOTHING, OTHER, WITH_COMMA, WITH_DOT } from '#engine/reading/bytes/blockValues.ts'
import { RowBlock } from '#engine/reading/bytes/rowBlock.ts'

/** A cell with money: its hundredths are in `minor`; nothing stands in it; or a reader of text has to look at it. */
export type Money = 'amount' | 'nothing' | 'other'

/** Reads the cells of a block's rows by their columns. */
export class BlockCells {
  /** The hundredths of the amount that was read last, 0 where nothing stood there. */
  minor = 0
  block = new RowBlock('utf-8')

  /** The number of a row's cell in the block; -1 where the row is too short for it, or the column is -1. */
  at(place: number, column: number): number {
    const { firstCell } = this.block
    const cell = (firstCell[place] ?? 0) + column
    return column >= 0 && cell < (firstCell[place + 1] ?? 0) ? cell : -1
  }

  text(place: number, column: number): string {
    const cell = this.at(place, column)
    return cell < 0 ? '' : this.block.text(cell)
  }

  /** Whether something stands in a row from this column on. */
  hasFrom(place: number, column: number): boolean {
    const { start, end } = this.block
    for (let next = column; ; next++) {
      const cell = this.at(place, next)
      if (cell < 0) return false
      if (start[cell] !== end[cell]) return true
    }
  }

  /** Whether a cell says exactly this, in ASCII. */
  says(place: number, column: number, text: string): boolean {
    const { bytes, start, end, flags } = this.block
    const cell = this.at(place, column)
    if (cell < 0) return text === ''
    const from = start[cell] ?? 0
    const to = end[cell] ?? 0
    if (flags[cell] !== 0 || to - from !== text.length) return false
    for (let at = from; at < to; at++) if (bytes[at] !== text.charCodeAt(at - from)) return false
    return true
  }

  /** The day in a cell, as dates of this order are written; 0 where none stands or a reader of text has to look at it. */
  day(place: number, column: number, order: DateOrder): DayNumber {
    return column < 0 ? 0 : (this.block.values.days(column)[order][place] ?? 0)
  }

  /** Reads a cell with money, of which the cents stand behind `mark`. */
  money(place: number, column: number, mark: DecimalMark): Money {
    this.minor = 0
    if (column < 0) return 'nothing'
    const { form, minor } = this.block.values.amounts(column)
    const found = form[place] ?? NOTHING
    if (found === NOTHING) return 'nothing'
    if (found === OTHER || found === (mark === '.' ? WITH_COMMA : WITH_DOT)) return 'other'
    this.minor = minor[place] ?? 0
    return 'amount'
  }
}

import type { DecimalMark } from '#shared/layout/layout.ts'
import { ByteAmount } from '#engine/reading/bytes/byteAmount.ts'
import { RowBlock } from '#engine/reading/bytes/rowBlock.ts'

/** A cell with money: its hundredths are in `minor`; nothing stands in it; or a reader of text has to look at it. */
export type Money = 'amount' | 'nothing' | 'other'

/** Reads the cells of a block's rows by their columns. */
export class BlockCells {
  /** The hundredths of the amount that was read last, 0 where nothing stood there. */
  minor = 0
  block = new RowBlock('utf-8')
  readonly #amount = new ByteAmount()

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

  /** Whether a cell says exactly this, in ASCII. */
  says(place: number, column: number, text: string): boolean {
    const { bytes, start, end, flags } = this.block
    const cell = this.at(place, column)
    if (cell >= 0 && flags[cell] !== 0) return false
    const [from = 0, to = 0] = cell < 0 ? [0, 0] : [start[cell], end[cell]]
    if (to - from !== text.length) return false
    for (let at = from; at < to; at++) if (bytes[at] !== text.charCodeAt(at - from)) return false
    return true
  }

  /** Reads a cell with money, of which the cents stand behind `mark`. */
  money(place: number, column: number, mark: DecimalMark): Money {
    this.minor = 0
    const { bytes, start, end, flags } = this.block
    const cell = this.at(place, column)
    if (cell < 0) return 'nothing'
    const [from = 0, to = 0] = [start[cell], end[cell]]
    if (from === to) return 'nothing'
    if (flags[cell] !== 0 || !this.#amount.read(bytes, from, to)) return 'other'
    if (this.#amount.mark !== null && this.#amount.mark !== mark) return 'other'
    this.minor = this.#amount.minor
    return 'amount'
  }
}

import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'
import type { TableSoFar } from '#shared/reading/foundTable.ts'
import type { TableShape } from '#shared/reading/tableShape.ts'
import { PlainRecords } from '#engine/reading/bytes/plainRecords.ts'
import type { RowSink } from '#engine/reading/rowSink.ts'

/** Where the byte reader puts its rows, in order from row 1. */
export interface BlockSink {
  take(this: void, block: RowBlock): void
  /** What `RowSink` says of the rows until now. */
  soFar(this: void): TableSoFar | null
}

/** Hands on to a sink of rows: those that are plainly records by their number only, all others with their cells. */
export function createBlockSink(sink: RowSink): BlockSink {
  let judge: { readonly shape: TableShape; readonly plain: PlainRecords } | null = null

  /** Tells records by the shape that holds now: another table has another. */
  function plainRecords(): PlainRecords | null {
    const shape = sink.shape()
    if (shape === null) return null
    if (judge?.shape !== shape) judge = { shape, plain: new PlainRecords(shape) }
    return judge.plain
  }

  return {
    soFar: sink.soFar,
    take(block) {
      let row = 0
      while (row < block.rows) {
        const plain = plainRecords()
        const from = row
        if (plain !== null) while (row < block.rows && plain.has(block, row)) row++
        if (row > from && plain !== null) {
          const sums = plain.sums(block, from, row)
          sink.takeRecords({ count: row - from, last: () => block.row(row - 1), sums })
        }
        if (row < block.rows) sink.take([block.row(row++)])
      }
    },
  }
}

import type { FeeBasis } from '#shared/layout/layout.ts'
import type { RowOrder } from '#shared/proof/balanceProof.ts'

/**
 * One way to read a table's money: how time runs down its rows, whether in and out are as the layout has them (1) or the
 * other way round (-1), and whether the amount includes the fee or the fee comes beside it; null where there are no fees.
 */
export interface Hypothesis {
  readonly order: RowOrder
  readonly way: 1 | -1
  readonly fee: FeeBasis | null
}

/** The readings that a table leaves possible; of two that hold equally the earlier is the likelier. */
export function hypotheses(table: {
  readonly firstOrder: RowOrder
  readonly mayBeTurned: boolean
  readonly hasFees: boolean
}): Hypothesis[] {
  const other: RowOrder = table.firstOrder === 'oldestFirst' ? 'newestFirst' : 'oldestFirst'
  const ways = table.mayBeTurned ? ([1, -1] as const) : ([1] as const)
  const fees = table.hasFees ? (['beside', 'included'] as const) : [null]
  return ways.flatMap((way) =>
    fees.flatMap((fee) => [table.firstOrder, other].map((order) => ({ order, way, fee }))),
  )
}

import type { Cells } from '#shared/reading/cell.ts'
import { balanceAmount } from '#shared/reading/balanceAmount.ts'
import { cellKind } from '#shared/reading/cellKind.ts'
import type { PreambleFacts } from '#shared/reading/findPreambleFacts.ts'
import type { Facts } from '#shared/reading/reading.ts'
import type { RowLabel } from '#shared/reading/rowWords.ts'
import type { TableShape } from '#shared/reading/tableShape.ts'

/** Gathers what a source says of its opening and closing balance, while its rows go by. */
export interface BalanceFinder {
  label(this: void, is: RowLabel, cells: Cells): void
  /** The next record, whose cells are asked for at once where they count. */
  record(this: void, cells: () => Cells): void
  found(this: void): Pick<Facts, 'openingBalance' | 'closingBalance'>
}

/**
 * The preamble's word comes first, then the rows that say so: of those that open or close pages only the one above or below
 * all others. A balance that the preamble calls nothing more than that is
 * the opening or the closing one where the table's first or last row proves which, else neither.
 */
export function balancesOf(shape: TableShape, { facts, balance }: PreambleFacts): BalanceFinder {
  const stated = { opening: facts.openingBalance, closing: facts.closingBalance }
  let closingBelow: number | undefined
  let openingBelow: number | undefined
  let hasRecords = false
  let first: Cells | null = null
  let last: Cells | null = null

  function proved(side: 'opening' | 'closing'): number | undefined {
    if (balance === null) return undefined
    const ends = [first, last].map((cells) => balanceAround(cells, shape)[side])
    return ends.includes(balance) ? balance : undefined
  }

  return {
    label(is, cells) {
      if (is === 'total') return
      const amount = statedAmount(cells, shape) ?? undefined
      // The newest row may be first.
      if (!hasRecords) stated[is] ??= amount
      else if (is === 'opening') openingBelow = amount ?? openingBelow
      else closingBelow = amount ?? closingBelow
    },
    record(cells) {
      closingBelow = undefined
      openingBelow = undefined
      hasRecords = true
      if (balance === null) return
      last = cells()
      first ??= last
    },
    found() {
      const closing = facts.closingBalance ?? closingBelow ?? stated.closing ?? proved('closing')
      const opening = stated.opening ?? openingBelow ?? (closing === balance ? undefined : proved('opening'))
      return {
        ...(opening === undefined ? {} : { openingBalance: opening }),
        ...(closing === undefined ? {} : { closingBalance: closing }),
      }
    },
  }
}

/** Whether a record moved the balance on from the one that is stated above it: that is the opening one then, whatever it is called. */
export function movesOn(record: Cells, stated: Cells, shape: TableShape): boolean {
  const { amountColumns, balanceColumn } = shape
  const before = statedAmount(stated, shape)
  const after = balanceColumn === null ? null : balanceAmount(record[balanceColumn])
  if (before === null || after === null || before === after) return false
  return amountColumns.some(
    (column) => Math.abs(balanceAmount(record[column]) ?? 0) === Math.abs(after - before),
  )
}

function balanceAround(
  cells: Cells | null,
  shape: TableShape,
): { opening: number | null; closing: number | null } {
  const [amountColumn, ...others] = shape.amountColumns
  if (cells === null || shape.balanceColumn === null) return { opening: null, closing: null }
  const after = balanceAmount(cells[shape.balanceColumn])
  const amount = amountColumn === undefined || others.length > 0 ? null : balanceAmount(cells[amountColumn])
  return { opening: after === null || amount === null ? null : after - amount, closing: after }
}

/** What a row states: in the column of balances, else among the amounts that are not nothing, else in the last cell with a number. */
function statedAmount(cells: Cells, { balanceColumn, amountColumns }: TableShape): number | null {
  const stated = balanceColumn === null ? null : balanceAmount(cells[balanceColumn])
  const amount = amountColumns
    .map((column) => balanceAmount(cells[column]))
    .findLast((minor) => Boolean(minor))
  return stated ?? amount ?? balanceAmount(cells.findLast((cell) => cellKind(cell) === 'number'))
}

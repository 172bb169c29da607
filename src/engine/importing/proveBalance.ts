import { isInCents } from '#shared/layout/amountUnit.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { missingFields } from '#shared/layout/missingFields.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import type { StatedBalances } from '#shared/proof/balanceChain.ts'
import type { BalanceBreak, BalanceProof, RowOrder } from '#shared/proof/balanceProof.ts'
import { BalanceProver, type Followed } from '#shared/proof/balanceProver.ts'
import { concludeProof } from '#shared/proof/concludeProof.ts'
import { DayChain } from '#shared/proof/dayChain.ts'
import { hypotheses } from '#shared/proof/hypothesis.ts'
import { RowChain } from '#shared/proof/rowChain.ts'
import { provedLayout } from '#shared/proof/settledByBalance.ts'
import { BalanceRows } from '#engine/importing/balanceRows.ts'
import type { Basis } from '#engine/importing/basis.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import type { Table } from '#engine/importing/table.ts'
import { breathe } from '#engine/reading/pace.ts'

// Rows that were left out may stand between.
const nearby = 5

type ProofBasis = Pick<Basis, 'table' | 'layout' | 'period'>

/** The proof of a table's balances in the making: `rows` is to be told all of its rows, then `conclude` says what they prove. */
export interface BalanceProofing {
  readonly rows: BalanceRows
  /** `basis` is what the rows were told by, with the whole table. */
  conclude(this: void, file: ImportFile, basis: ProofBasis, signal: AbortSignal): Promise<BalanceProof | null>
}

/** What a proof rests on besides the rows themselves and the layout that reads them. */
export function proofTerms({ table, layout, period }: ProofBasis): object {
  return { firstOrder: orderOfDates(table.profiles, layout), ...statedBalances({ table, layout, period }) }
}

/** Begins the proof of the balances; null where the layout has no column of them, or none of amounts. */
export function beginProof(basis: ProofBasis): BalanceProofing | null {
  const { table } = basis
  const layout = provedLayout(basis.layout)
  const column = columnOf(layout, 'balance')
  if (column === null || missingFields(layout).includes('amount')) return null
  const possible = hypotheses({
    firstOrder: orderOfDates(table.profiles, layout),
    mayBeTurned: layout.sign !== 'unsigned',
    hasFees: columnOf(layout, 'fee') !== null,
  })
  const stated = statedBalances(basis)
  const byRow = new BalanceProver(possible, ({ order }) => new RowChain(order, stated))
  return {
    rows: new BalanceRows(basis, byRow, false),
    async conclude(file, whole, signal) {
      const followed = byRow.finish()
      const breaks = followed[0]?.chain.breaks
      if (breaks === undefined || !mayBeOutOfOrder(breaks.listed()))
        return inUnitOfAmounts(concludeProof(column, followed, []), whole)
      const byDay = new BalanceProver(possible, ({ order }) => new DayChain(order, stated, breaks.count))
      const days = await followDays(file, whole, byDay, signal)
      return inUnitOfAmounts(concludeProof(column, followed, days), whole)
    },
  }
}

/** What balances prove that are read in cents as the amounts are: nothing where neither their heading nor most of them bear that out. */
function inUnitOfAmounts(proof: BalanceProof | null, { table, layout }: ProofBasis): BalanceProof | null {
  if (proof === null || layout.amountsIn !== 'cents') return proof
  const column = table.profiles[proof.column]
  const isBorneOut = proof.broken * 2 < proof.checked
  return isBorneOut || (column !== undefined && isInCents(column)) ? proof : null
}

/** How many rows break the balance under a layout, by a pass over a table that was read; null where it has none to follow. */
export async function countBroken(
  file: ImportFile,
  basis: ProofBasis,
  signal: AbortSignal,
): Promise<number | null> {
  const proofing = beginProof(basis)
  if (proofing === null) return null
  await tellRows(file, basis.table, proofing.rows, signal)
  return (await proofing.conclude(file, basis, signal))?.broken ?? null
}

/** A row in another place breaks the balance there and at a row nearby. One wrong balance does, too, but by the same amount and back. */
function mayBeOutOfOrder(breaks: readonly BalanceBreak[]): boolean {
  return breaks.some(({ row, difference }, place) => {
    const next = breaks[place + 1]
    return next !== undefined && next.row - row <= nearby && next.difference !== -difference
  })
}

/** The rows once more, with those of a day in any order: only where they do not prove right as they stand. */
async function followDays(
  file: ImportFile,
  basis: ProofBasis,
  prover: BalanceProver,
  signal: AbortSignal,
): Promise<readonly Followed[]> {
  const { table, layout } = basis
  if (columnOf(layout, 'date') === null) return []
  await tellRows(file, table, new BalanceRows(basis, prover, true), signal, () => prover.isOver)
  return prover.finish()
}

async function tellRows(
  file: ImportFile,
  table: Table,
  rows: BalanceRows,
  signal: AbortSignal,
  isOver: () => boolean = () => false,
): Promise<void> {
  for (let no = 0; firstRowOf(no) <= table.rows && !isOver(); no++) {
    const block = file.rows.block(table.edition, no)
    if (block === null) rows.rows(file.rows.read(table.edition, no), firstRowOf(no))
    else rows.block(block, firstRowOf(no))
    await breathe(signal)
  }
}

/** Which way the days go down the rows, so far as the column's profile tells: of two readings that hold equally that one counts. */
function orderOfDates(profiles: readonly ColumnProfile[], layout: Layout): RowOrder {
  const dates = profiles[columnOf(layout, 'date') ?? -1]?.dates[layout.dateOrder ?? 'ymd']
  return dates !== undefined && dates.down > dates.up ? 'newestFirst' : 'oldestFirst'
}

/** What the file states, where it can only be meant of this one balance. */
function statedBalances({ table, layout }: ProofBasis): StatedBalances {
  const isOne = (['account', 'currency'] as const).every((field) => {
    const column = columnOf(layout, field)
    return column === null || (table.profiles[column]?.onlyValue ?? null) !== null
  })
  const { openingBalance = NaN, closingBalance = NaN } = table.reading.facts
  // Above the table they are read in units.
  const isUsable = isOne && currencyDecimals(layout.currency) === 2 && layout.amountsIn !== 'cents'
  return isUsable ? { opening: openingBalance, closing: closingBalance } : { opening: NaN, closing: NaN }
}

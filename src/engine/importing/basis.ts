import type { RowInput } from '#shared/convert/convertRow.ts'
import { leftByLayout } from '#shared/convert/leftByLayout.ts'
import type { WrittenSigns } from '#shared/convert/rowContext.ts'
import { readPeriod } from '#shared/dates/readPeriod.ts'
import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import { foldFixes, type NumberedFix, type RowFixes } from '#shared/fixes/rowFixes.ts'
import { areDatesSwapped } from '#shared/layout/areDatesSwapped.ts'
import { headedWidth } from '#shared/layout/headedWidth.ts'
import { writtenSigns } from '#shared/layout/writtenSigns.ts'
import type { Layout } from '#shared/layout/layout.ts'
import type { BalanceBreak, BalanceProof } from '#shared/proof/balanceProof.ts'
import { noTotals, type TotalsProof } from '#shared/proof/totalsProof.ts'
import type { Cells } from '#shared/reading/cell.ts'
import type { LeftReason } from '#shared/reading/reading.ts'
import { leftByReader } from '#engine/importing/leftByReader.ts'
import type { Table } from '#engine/importing/table.ts'

/** What rows are judged by. `period` is what the table's source says it is of. */
export interface Basis {
  readonly table: Table
  readonly layout: Layout
  readonly account: string | null
  readonly fixes: readonly NumberedFix[]
  readonly period: StatementPeriod | null
  /** How many columns the rows of delimited text have; null where they may have any number. */
  readonly width: number | null
  /** Which signs a row has to have for others not to contradict it; null where that is not asked. */
  readonly signs: WrittenSigns | null
  /** Whether a spreadsheet seems to have swapped day and month of some dates. */
  readonly datesSwapped: boolean
  /** What the balances prove of the source; null where nothing, or not yet. */
  readonly balance: BalanceProof | null
  /** What became of the totals that the source states. */
  readonly totals: TotalsProof
}

/** Of a source that nothing is proved of, or not yet. */
export const notProved: Pick<Basis, 'balance' | 'totals'> = { balance: null, totals: noTotals }

/** The basis of a table's rows. */
export function basisOf(parts: Omit<Basis, 'period' | 'width' | 'signs' | 'datesSwapped'>): Basis {
  const { table, layout, account, fixes, balance, totals } = parts
  // What stands beside a sheet's table moves none of its values.
  const width = table.format === 'csv' ? headedWidth(table.profiles, layout) : null
  const period = readPeriod(table.reading.facts.period)
  const signs = writtenSigns(table.profiles, layout)
  const datesSwapped = areDatesSwapped(table.profiles, layout)
  return { table, layout, account, fixes, balance, totals, period, width, signs, datesSwapped }
}

/** Gives each row what it is judged with besides its cells. */
export interface RowInputs {
  /** A row as conversion takes it: a row that the user took in is one that the reader did not leave out. */
  input(this: void, row: number, cells: Cells): RowInput
  /** Why the reader left a row out; null for rows of the table. */
  leftByReader(this: void, row: number): LeftReason | null
  /** Why the reader or the layout left a row out, whatever the user made of that; such rows have no part in the numbering of equal ones. */
  leftOut(this: void, row: number, cells: Cells): LeftReason | null
  fixesOf(this: void, row: number): RowFixes | undefined
}

/** The breaks to be shown at their rows: none where the column must be something else than a balance. */
export function breaksToShow(balance: BalanceProof | null): readonly BalanceBreak[] {
  return balance?.follows === true ? balance.breaks : []
}

/** The inputs of all rows under a basis. */
export function rowInputs({
  table,
  layout,
  fixes,
  balance,
  totals,
}: Pick<Basis, 'table' | 'layout' | 'fixes' | 'balance' | 'totals'>): RowInputs {
  const left = leftByReader(table.reading)
  const folded = foldFixes(fixes)
  const breaks = new Map(breaksToShow(balance).map((each) => [each.row, each]))
  const wrong = Map.groupBy(totals.wrong, ({ row }) => row)
  const isReadingOpen = table.reading.questions.length > 0
  return {
    input(row, cells) {
      const fixesOfRow = folded.get(row)
      const why = left.get(row) ?? null
      return {
        ...{ row, cells, left: fixesOfRow?.left === false ? null : why, fixes: fixesOfRow, isReadingOpen },
        balanceBreak: breaks.get(row),
        wrongTotals: wrong.get(row),
      }
    },
    leftByReader: (row) => left.get(row) ?? null,
    leftOut: (row, cells) => left.get(row) ?? leftByLayout(cells, layout),
    fixesOf: (row) => folded.get(row),
  }
}

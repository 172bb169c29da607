import { leftByLayout } from '#shared/convert/leftByLayout.ts'
import { readMoney } from '#shared/convert/readField.ts'
import { rowFields } from '#shared/convert/rowFields.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import { currencyDecimals, currencyNamed } from '#shared/money/currency.ts'
import { ColumnSum } from '#shared/proof/columnSum.ts'
import { EndBalance } from '#shared/proof/endBalance.ts'
import { LISTED_TOTALS, noTotals, type TotalsProof, type WrongTotal } from '#shared/proof/totalsProof.ts'
import { cellText, type Cells } from '#shared/reading/cell.ts'
import type { Basis } from '#engine/importing/basis.ts'
import { BlockCells } from '#engine/importing/blockCells.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import { leftByReader } from '#engine/importing/leftByReader.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'
import { breathe } from '#engine/reading/pace.ts'

const summedFields = ['amount', 'debit', 'credit', 'fee', 'feeVat', 'net', 'vat', 'tip'] as const
const plainDecimals = 2

interface SummedColumn {
  readonly field: FieldName
  readonly column: number
  readonly sum: ColumnSum | EndBalance
}

/**
 * Holds the totals that a file states against the rows above them, and the balance beside them where the column of balances follows
 * from row to row. Only a file with a row of totals is read for that.
 */
export async function proveTotals(
  file: ImportFile,
  basis: Pick<Basis, 'table' | 'layout' | 'balance'>,
  signal: AbortSignal,
): Promise<TotalsProof> {
  const { table, layout } = basis
  const { firstRow, lastRow, left } = table.reading
  const decimals = decimalsOf(basis)
  const columns = [...summedColumns(layout), ...balanceColumn(basis)]
  const hasTotals = left.some(({ row, why }) => why === 'total' && row >= firstRow && row <= lastRow)
  if (!hasTotals || decimals === null || columns.length === 0) return noTotals
  const rows = new TotalledRows(basis, columns, decimals)
  for (let no = 0; firstRowOf(no) <= lastRow; no++) {
    const block = file.rows.block(table.edition, no)
    if (block === null) rows.cells(file.rows.read(table.edition, no), firstRowOf(no))
    else rows.block(block, firstRowOf(no))
    await breathe(signal)
  }
  return rows.proof()
}

/** With a flag the columns of amounts add up to nothing that a total would be. */
function summedColumns(layout: Layout): SummedColumn[] {
  if (layout.decimalMark === null) return []
  return summedFields.flatMap((field) => {
    const column = columnOf(layout, field)
    const isNoSum = column === null || (field === 'amount' && layout.sign === 'flag')
    return isNoSum ? [] : [{ field, column, sum: new ColumnSum() }]
  })
}

/** The column of balances, where those of all rows are of one account. */
function balanceColumn({
  table,
  layout,
  balance,
}: Pick<Basis, 'table' | 'layout' | 'balance'>): SummedColumn[] {
  const column = columnOf(layout, 'balance')
  const account = table.profiles[columnOf(layout, 'account') ?? -1]
  const isOfOne = account === undefined || account.onlyValue !== null
  if (column === null || balance?.follows !== true || !isOfOne || layout.decimalMark === null) return []
  return [{ field: 'balance', column, sum: new EndBalance() }]
}

/** How many decimals all amounts of a table have; null where they are in several currencies, which nobody adds up. */
function decimalsOf({ table, layout }: Pick<Basis, 'table' | 'layout'>): number | null {
  const column = columnOf(layout, 'currency')
  const profile = column === null ? undefined : table.profiles[column]
  if (profile === undefined || profile.filled === 0) return currencyDecimals(layout.currency) ?? null
  const code = currencyNamed(profile.onlyValue ?? '')
  return code === null ? null : (currencyDecimals(code) ?? null)
}

/** What an empty cell adds to a column; a row without a balance has none, not one of nothing. */
function emptyIn(field: FieldName): number {
  return field === 'balance' ? NaN : 0
}

class TotalledRows {
  readonly #basis: Pick<Basis, 'table' | 'layout'>
  readonly #columns: readonly SummedColumn[]
  readonly #decimals: number
  readonly #bytes = new BlockCells()
  readonly #wrong: WrongTotal[] = []
  #agreeing = 0

  constructor(basis: Pick<Basis, 'table' | 'layout'>, columns: readonly SummedColumn[], decimals: number) {
    this.#basis = basis
    this.#columns = columns
    this.#decimals = decimals
  }

  cells(rows: readonly Cells[], firstRow: number): void {
    for (const [place, cells] of rows.entries()) this.#take(firstRow + place, () => cells)
  }

  block(block: RowBlock, firstRow: number): void {
    this.#bytes.block = block
    for (let place = 0; place < block.rows; place++)
      if (!this.#takeBytes(firstRow + place, place)) this.#take(firstRow + place, () => block.row(place))
  }

  proof(): TotalsProof {
    return { agreeing: this.#agreeing, wrong: this.#wrong }
  }

  #takeBytes(row: number, place: number): boolean {
    const { layout, table } = this.#basis
    const mark = layout.decimalMark
    // Bytes are read as hundredths.
    const areHundredths = this.#decimals === plainDecimals && layout.amountsIn !== 'cents'
    const isPlain = areHundredths && (layout.leave ?? []).length === 0
    if (mark === null || !isPlain || leftByReader(table.reading).has(row)) return false
    const values = this.#columns.map(({ field, column }) => {
      const money = this.#bytes.money(place, column, mark)
      if (money === 'nothing') return emptyIn(field)
      return money === 'other' ? null : this.#bytes.minor
    })
    if (values.includes(null)) return false
    for (const [at, { field, sum }] of this.#columns.entries()) sum.add(values[at] ?? emptyIn(field), true)
    return true
  }

  #take(row: number, cellsOf: () => Cells): void {
    const { layout, table } = this.#basis
    const { firstRow, lastRow } = table.reading
    const why = leftByReader(table.reading).get(row)
    if (row < firstRow || row > lastRow || (why !== undefined && why !== 'total')) return
    const cells = cellsOf()
    if (why === 'total') this.#takeTotal(row, cells)
    else {
      const isKept = leftByLayout(cells, layout) === null
      for (const each of this.#columns)
        each.sum.add(this.#valueOf(cells, each.field) ?? emptyIn(each.field), isKept)
    }
  }

  #takeTotal(row: number, cells: Cells): void {
    for (const { field, column, sum } of this.#columns) {
      const total = this.#valueOf(cells, field)
      if (total === null || Number.isNaN(total)) continue
      const expected = sum.expected(total)
      const difference = (field === 'balance' ? total : Math.abs(total)) - expected
      if (difference === 0) this.#agreeing++
      else if (!Number.isNaN(difference) && this.#wrong.length < LISTED_TOTALS)
        this.#wrong.push({ row, column, field, found: cellText(cells[column]), expected, difference })
    }
  }

  /** What a cell is worth as it is written; null where it is empty, NaN where it does not read. */
  #valueOf(cells: Cells, field: FieldName): number | null {
    const { layout } = this.#basis
    const at = rowFields(cells, layout, {})(field)
    if (at === null || at.column === null) return null
    const read = readMoney(at, layout, this.#decimals)
    if (!read.ok) return NaN
    if (read.value === null) return null
    const { minor, direction } = read.value
    return direction === 'debit' ? -Math.abs(minor) : minor
  }
}

import type { CellObject, WorkSheet } from 'xlsx'
import { plainDecimal, type Cell, type Cells } from '#shared/reading/cell.ts'
import { areToBeNamed, formatCurrency } from '#shared/reading/numberFormat.ts'
import type { DateSystem } from '#shared/reading/serialDate.ts'
import { createNumberReader } from '#shared/reading/workbookNumber.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { CELL_CHARACTERS, COLUMNS, SHEET_ROWS } from '#engine/reading/limits.ts'
import type { SheetContent } from '#engine/reading/sheetContent.ts'
import { filledDown, TallCells, type TallCell } from '#engine/reading/tallCells.ts'

/** What a cell holds whose formula nobody has worked out: a program that only writes leaves that to the next one. */
export const NOT_WORKED_OUT = 'a formula without a stored value'

/** The number that an error is given whose formula came to a text that is missing. */
export const TEXT_MISSING = 0xff

// As BIFF numbers them, which SheetJS keeps for every format.
const errorTexts = new Map([
  [TEXT_MISSING, NOT_WORKED_OUT],
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
])

/**
 * What stands on a sheet that SheetJS read. Throws the `FailureError` of `file.tooLarge` beyond a limit; `file` is the
 * source's name.
 */
export function sheetContent(sheet: WorkSheet, system: DateSystem, file: string): SheetContent {
  const data = sheet['!data'] ?? []
  expectWithin(file, data.length, SHEET_ROWS, 'rows')
  // Before anything goes over the cells: a damaged one can stand four thousand million columns to the right.
  for (const row of data) expectWithin(file, widthOf(row), COLUMNS, 'columns')
  const currencies = currenciesOf(data)
  const isNamed = areToBeNamed(currencies)
  const readCell = cellReader(system, file, isNamed)
  const rows = data.map((row) => rowCells(row, readCell))
  const last = rows.findLastIndex((cells) => cells.length > 0)
  // Array.from fills the holes that SheetJS leaves for rows without cells.
  const cells = Array.from({ length: last + 1 }, (_, at) => rows[at] ?? [])
  return {
    cells: filledDown(file, cells, tallCellsOf(sheet, file)),
    hiddenRows: indexesOfHidden(sheet['!rows']),
    hiddenColumns: indexesOfHidden(sheet['!cols']),
    currency: isNamed ? null : ([...currencies][0] ?? null),
  }
}

function tallCellsOf(sheet: WorkSheet, file: string): readonly TallCell[] {
  const tall = new TallCells(file)
  for (const { s: from, e: to } of sheet['!merges'] ?? [])
    tall.add({ row: from.r, column: from.c, last: to.r })
  return tall.all
}

type CellRow = readonly (CellObject | undefined)[] | undefined

// SheetJS leaves a hole for a row without cells, which its types do not foresee.
function widthOf(row: CellRow): number {
  return row?.length ?? 0
}

function rowCells(row: CellRow, readCell: (cell: CellObject | undefined) => Cell): Cells {
  const cells = Array.from(row ?? [], readCell)
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
}

function indexesOfHidden(infos: readonly ({ hidden?: boolean } | undefined)[] = []): number[] {
  // A damaged row's number can leave thousands of millions of holes, over which V8 takes minutes or dies.
  const end = Math.min(infos.length, SHEET_ROWS)
  const hidden: number[] = []
  for (let index = 0; index < end; index++) if (infos[index]?.hidden === true) hidden.push(index)
  return hidden
}

function currenciesOf(data: readonly CellRow[]): Set<string> {
  const formats = new Set<string>()
  for (const row of data) {
    for (const cell of row ?? []) if (cell?.t === 'n' && cell.z !== undefined) formats.add(String(cell.z))
  }
  return new Set([...formats].map(formatCurrency).filter((code) => code !== null))
}

function cellReader(
  system: DateSystem,
  file: string,
  isNamed: boolean,
): (cell: CellObject | undefined) => Cell {
  const readNumber = createNumberReader(system)
  return (cell) => {
    switch (cell?.t) {
      case undefined:
      case 'z':
        return cell?.f === undefined ? '' : { error: NOT_WORKED_OUT }
      case 's':
        return textCell(String(cell.v ?? ''), file)
      case 'b':
        return cell.v === true ? 'TRUE' : 'FALSE'
      case 'e':
        return { error: errorTexts.get(Number(cell.v)) ?? '#ERROR!' }
      case 'd':
        return { error: 'a date that cannot be read' }
      case 'n': {
        const format = String(cell.z ?? 'General')
        const value = readNumber(Number(cell.v), format)
        return isNamed ? withCurrency(value, format) : value
      }
      // SheetJS hands on whatever type a damaged cell says that it has.
      default:
        return { error: 'a cell of an unknown kind' }
    }
  }
}

function textCell(text: string, file: string): string {
  expectWithin(file, text.length, CELL_CHARACTERS, 'characters in one cell')
  return text.trim()
}

/**
 * A number with the currency that its format names, as text. Where the formats of one sheet name several, or a sign
 * of several, an amount without its own would be taken for any of them.
 */
export function withCurrency(value: Cell, format: string): Cell {
  const currency = typeof value === 'number' ? formatCurrency(format) : null
  return currency === null || typeof value !== 'number' ? value : `${currency} ${plainDecimal(value)}`
}

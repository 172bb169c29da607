import type { RowField } from '#shared/convert/rowFields.ts'
import { parseDate, parseDayCount, type DateProblem } from '#shared/dates/parseDate.ts'
import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { FindingCode } from '#shared/findings/finding.ts'
import { dateOrders, decimalMarks, type FieldName, type Layout } from '#shared/layout/layout.ts'
import { parseAmount, type AmountProblem, type ParsedAmount } from '#shared/money/parseAmount.ts'
import type { Cell } from '#shared/reading/cell.ts'

/** What is wrong with a field of a row: it keeps the row from becoming a record. */
export interface FieldProblem {
  readonly field: FieldName
  readonly code: FindingCode
  /** The text of another cell that it contradicts, or the day that a date seems to be. */
  readonly beside?: string
}

/** A field's date. While the order is an open question, only a date that reads the same in every order is one. */
export function readDate(
  at: RowField,
  { dateOrder: order, dayCounts }: Pick<Layout, 'dateOrder' | 'dayCounts'>,
  period: StatementPeriod | null,
): Result<string, DateProblem | 'question.open'> {
  const counted = dayCounts === true && typeof at.cell === 'number' ? parseDayCount(at.cell) : null
  if (counted?.ok === true) return counted
  if (order !== null) return parseDate(at.cell, order, period)
  const readings = dateOrders.map((each) => parseDate(at.cell, each, period))
  return agreed(readings, (date) => date)
}

/**
 * A field's amount; null where the cell is empty. While the decimal mark is an open question, only an amount that reads the
 * same with either is one. A fix is read with the layout's mark and, failing that, with a dot.
 */
export function readMoney(
  at: RowField,
  { decimalMark: mark, amountsIn }: Pick<Layout, 'decimalMark' | 'amountsIn'>,
  decimals: number,
): Result<ParsedAmount | null, AmountProblem | 'question.open'> {
  const written = amountsIn === 'cents' && at.column !== null ? 0 : decimals
  const read = at.fixed ? readTyped(at.cell, mark ?? '.', decimals) : readCell(at.cell, mark, written)
  return !read.ok && read.error === 'amount.missing' ? ok(null) : read
}

function readTyped(cell: Cell, mark: '.' | ',', decimals: number): Result<ParsedAmount, AmountProblem> {
  const read = parseAmount(cell, mark, decimals)
  return !read.ok && read.error === 'amount.unreadable' ? parseAmount(cell, '.', decimals) : read
}

function readCell(
  cell: Cell,
  mark: Layout['decimalMark'],
  decimals: number,
): Result<ParsedAmount, AmountProblem | 'question.open'> {
  if (mark !== null) return parseAmount(cell, mark, decimals)
  const readings = decimalMarks.map((each) => parseAmount(cell, each, decimals))
  return agreed(readings, ({ minor }) => minor)
}

/** What all readings say alike, success or problem; an open question where they differ. */
function agreed<Value, Problem>(
  readings: readonly Result<Value, Problem>[],
  valueOf: (value: Value) => string | number,
): Result<Value, Problem | 'question.open'> {
  const [first] = readings
  const said = new Set(readings.map((read) => (read.ok ? valueOf(read.value) : read.error)))
  return first === undefined || said.size > 1 ? err('question.open') : first
}

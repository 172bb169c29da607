import { readMoney, type FieldProblem } from '#shared/convert/readField.ts'
import type { RowField, RowFields } from '#shared/convert/rowFields.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { FieldName, ImportKind, Layout } from '#shared/layout/layout.ts'
import { directionOfFlag, type MoneyDirection } from '#shared/money/debitOrCredit.ts'
import type { ParsedAmount } from '#shared/money/parseAmount.ts'
import { cellText } from '#shared/reading/cell.ts'

/**
 * An amount in minor units, money in positive and money out negative; null where the row has none. Or all that is wrong: an open
 * question where no column is known to hold it.
 */
export type RowAmount = Result<number | null, readonly FieldProblem[]>

/**
 * The amount of a row by its layout's sign convention, one of a fix before the source's.
 *
 * The *plain* writing of an amount is what a user types and sees in a review, whatever the convention: money in positive and
 * money out negative for a bank and for settlements; for a layout of only income, or only expenses, those are positive and
 * what was paid back is negative. A fix is in the plain writing; so are `signed` columns; `inverted` ones are its opposite.
 * With `flag`, the flag alone says the direction, unless the layout has it that one with another sign than usual was paid
 * back; with `unsigned` the kind alone: a sign that contradicts it is for `againstOtherRows`. In columns of money out and
 * money in, an amount with the other sign than the column usually has was paid back; where no usual sign is known a debit
 * column takes either and a credit column keeps its own. `CR` or `DR` beside an amount overrules its sign.
 */
export function rowAmount(fields: RowFields, layout: Layout, decimals: number): RowAmount {
  const amount = fields('amount')
  if (amount?.fixed !== true && layout.sign === 'debitCredit') return ofTwoColumns(fields, layout, decimals)
  if (amount === null) return problem('amount', 'question.open')
  const read = readMoney(amount, layout, decimals)
  if (!read.ok) return problem('amount', read.error)
  if (read.value === null || read.value.minor === 0) return ok(read.value === null ? null : 0)
  if (amount.fixed) return ok(moneyIn(read.value, layout.kind))
  return ofOneColumn(read.value, fields, layout)
}

/** The plain writing (see `rowAmount`) of money in minor units, and back: both are the same turn. */
export function plainOrMoney(minor: number, kind: ImportKind): number {
  return kind === 'expense' && minor !== 0 ? -minor : minor
}

function ofOneColumn(read: ParsedAmount, fields: RowFields, layout: Layout): RowAmount {
  switch (layout.sign) {
    case 'signed':
      return ok(moneyIn(read, layout.kind))
    case 'inverted':
      return ok(moneyIn({ ...read, minor: -read.minor }, layout.kind))
    case 'flag':
      return byFlag(read, fields('flag'), layout)
    case 'unsigned':
      return byKind(read, layout.kind)
    case 'debitCredit':
    case null:
      return read.direction === null
        ? problem('amount', 'question.open')
        : ok(directed(read.minor, read.direction))
  }
}

function moneyIn(read: ParsedAmount, kind: ImportKind): number {
  return read.direction === null ? plainOrMoney(read.minor, kind) : directed(read.minor, read.direction)
}

function directed(minor: number, direction: MoneyDirection): number {
  return direction === 'credit' ? Math.abs(minor) : -Math.abs(minor)
}

/** The way of a kind of import that has only one, unless a word beside the amount says another. */
function byKind({ minor, direction }: ParsedAmount, kind: ImportKind): RowAmount {
  const said = direction ?? wayOfKind(kind)
  return said === null ? problem('amount', 'question.open') : ok(directed(minor, said))
}

/** Which way all money goes in a kind of import; null where it goes either way. */
export function wayOfKind(kind: ImportKind): MoneyDirection | null {
  switch (kind) {
    case 'income':
      return 'credit'
    case 'expense':
      return 'debit'
    case 'bank':
    case 'settlement':
      return null
  }
}

function byFlag(read: ParsedAmount, flag: RowField | null, layout: Layout): RowAmount {
  if (flag !== null && typeof flag.cell === 'object' && 'error' in flag.cell) {
    return problem('flag', 'cell.error')
  }
  const direction = directionOfFlag(cellText(flag?.cell), layout.flagWords)
  if (direction === null) return problem('flag', 'flag.unknown')
  if (layout.againstFlag !== 'paidBack') return ok(directed(read.minor, direction))
  return ok(direction === 'debit' ? paidOut(read.minor, layout) : paidIn(read.minor, layout))
}

function ofTwoColumns(fields: RowFields, layout: Layout, decimals: number): RowAmount {
  const debit = ofColumn('debit', fields, layout, decimals)
  const credit = ofColumn('credit', fields, layout, decimals)
  if (!debit.ok || !credit.ok) {
    return err([...(debit.ok ? [] : debit.error), ...(credit.ok ? [] : credit.error)])
  }
  if (debit.value && credit.value) return problem('debit', 'amount.both')
  if (debit.value) return ok(paidOut(debit.value, layout))
  return ok(credit.value === null ? debit.value : paidIn(credit.value, layout))
}

/** What a column of money out is worth, money in positive. */
export function paidOut(minor: number, { debitSign }: Pick<Layout, 'debitSign'>): number {
  if (debitSign === undefined) return -Math.abs(minor)
  return debitSign === 'minus' ? minor : 0 - minor
}

/** What a column of money in is worth, money in positive. */
export function paidIn(minor: number, { creditSign }: Pick<Layout, 'creditSign'>): number {
  return creditSign === 'minus' ? 0 - minor : minor
}

function ofColumn(field: 'debit' | 'credit', fields: RowFields, layout: Layout, decimals: number): RowAmount {
  const at = fields(field)
  if (at === null) return ok(null)
  const read = readMoney(at, layout, decimals)
  if (!read.ok) return problem(field, read.error)
  const opposed = read.value?.direction !== null && read.value?.direction !== field
  return read.value !== null && opposed ? problem(field, 'amount.unreadable') : ok(read.value?.minor ?? null)
}

function problem(field: FieldName, code: FieldProblem['code']): RowAmount {
  return err([{ field, code }])
}

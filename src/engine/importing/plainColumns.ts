import { columnOf, columnsOf } from '#shared/layout/columnOf.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'

/** Where the fields of a layout stand that plain rows are judged by; -1 is none. */
export interface PlainColumns {
  readonly date: number
  readonly amount: number
  readonly debit: number
  readonly credit: number
  readonly fee: number
  readonly vat: number
  /** Of those, where the amounts are. */
  readonly money: readonly number[]
  readonly name: readonly number[]
  readonly currency: number
  readonly sourceId: number
  readonly identity: readonly number[]
}

/** The columns of a layout; those of debit and credit only where its amounts are in two. */
export function plainColumns(layout: Layout): PlainColumns {
  const column = (field: FieldName) => columnOf(layout, field) ?? -1
  const isOfTwo = layout.sign === 'debitCredit'
  const amounts = {
    amount: isOfTwo ? -1 : column('amount'),
    debit: isOfTwo ? column('debit') : -1,
    credit: isOfTwo ? column('credit') : -1,
  }
  return {
    ...amounts,
    date: column('date'),
    money: Object.values(amounts).filter((at) => at >= 0),
    fee: column('fee'),
    vat: column('vat'),
    name: columnsOf(layout, 'name'),
    currency: column('currency'),
    sourceId: column('sourceId'),
    identity: layout.identity,
  }
}

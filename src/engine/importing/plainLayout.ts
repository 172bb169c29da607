import type { Layout } from '#shared/layout/layout.ts'

/** Constants and conventions under which some rows can be judged from their bytes. */
export type PlainLayout = Layout & {
  readonly dateOrder: NonNullable<Layout['dateOrder']>
  readonly decimalMark: NonNullable<Layout['decimalMark']>
}

/** Whether the conventions of a layout are those that plain rows are read by. */
export function isPlainLayout(layout: Layout): layout is PlainLayout {
  const { kind, sign, dateOrder, decimalMark, amountsIn } = layout
  const isOneSided = sign === 'unsigned' && (kind === 'income' || kind === 'expense')
  const isKnown = sign === 'signed' || sign === 'inverted' || sign === 'debitCredit' || isOneSided
  const isRead = dateOrder !== null && decimalMark !== null && amountsIn !== 'cents'
  return isKnown && isRead && kind !== 'settlement'
}

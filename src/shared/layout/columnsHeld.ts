import type { Column, ColumnKind } from '#shared/layout/column.ts'
import { columnsOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { contentKind } from '#shared/layout/contentKind.ts'
import { speaksOfNoMoney } from '#shared/layout/headingScore.ts'
import { fieldNames, type FieldName, type Layout } from '#shared/layout/layout.ts'

const kindOfField: Readonly<Record<FieldName, ColumnKind>> = {
  date: 'date',
  payoutDate: 'date',
  amount: 'amount',
  debit: 'debit',
  credit: 'credit',
  fee: 'fee',
  net: 'amount',
  balance: 'balance',
  vat: 'amount',
  feeVat: 'amount',
  tip: 'amount',
  flag: 'flag',
  currency: 'currency',
  name: 'text',
  notes: 'text',
  category: 'text',
  productId: 'id',
  sourceId: 'id',
  settlementId: 'id',
  account: 'id',
}

/** What each column holds: what a layout takes from it, else what its cells look like. */
export function columnsHeld(profiles: readonly ColumnProfile[], layout: Pick<Layout, 'fields'>): Column[] {
  return profiles.map((profile) => ({
    index: profile.index,
    heading: profile.heading,
    holds: holds(profile, layout),
    samples: profile.samples,
  }))
}

function holds(profile: ColumnProfile, layout: Pick<Layout, 'fields'>): ColumnKind {
  if (profile.filled === 0) return 'empty'
  const field = fieldNames.find((name) => columnsOf(layout, name).includes(profile.index))
  if (field !== undefined) return kindOfField[field]
  const kind = contentKind(profile)
  return kind === 'amount' && speaksOfNoMoney(profile.heading) ? 'id' : kind
}

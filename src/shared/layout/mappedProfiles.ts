import { columnsOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'

const dateFields = ['date', 'payoutDate'] as const
const amountFields = ['amount', 'debit', 'credit'] as const
const moneyFields = ['amount', 'debit', 'credit', 'fee', 'feeVat', 'net', 'balance', 'vat', 'tip'] as const

/** The columns that a layout takes dates from, the record's own date first. */
export function dateProfiles(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
): ColumnProfile[] {
  return mapped(profiles, layout, dateFields)
}

/** The columns that a layout takes the records' own amounts from. */
export function amountProfiles(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
): ColumnProfile[] {
  return mapped(profiles, layout, amountFields)
}

/** The columns that a layout takes amounts of any sort from. */
export function moneyProfiles(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
): ColumnProfile[] {
  return mapped(profiles, layout, moneyFields)
}

function mapped(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
  fields: readonly FieldName[],
): ColumnProfile[] {
  const columns = new Set(fields.flatMap((field) => columnsOf(layout, field)))
  return [...columns].flatMap((column) => profiles[column] ?? [])
}

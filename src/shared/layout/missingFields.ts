import type { FieldName, Layout } from '#shared/layout/layout.ts'

/** The fields that a layout of this kind needs and does not have. `amount` stands for either sort of amounts. */
export function missingFields(layout: Layout): FieldName[] {
  const has = (field: FieldName): boolean => layout.fields[field] !== undefined
  const missing: FieldName[] = []
  if (!has('date')) missing.push('date')
  if (!hasAmounts(layout, has)) missing.push('amount')
  if (layout.sign === 'flag' && !has('flag')) missing.push('flag')
  if (layout.kind === 'settlement' && !has('settlementId')) missing.push('settlementId')
  return missing
}

function hasAmounts(layout: Layout, has: (field: FieldName) => boolean): boolean {
  const each = has('debit') || has('credit')
  if (layout.sign === 'debitCredit') return each
  return layout.sign === null ? has('amount') || each : has('amount')
}

import { findingAt } from '#shared/convert/findingAt.ts'
import { netOf } from '#shared/convert/netOf.ts'
import { readMoney } from '#shared/convert/readField.ts'
import type { RowReading } from '#shared/convert/readRow.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import type { Finding } from '#shared/findings/finding.ts'
import type { Layout } from '#shared/layout/layout.ts'

/**
 * A warning where what a row says is left of its amount after the fee is something else; tips that come on top may be in it. Sizes
 * are compared, whatever their signs; what does not read is not compared.
 */
export function netDoubt(
  row: number,
  { amount, fee, currency }: RowReading,
  fields: RowFields,
  layout: Layout,
): Finding[] {
  if (!amount.ok || !fee.ok || !currency.ok) return []
  const { code, decimals } = currency.value
  const stated = sizeOf('net', fields, layout, decimals)
  if (stated === null || amount.value === null) return []
  const expected = Math.abs(netOf(amount.value, fee.value ?? 0, layout.feeBasis))
  const tip = layout.tips === 'beside' ? (sizeOf('tip', fields, layout, decimals) ?? 0) : 0
  if (stated === expected || stated === expected + tip) return []
  const found = findingAt(row, { field: 'net', code: 'net.differs' }, 'warning', fields)
  return [{ ...found, expected, difference: stated - expected, currency: code }]
}

function sizeOf(field: 'net' | 'tip', fields: RowFields, layout: Layout, decimals: number): number | null {
  const at = fields(field)
  const read = at === null ? null : readMoney(at, layout, decimals)
  return read?.ok === true && read.value !== null ? Math.abs(read.value.minor) : null
}

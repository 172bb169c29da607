import { findingAt } from '#shared/convert/findingAt.ts'
import { netDoubt } from '#shared/convert/netDoubt.ts'
import { allProblems, settlementOf } from '#shared/convert/readDetails.ts'
import type { RowReading } from '#shared/convert/readRow.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { cellText } from '#shared/reading/cell.ts'

/** The verdict on a payout's own row among its lines: left out, with what it says was paid out, or why that cannot be told. */
export function payoutRow(row: number, reading: RowReading, fields: RowFields, layout: Layout): RowVerdict {
  const left = { state: 'left', why: 'total' } as const
  const { amount, currency } = reading
  if (!amount.ok || !currency.ok) {
    const problems = allProblems([amount, currency])
    return { ...left, findings: problems.map((problem) => findingAt(row, problem, 'warning', fields)) }
  }
  const findings = netDoubt(row, reading, fields, layout)
  const settlement = settlementOf(fields, layout)
  // One that belongs to no payout has no lines to be held against.
  if (!settlement.ok || amount.value === null) return { ...left, findings }
  const { column = null, cell = '' } = fields('amount') ?? {}
  const payout = {
    settlement: settlement.value,
    amount: amount.value,
    currency: currency.value.code,
    column,
    found: cellText(cell),
  }
  return { ...left, findings, payout }
}

import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { Finding } from '#shared/findings/finding.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { Layout } from '#shared/layout/layout.ts'
import type { BalanceBreak } from '#shared/proof/balanceProof.ts'
import { cellText, type Cells } from '#shared/reading/cell.ts'

/** The verdict on a row whose balance does not follow, with that as a warning. Nobody needs to hear it of a row that the user left out. */
export function withBalanceDoubt(
  verdict: RowVerdict,
  { row, difference, seems }: BalanceBreak,
  cells: Cells,
  layout: Layout,
): RowVerdict {
  if (verdict.state === 'left' && verdict.why === 'byUser') return verdict
  const column = columnOf(layout, 'balance')
  const finding: Finding = {
    row,
    column,
    field: 'balance',
    code: 'balance.break',
    severity: 'warning',
    found: column === null ? '' : cellText(cells[column]),
    difference,
    ...(seems !== undefined && { seems }),
  }
  return { ...verdict, findings: [...verdict.findings, finding] }
}

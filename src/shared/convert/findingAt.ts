import type { FieldProblem } from '#shared/convert/readField.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import type { Finding } from '#shared/findings/finding.ts'
import { cellText } from '#shared/reading/cell.ts'

/** A finding about a field of a row, at its cell. */
export function findingAt(
  row: number,
  { field, code }: FieldProblem,
  severity: Finding['severity'],
  fields: RowFields,
): Finding {
  const at = fields(field)
  return { row, column: at?.column ?? null, field, code, severity, found: cellText(at?.cell) }
}

import type { FieldProblem } from '#shared/convert/readField.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import type { Finding } from '#shared/findings/finding.ts'
import { cellText } from '#shared/reading/cell.ts'

/** A finding about a field of a row, at its cell. */
export function findingAt(
  row: number,
  { field, code, beside }: FieldProblem,
  severity: Finding['severity'],
  fields: RowFields,
): Finding {
  const at = fields(field)
  const found = cellText(at?.cell)
  const place = { row, column: at?.column ?? null, field }
  return { ...place, code, severity, found, ...(beside !== undefined && { beside }) }
}

import type { RowTexts } from '#shared/convert/makeEntries.ts'
import type { FieldProblem } from '#shared/convert/readField.ts'
import { dateOf } from '#shared/convert/readRow.ts'
import { readableLine, readableLines } from '#shared/convert/readableText.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import { rowVat, type RowVat, type VatBasis } from '#shared/convert/rowVat.ts'
import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import { identityCode, isRoundedCode } from '#shared/records/identityText.ts'
import { cellText } from '#shared/reading/cell.ts'

/** What a row says besides its day and its money; null and '' where it says nothing. `category` is the file's own. */
export interface RowDetails extends RowVat {
  readonly texts: RowTexts
  readonly settlement: string
  readonly payoutDate: string | null
}

type Read<Value> = Result<Value, readonly FieldProblem[]>

/** Reads all of a row but its day and its money; or says all that is wrong. `basis` is what its VAT is reckoned from. */
export function readDetails(
  fields: RowFields,
  layout: Layout,
  basis: VatBasis,
  period: StatementPeriod | null,
): Read<RowDetails> {
  const name = nameOf(fields, layout)
  const notes = textOf('notes', fields)
  const category = textOf('category', fields)
  const productId = textOf('productId', fields)
  const vat = rowVat(fields, layout, basis)
  const settlement = settlementOf(fields, layout)
  const payoutDate = payoutDateOf(fields, layout, period)
  const own = ownIdsOf(fields)
  if (
    name.ok &&
    notes.ok &&
    category.ok &&
    productId.ok &&
    vat.ok &&
    settlement.ok &&
    payoutDate.ok &&
    own.ok
  ) {
    const texts = {
      name: readableLine(name.value),
      notes: readableLines(notes.value),
      category: readableLine(category.value),
      productId: readableLine(productId.value),
    }
    return ok({ texts, ...vat.value, settlement: settlement.value, payoutDate: payoutDate.value })
  }
  return err(allProblems([name, notes, category, productId, vat, settlement, payoutDate, own]))
}

/** Everything that is wrong in readings of one row. */
export function allProblems(readings: readonly Read<unknown>[]): FieldProblem[] {
  return readings.flatMap((read) => (read.ok ? [] : read.error))
}

function nameOf(fields: RowFields, layout: Layout): Read<string> {
  if (layout.nameOpen === true && fields('name') === null)
    return err([{ field: 'name', code: 'question.open' }])
  return textOf('name', fields)
}

function textOf(field: FieldName, fields: RowFields): Read<string> {
  const cell = fields(field)?.cell
  if (typeof cell === 'object' && 'error' in cell) return err([{ field, code: 'cell.error' }])
  return ok(cellText(cell))
}

/** The file's own id of the settlement that a row is a line of; '' for kinds that have none. A rounded one may be of several. */
export function settlementOf(fields: RowFields, layout: Layout): Read<string> {
  if (layout.kind !== 'settlement') return ok('')
  const text = textOf('settlementId', fields)
  if (!text.ok) return text
  const settlement = readableLine(text.value)
  if (isRoundedCode(identityCode(settlement))) return err([{ field: 'settlementId', code: 'id.rounded' }])
  return settlement === '' ? err([{ field: 'settlementId', code: 'settlement.missing' }]) : ok(settlement)
}

function payoutDateOf(
  fields: RowFields,
  layout: Layout,
  period: StatementPeriod | null,
): Read<string | null> {
  if (layout.kind !== 'settlement' || fields('payoutDate') === null) return ok(null)
  const read = dateOf('payoutDate', fields, layout, period)
  const missing = !read.ok && read.error.every(({ code }) => code === 'date.missing')
  return missing ? ok(null) : read
}

/** The account and the source's own id go into a record's id: an error cell there would give many rows the same. */
function ownIdsOf(fields: RowFields): Read<unknown> {
  const problems = allProblems([textOf('account', fields), textOf('sourceId', fields)])
  return problems.length > 0 ? err(problems) : ok(null)
}

import type { RowTexts } from '#shared/convert/makeEntries.ts'
import { readMoney, type FieldProblem } from '#shared/convert/readField.ts'
import { dateOf } from '#shared/convert/readRow.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import { cellText } from '#shared/reading/cell.ts'

/** What a row says besides its day and its money. VAT in minor units, without a sign; null and '' where it says nothing. */
export interface RowDetails {
  readonly texts: RowTexts
  readonly vat: number | null
  readonly settlement: string
  readonly payoutDate: string | null
}

type Read<Value> = Result<Value, readonly FieldProblem[]>

/** Reads all of a row but its day and its money; or says all that is wrong. `amount` is what its VAT may not exceed. */
export function readDetails(
  fields: RowFields,
  layout: Layout,
  decimals: number,
  amount: number | null,
): Read<RowDetails> {
  const name = lineOf('name', fields)
  const notes = textOf('notes', fields)
  const category = lineOf('category', fields)
  const productId = lineOf('productId', fields)
  const vat = vatOf(fields, layout, decimals, amount)
  const settlement = settlementOf(fields, layout)
  const payoutDate = payoutDateOf(fields, layout)
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
      name: name.value,
      notes: notes.value,
      category: category.value,
      productId: productId.value,
    }
    return ok({ texts, vat: vat.value, settlement: settlement.value, payoutDate: payoutDate.value })
  }
  return err(allProblems([name, notes, category, productId, vat, settlement, payoutDate, own]))
}

/** Everything that is wrong in readings of one row. */
export function allProblems(readings: readonly Read<unknown>[]): FieldProblem[] {
  return readings.flatMap((read) => (read.ok ? [] : read.error))
}

/** A field as one line of text: blanks and line breaks as single spaces. */
function lineOf(field: FieldName, fields: RowFields): Read<string> {
  const text = textOf(field, fields)
  return text.ok ? ok(text.value.replace(/[\s\p{Cc}]+/gu, ' ').trim()) : text
}

function textOf(field: FieldName, fields: RowFields): Read<string> {
  const cell = fields(field)?.cell
  if (typeof cell === 'object' && 'error' in cell) return err([{ field, code: 'cell.error' }])
  return ok(cellText(cell).trim())
}

function vatOf(
  fields: RowFields,
  layout: Layout,
  decimals: number,
  amount: number | null,
): Read<number | null> {
  const at = fields('vat')
  if (at === null) return ok(null)
  const read = readMoney(at, layout.decimalMark, decimals)
  if (!read.ok) {
    const keeps = read.error === 'question.open' || read.error === 'cell.error'
    return err([{ field: 'vat', code: keeps ? read.error : 'vat.unreadable' }])
  }
  if (read.value === null) return ok(null)
  const vat = Math.abs(read.value.minor)
  return amount !== null && vat > Math.abs(amount) ? err([{ field: 'vat', code: 'vat.tooLarge' }]) : ok(vat)
}

/** The file's own id of the settlement that a row is a line of; '' for kinds that have none. */
export function settlementOf(fields: RowFields, layout: Layout): Read<string> {
  if (layout.kind !== 'settlement') return ok('')
  const settlement = lineOf('settlementId', fields)
  const missing = settlement.ok && settlement.value === ''
  return missing ? err([{ field: 'settlementId', code: 'settlement.missing' }]) : settlement
}

function payoutDateOf(fields: RowFields, layout: Layout): Read<string | null> {
  if (layout.kind !== 'settlement' || fields('payoutDate') === null) return ok(null)
  const read = dateOf('payoutDate', fields, layout)
  const missing = !read.ok && read.error.every(({ code }) => code === 'date.missing')
  return missing ? ok(null) : read
}

/** The account and the source's own id go into a record's id: an error cell there would give many rows the same. */
function ownIdsOf(fields: RowFields): Read<unknown> {
  const problems = allProblems([textOf('account', fields), textOf('sourceId', fields)])
  return problems.length > 0 ? err(problems) : ok(null)
}

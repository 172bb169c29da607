import { againstOtherRows } from '#shared/convert/againstOtherRows.ts'
import { againstItsColumn } from '#shared/convert/againstItsColumn.ts'
import { withBalanceDoubt } from '#shared/convert/balanceDoubt.ts'
import { leftByLayout } from '#shared/convert/leftByLayout.ts'
import { findingAt } from '#shared/convert/findingAt.ts'
import { kindOf, makeEntries, type RowTexts, type SoundRow } from '#shared/convert/makeEntries.ts'
import { maskCardNumbers } from '#shared/convert/maskCardNumbers.ts'
import { netDoubt } from '#shared/convert/netDoubt.ts'
import { payoutRow } from '#shared/convert/payoutRow.ts'
import { allProblems, readDetails, settlementOf, type RowDetails } from '#shared/convert/readDetails.ts'
import type { FieldProblem } from '#shared/convert/readField.ts'
import { readRow, type RowReading } from '#shared/convert/readRow.ts'
import { recordMoney } from '#shared/convert/recordMoney.ts'
import { rowCategory } from '#shared/convert/rowCategory.ts'
import type { RowContext } from '#shared/convert/rowContext.ts'
import { rowFields, type RowFields } from '#shared/convert/rowFields.ts'
import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import { readSourceRow, type SourceRow } from '#shared/convert/readSourceRow.ts'
import { thousandsDoubt } from '#shared/convert/thousandsDoubt.ts'
import { withTotalDoubts } from '#shared/convert/totalDoubt.ts'
import { seemsSwapped } from '#shared/convert/seemsSwapped.ts'
import { withoutTip } from '#shared/convert/rowTip.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Finding } from '#shared/findings/finding.ts'
import type { RowFixes } from '#shared/fixes/rowFixes.ts'
import type { Layout } from '#shared/layout/layout.ts'
import type { BalanceBreak } from '#shared/proof/balanceProof.ts'
import type { WrongTotal } from '#shared/proof/totalsProof.ts'
import { cellText, type Cells } from '#shared/reading/cell.ts'
import type { LeftReason } from '#shared/reading/reading.ts'
import { identityCode, isRoundedCode } from '#shared/records/identityText.ts'
import type { Entry } from '#shared/records/record.ts'

/**
 * One source row: its number, its cells, why the reader left it out (null for rows of the table), the user's fixes, and
 * whether something about how its source is read is still open.
 */
export interface RowInput {
  readonly row: number
  readonly cells: Cells
  readonly left: LeftReason | null
  readonly fixes: RowFixes | undefined
  readonly isReadingOpen?: boolean
  /** What the proof of the balance has against the row. */
  readonly balanceBreak?: BalanceBreak | undefined
  /** The totals in the row that the rows above it do not add up to. */
  readonly wrongTotals?: readonly WrongTotal[] | undefined
}

/**
 * What becomes of a row: its records, or why it is left out, or all that is wrong with it. `ordinal` counts from 1 the file's rows
 * with an equal identity; where rows have ids of their own, each after the first is the same record once more and in error. A row
 * with neither an amount nor a fee, one of them a zero, is information, and so is one whose amount is all tip; without either it is in
 * error. Who has read the row already hands it on as `source`.
 */
export function convertRow(
  input: RowInput,
  context: RowContext,
  ordinal: number,
  source: SourceRow = readSourceRow(input.cells, context),
): RowVerdict {
  const alone = convertAlone(input, context, ordinal, source)
  const { balanceBreak, cells, wrongTotals } = input
  const verdict = wrongTotals === undefined ? alone : withTotalDoubts(alone, wrongTotals)
  return balanceBreak === undefined ? verdict : withBalanceDoubt(verdict, balanceBreak, cells, context.layout)
}

/** What becomes of a row by itself. */
function convertAlone(input: RowInput, context: RowContext, ordinal: number, source: SourceRow): RowVerdict {
  const why = whyLeft(input, context.layout)
  if (why !== null && !isPayoutsOwn(input, why, context.layout)) return { state: 'left', why, findings: [] }
  if (input.isReadingOpen === true) return { state: 'error', findings: [readingOpen(input.row)] }
  const fields = rowFields(input.cells, context.layout, input.fixes?.values ?? {})
  if (why !== null) return payoutRow(input.row, readRow(fields, context), fields, context.layout)
  const stray = strayCell(input, context.width ?? null)
  if (stray !== null) return inError(input.row, [], fields, context.layout, [stray])
  const isAsRead = input.fixes === undefined && !hasDefaults(context.layout)
  const reading = isAsRead ? source.reading : readRow(fields, context)
  if (saysNothing(reading, context.layout)) return { state: 'left', why: 'information', findings: [] }
  const judged = judge(reading, fields, context)
  if (!judged.ok) return inError(input.row, judged.error, fields, context.layout)
  const { details, ...money } = judged.value
  const { identity } = source
  if (identity.sourceId !== null && ordinal > 1) {
    return inError(input.row, [{ field: 'sourceId', code: 'id.repeated' }], fields, context.layout)
  }
  const entries = makeEntries({
    ...money,
    vat: details.vat,
    texts: sentTexts(details.texts, money.amount, fields, context),
    row: input.row,
    kind: context.layout.kind,
    feeCategory: context.layout.feeCategory ?? null,
    identity,
    ordinal,
  })
  if (entries.length === 0) return { state: 'left', why: 'information', findings: [] }
  return converted(entries, details, doubts(input.row, details, reading, fields, context.layout))
}

/** What stands in a row beyond its table's last column: its values may be in the wrong ones, unless the user typed some. */
function strayCell({ row, cells, fixes }: RowInput, width: number | null): Finding | null {
  if (width === null || Object.keys(fixes?.values ?? {}).length > 0) return null
  for (let column = width; column < cells.length; column++) {
    const found = cellText(cells[column]).trim()
    if (found !== '') return { row, column, field: null, code: 'row.ragged', severity: 'error', found }
  }
  return null
}

/** Under another encoding or delimiter, or in another table, the row would have other cells. */
function readingOpen(row: number): Finding {
  return { row, column: null, field: null, code: 'question.open', severity: 'error', found: '' }
}

function inError(
  row: number,
  problems: readonly FieldProblem[],
  fields: RowFields,
  layout: Layout,
  ofRow: readonly Finding[] = [],
): RowVerdict {
  const settlement = settlementOf(fields, layout)
  const named = settlement.ok && settlement.value !== ''
  const findings = [...ofRow, ...problems.map((problem) => findingAt(row, problem, 'error', fields))]
  return { state: 'error', findings, ...(named && { settlement: settlement.value }) }
}

function converted(entries: Entry[], details: RowDetails, findings: Finding[]): RowVerdict {
  const { settlement, payoutDate } = details
  return {
    state: 'converted',
    entries,
    findings,
    ...(settlement !== '' && { settlement }),
    ...(payoutDate !== null && { payoutDate }),
  }
}

function doubts(
  row: number,
  { texts, doubt }: RowDetails,
  reading: RowReading,
  fields: RowFields,
  layout: Layout,
): Finding[] {
  const { amount, currency } = reading
  const against = amount.ok ? againstItsColumn(amount.value, fields, layout) : null
  const balance = fields('balance')?.cell
  const doubtful: FieldProblem[] = [
    ...(typeof balance === 'object' && 'error' in balance
      ? [{ field: 'balance', code: 'cell.error' } as const]
      : []),
    ...(texts.name === '' ? [{ field: 'name', code: 'name.missing' } as const] : []),
    ...(against === null ? [] : [against]),
    ...(currency.ok ? thousandsDoubt(fields, layout, currency.value) : []),
    ...(isRoundedCode(identityCode(cellText(fields('sourceId')?.cell)))
      ? [{ field: 'sourceId', code: 'id.rounded' } as const]
      : []),
    ...(doubt === null ? [] : [{ field: 'vat', code: doubt } as const]),
  ]
  const found = doubtful.map((problem) => findingAt(row, problem, 'warning', fields))
  return [...found, ...netDoubt(row, reading, fields, layout)]
}

/** The texts as they leave: with the category that is chosen for the row, and card numbers masked where that is wished. */
function sentTexts(texts: RowTexts, money: number, fields: RowFields, context: RowContext): RowTexts {
  const own = { kind: kindOf(money), amount: Math.abs(money) }
  const { category } = rowCategory(texts, own, fields, context)
  if (context.layout.maskCards !== true) return { ...texts, category }
  return { ...texts, category, name: maskCardNumbers(texts.name), notes: maskCardNumbers(texts.notes) }
}

const readOfSource = ['date', 'amount', 'debit', 'credit', 'flag', 'fee', 'feeVat', 'currency'] as const

/** Whether anything stands in for empty cells of a row's day and money: a record's id is read without that. */
function hasDefaults({ fields }: Layout): boolean {
  return readOfSource.some((field) => {
    const source = fields[field]
    return source !== undefined && source.from !== 'constant' && source.empty !== undefined
  })
}

/** The reader's reason, or the layout's, unless the user has decided otherwise. */
function whyLeft({ left, cells, fixes }: RowInput, layout: Layout): LeftReason | null {
  if (fixes?.left === true) return 'byUser'
  return fixes?.left === false ? null : (left ?? leftByLayout(cells, layout))
}

/** Whether a row that is left out is a payout's own: a sum, by the layout's word, among lines of settlements. */
function isPayoutsOwn({ left, isReadingOpen }: RowInput, why: LeftReason, { kind }: Layout): boolean {
  return why === 'total' && kind === 'settlement' && left === null && isReadingOpen !== true
}

/** Whether a row has neither an amount nor a fee that counts, but a zero or a fee that does not. */
function saysNothing({ amount, fee }: RowReading, layout: Layout): boolean {
  if (!amount.ok || amount.value) return false
  if (layout.fee === 'left') return amount.value === 0 || (fee.ok && fee.value !== null)
  return fee.ok && !fee.value && (amount.value === 0 || fee.value === 0)
}

type Judged = Pick<SoundRow, 'date' | 'currency' | 'amount' | 'fee'> & { readonly details: RowDetails }

function judge(
  reading: RowReading,
  fields: RowFields,
  { layout, period, signs, datesSwapped }: RowContext,
): Result<Judged, readonly FieldProblem[]> {
  const { date, currency } = reading
  const money = moneyOf(reading, layout)
  const basis = {
    date: date.ok ? date.value : null,
    amount: money.ok ? money.value.amount : null,
    currency: currency.ok ? currency.value : null,
  }
  const details = readDetails(fields, layout, basis, period ?? null)
  const against = [
    ...(datesSwapped === true && date.ok ? seemsSwapped(fields, date.value) : []),
    ...againstOtherRows(fields, reading, { layout, signs: signs ?? null }),
  ]
  if (!date.ok || !currency.ok || !money.ok || !details.ok || against.length > 0) {
    return err([...allProblems([date, money, currency, details]), ...against])
  }
  return ok({
    date: date.value,
    currency: currency.value.code,
    ...money.value,
    details: details.value,
  })
}

/** What the records of a row are worth, its tip aside; a row that has no amount needs a fee, or a fee that at least may be one. */
function moneyOf({ amount, fee, tip }: RowReading, layout: Layout): ReturnType<typeof recordMoney> {
  const counted = layout.fee === 'left' ? ok(null) : fee
  if (!amount.ok || !counted.ok || !tip.ok) return err(allProblems([amount, counted, tip]))
  if (amount.value === null && counted.value === null)
    return err([{ field: 'amount', code: 'amount.missing' }])
  const money = recordMoney(amount.value ?? 0, counted.value ?? 0, layout)
  if (!money.ok) return money
  const own = withoutTip(money.value.amount, tip.value)
  return own.ok ? ok({ ...money.value, amount: own.value }) : own
}

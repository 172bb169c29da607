import type { ColumnsView } from '#shared/imports/importView.ts'
import { readPeriod } from '#shared/dates/readPeriod.ts'
import { otherOfPair } from '#shared/layout/amountPair.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import type { Column } from '#shared/layout/column.ts'
import { columnsHeld } from '#shared/layout/columnsHeld.ts'
import { mayName } from '#shared/layout/doubtfulColumn.ts'
import { feesVatOnTop, isFeesVat } from '#shared/layout/feesVat.ts'
import { identityColumns } from '#shared/layout/identityColumns.ts'
import { judgeDateOrder } from '#shared/layout/judgeDateOrder.ts'
import { judgeDecimalMark } from '#shared/layout/judgeDecimalMark.ts'
import { judgeFee } from '#shared/layout/judgeFee.ts'
import type { Judgement } from '#shared/layout/judgement.ts'
import { judgeSign } from '#shared/layout/judgeSign.ts'
import { hasTips, judgeTips } from '#shared/layout/judgeTips.ts'
import { likelyFlag } from '#shared/layout/likelyFlag.ts'
import type { FeeBasis, FieldName, Layout } from '#shared/layout/layout.ts'
import { dateProfiles, moneyProfiles } from '#shared/layout/mappedProfiles.ts'
import { withNameParts } from '#shared/layout/nameParts.ts'
import { netColumn } from '#shared/layout/netColumn.ts'
import { payoutRows } from '#shared/layout/payoutRows.ts'
import { undoneRows } from '#shared/layout/undoneRows.ts'
import { unusedColumns } from '#shared/layout/unusedColumns.ts'
import { usualSigns } from '#shared/layout/usualSigns.ts'
import { amountUnit } from '#shared/layout/amountUnit.ts'
import { withFlagReading } from '#shared/layout/writtenSigns.ts'
import { withName } from '#shared/layout/withName.ts'
import { suggestFields, type FieldSuggestions } from '#shared/layout/suggestFields.ts'
import { currencyOfHeadings, currencyOfRows, unknownCurrency } from '#shared/layout/currencyOfRows.ts'
import { currencyNamed } from '#shared/money/currency.ts'
import type { Facts } from '#shared/reading/reading.ts'

/** What the program would do with a table if nobody said otherwise, how sure it is, and what proves it. */
export interface LayoutSuggestion {
  readonly layout: Layout
  readonly columns: Column[]
  readonly confidence: Partial<Record<FieldName, number>>
  readonly proofs: ColumnsView['proofs']
}

const homeCurrency = 'ZAR'

/**
 * Suggests a layout from what the columns hold and what the preamble says. What the columns leave open is null in it, and
 * `openQuestions` asks for it; what proves the rest is in `proofs`.
 */
export function suggestLayout(profiles: readonly ColumnProfile[], facts: Facts): LayoutSuggestion {
  const suggested = suggestFields(profiles)
  const ofColumns = withNameParts(profiles, withFeesVat(profiles, fieldsFrom(suggested)))
  const mapped = withUnknownCurrency(profiles, ofColumns, facts)
  const kind = mapped.settlementId === undefined ? 'bank' : 'settlement'
  const sign = judgeSign(profiles, { kind, fields: mapped })
  const fields = withoutIdleFlag(mapped, sign)
  const dateOrder = judgeDateOrder(dateProfiles(profiles, { fields }), readPeriod(facts.period))
  const decimalMark = judgeDecimalMark(moneyProfiles(profiles, { fields }))
  const signed: Layout = {
    ...usualSigns(profiles, fields),
    ...tipsOf(profiles, { fields }),
    ...amountUnit(profiles, { fields }),
    version: 1,
    kind,
    dateOrder: valueOf(dateOrder),
    decimalMark: valueOf(decimalMark),
    sign: valueOf(sign),
    currency: currencyOf(profiles, { fields }, facts),
    fields,
    ...nameOf(profiles, fields),
    identity: identityColumns(profiles, fields),
  }
  const settled = withFeeBasis(signed, judgeFee(profiles, signed))
  const netted = { ...settled, ...netColumn(profiles, settled) }
  const layout = { ...netted, ...rowsLeft(profiles, netted) }
  return {
    layout,
    columns: columnsHeld(profiles, layout),
    // `netColumn` takes only what the rows agree with.
    confidence: { ...confidenceOf(suggested, fields), ...(layout.fields.net && { net: 1 }) },
    proofs: proofsOf(profiles, layout, facts),
  }
}

function rowsLeft(profiles: readonly ColumnProfile[], layout: Layout): Pick<Layout, 'leave'> {
  const leave = [...undoneRows(profiles), ...payoutRows(profiles, layout)]
  return leave.length === 0 ? {} : { leave }
}

/** What proves the conventions of a layout that a file's columns prove. */
export function proofsOf(
  profiles: readonly ColumnProfile[],
  layout: Layout,
  facts: Facts,
): ColumnsView['proofs'] {
  const dateOrder = judgeDateOrder(dateProfiles(profiles, layout), readPeriod(facts.period))
  const fee = judgeFee(profiles, layout)
  const proofOf = <Value>(value: Value | null | undefined, judgement: Judgement<Value>): string | null =>
    judgement.settled && judgement.value === value ? judgement.proof : null
  return {
    dateOrder: proofOf(layout.dateOrder, dateOrder),
    decimalMark: proofOf(layout.decimalMark, judgeDecimalMark(moneyProfiles(profiles, layout))),
    sign: proofOf(layout.sign, judgeSign(profiles, layout)),
    fee: fee === null ? null : proofOf(layout.feeBasis, fee),
    ...(hasTips(profiles, layout) && { tips: proofOf(layout.tips, judgeTips(profiles, layout)) }),
  }
}

/** Fills what a layout leaves open and its columns settle by now, say after a column was mapped by hand; keeps all else. */
export function settleOpen(profiles: readonly ColumnProfile[], given: Layout, facts: Facts = {}): Layout {
  const layout = withOtherOfPair(profiles, given)
  const columns = dateProfiles(profiles, layout)
  const fields = withFlag(profiles, layout)
  const signed: Layout = {
    ...usualSigns(profiles, layout.fields),
    ...tipsOf(profiles, layout),
    ...amountUnit(profiles, layout),
    ...layout,
    fields,
    dateOrder: layout.dateOrder ?? valueOf(judgeDateOrder(columns, readPeriod(facts.period))),
    decimalMark: layout.decimalMark ?? valueOf(judgeDecimalMark(moneyProfiles(profiles, layout))),
    sign: layout.sign ?? valueOf(judgeSign(profiles, layout)),
  }
  const read =
    signed.againstFlag === undefined ? signed : withFlagReading(profiles, signed, signed.againstFlag)
  const named = withOnlyName(profiles, read)
  return named.feeBasis === undefined ? withFeeBasis(named, judgeFee(profiles, named)) : named
}

/** A name that was open, where all columns but one that could have been it are something else by now. */
function withOnlyName(profiles: readonly ColumnProfile[], layout: Layout): Layout {
  const [only, ...others] = layout.nameOpen === true ? unusedColumns(profiles, layout).filter(mayName) : []
  return only === undefined || others.length > 0
    ? layout
    : withName(layout, { from: 'column', column: only.index })
}

/** The fields with the column that is likely the flag, where that decides the sign and none was chosen. */
function withFlag(profiles: readonly ColumnProfile[], layout: Layout): Layout['fields'] {
  const { sign, fields } = layout
  const likely = sign === 'flag' && fields.flag === undefined ? likelyFlag(profiles, layout) : null
  return likely === null ? fields : { ...fields, flag: { from: 'column', column: likely.column.index } }
}

/** Where it was open which of two columns is money out, and that is told by now, the other one is money in. */
function withOtherOfPair(profiles: readonly ColumnProfile[], layout: Layout): Layout {
  const { sign, fields } = layout
  const debit = columnOf(layout, 'debit')
  const isOpen = sign === null && fields.credit === undefined && fields.amount === undefined
  const credit = isOpen && debit !== null ? otherOfPair(profiles, debit) : null
  return credit === null
    ? layout
    : { ...layout, fields: { ...fields, credit: { from: 'column', column: credit } } }
}

function withFeeBasis(layout: Layout, fee: Judgement<FeeBasis> | null): Layout {
  return fee?.settled === true ? { ...layout, feeBasis: fee.value } : layout
}

/** The layout for another kind of records: the same columns, with the sign convention judged anew. */
export function withKind(profiles: readonly ColumnProfile[], layout: Layout, kind: Layout['kind']): Layout {
  return kind === layout.kind ? layout : settleOpen(profiles, { ...layout, kind, sign: null })
}

function fieldsFrom(suggested: FieldSuggestions): Layout['fields'] {
  return Object.fromEntries(
    Object.entries(suggested).map(([field, { column }]) => [field, { from: 'column', column } as const]),
  )
}

/** What is no one currency is said of each row, for the user to correct. */
function withUnknownCurrency(
  profiles: readonly ColumnProfile[],
  fields: Layout['fields'],
  facts: Facts,
): Layout['fields'] {
  const currency = unknownCurrency(profiles, { fields }, facts)
  return currency === null ? fields : { ...fields, currency }
}

/** A processor's VAT on its fee is no VAT of the sale; on top of the fee it is a part of what was charged. */
function withFeesVat(profiles: readonly ColumnProfile[], fields: Layout['fields']): Layout['fields'] {
  const { vat, ...others } = fields
  const own = vat !== undefined && isFeesVat(profiles, { fields }) ? others : fields
  const onTop = feesVatOnTop(profiles, { fields: own })
  return onTop === null ? own : { ...own, feeVat: { from: 'column', column: onTop } }
}

/** A flag that does not decide the sign is left alone. */
function withoutIdleFlag(fields: Layout['fields'], sign: Judgement<unknown>): Layout['fields'] {
  if (sign.settled && sign.value === 'flag') return fields
  const { flag: _idle, ...others } = fields
  return others
}

/** That it is open which column names the records, where one could and none is clear. */
function nameOf(profiles: readonly ColumnProfile[], fields: Layout['fields']): Pick<Layout, 'nameOpen'> {
  const isClear =
    fields.name !== undefined || unusedColumns(profiles, { fields }).every((profile) => !mayName(profile))
  return isClear ? {} : { nameOpen: true }
}

/** Where tips stand; absent while that is open, and where there are none. */
function tipsOf(profiles: readonly ColumnProfile[], layout: Pick<Layout, 'fields'>): Pick<Layout, 'tips'> {
  const tips = hasTips(profiles, layout) ? valueOf(judgeTips(profiles, layout)) : null
  return tips === null ? {} : { tips }
}

function currencyOf(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
  facts: Facts,
): Layout['currency'] {
  return (
    currencyOfHeadings(profiles, layout) ??
    currencyNamed(facts.currency ?? '') ??
    currencyOfRows(profiles, layout) ??
    homeCurrency
  )
}

function confidenceOf(
  suggested: FieldSuggestions,
  fields: Layout['fields'],
): Partial<Record<FieldName, number>> {
  return Object.fromEntries(
    Object.entries(suggested)
      .filter(([field]) => field in fields)
      .map(([field, { confidence }]) => [field, confidence]),
  )
}

function valueOf<Value>(judgement: Judgement<Value>): Value | null {
  return judgement.settled ? judgement.value : null
}

import type { Column } from '#shared/layout/column.ts'
import { columnsIn } from '#shared/layout/columnOf.ts'
import { fieldNames, type FieldName, type FieldSource, type Layout } from '#shared/layout/layout.ts'
import { withName } from '#shared/layout/withName.ts'
import type { VatMode } from '#shared/vat/vatMode.ts'

/** The fields to map: those that this kind of file lives by, and the rest, one click away. */
export interface ShownFields {
  readonly main: readonly FieldName[]
  readonly more: readonly FieldName[]
}

const constants: readonly FieldName[] = ['name', 'notes', 'category', 'currency', 'productId', 'account']

/** Whether every row may have the same text in this field. */
export function takesConstant(field: FieldName): boolean {
  return constants.includes(field)
}

// Without these there is no record, or another one: what stands in for them would be made up.
const neverEmpty: readonly FieldName[] = [
  ...(['date', 'amount', 'debit', 'credit', 'feeVat', 'net', 'balance'] as const),
  ...(['sourceId', 'settlementId', 'payoutDate'] as const),
]

/** Whether a text may be given that stands in where a field's cells are empty; always where the layout has one. */
export function takesEmpty(field: FieldName, source: FromCells): boolean {
  return !neverEmpty.includes(field) || source.empty !== undefined
}

/** The same cells with another text where they are empty; '' for none. */
export function withEmpty(source: FromCells, text: string): FromCells {
  const { empty: _before, ...bare } = source
  return text.trim() === '' ? bare : { ...bare, empty: text.trim() }
}

/** A field taken from one column instead, with the same text where it is empty. */
export function columnSource(before: FieldSource | null, column: number): FieldSource {
  return withEmpty({ from: 'column', column }, emptyOf(before))
}

type FromCells = Exclude<FieldSource, { from: 'constant' }>

function emptyOf(source: FieldSource | null): string {
  return source === null || source.from === 'constant' ? '' : (source.empty ?? '')
}

/** Whether a field is offered to be joined from several columns: those of words. */
export function takesJoined(field: FieldName): boolean {
  return field === 'name' || field === 'notes'
}

/** A field joined from the column that it had, if any, and the next one that holds words. */
export function joinedSource(before: FieldSource | null, columns: readonly Column[]): FieldSource {
  const had = before === null ? [] : columnsIn(before)
  const words = columns.filter(({ holds }) => holds === 'text').map(({ index }) => index)
  const all = new Set([...had, ...words, ...columns.map(({ index }) => index)])
  const joined = [...all].slice(0, Math.max(2, had.length))
  return withEmpty({ from: 'columns', columns: joined, separator: ' ' }, emptyOf(before))
}

/** Which fields a layout's kind, sign and VAT ask for; of the others, whatever is mapped is always in sight. */
export function shownFields(layout: Layout): ShownFields {
  const amounts: FieldName[] =
    layout.sign === 'debitCredit'
      ? ['debit', 'credit']
      : layout.sign === 'flag'
        ? ['amount', 'flag']
        : ['amount']
  const settlement: FieldName[] = layout.kind === 'settlement' ? ['settlementId', 'fee', 'payoutDate'] : []
  const vat: FieldName[] = vatModeOf(layout) === 'column' ? ['vat'] : []
  const wanted: FieldName[] = ['date', 'name', ...amounts, ...settlement, 'category', 'notes', ...vat]
  const hidden = (['amount', 'debit', 'credit', 'flag', 'vat'] as FieldName[]).filter(
    (field) => !wanted.includes(field),
  )
  const others = fieldNames.filter((field) => !wanted.includes(field) && !hidden.includes(field))
  return {
    main: [...wanted, ...others.filter((field) => layout.fields[field] !== undefined)],
    more: others.filter((field) => layout.fields[field] === undefined),
  }
}

/** Where a layout takes VAT from: a column, unless it says otherwise. */
export function vatModeOf(layout: Layout): VatMode {
  return layout.vat ?? 'column'
}

/**
 * The layout with one field from another source, or from none. What was settled about the cells that it had before is open
 * again: other columns may prove something else.
 */
export function withField(layout: Layout, field: FieldName, source: FieldSource | null): Layout {
  const { [field]: before, ...others } = layout.fields
  if (field === 'name') return withName(layout, source)
  const next = { ...layout, fields: source === null ? others : { ...others, [field]: source } }
  return isSameColumns(before, source) ? next : withoutSettled(next, field)
}

function isSameColumns(before: FieldSource | undefined, source: FieldSource | null): boolean {
  if (before === undefined || source === null) return before === undefined && source === null
  return columnsIn(before).join() === columnsIn(source).join()
}

// What the cells of a field settle, beside what is theirs alone.
function withoutSettled(layout: Layout, field: FieldName): Layout {
  if (field === 'date') {
    const { dayCounts: _counts, ...undated } = layout
    return { ...undated, dateOrder: null }
  }
  if (field !== 'amount' && field !== 'fee' && field !== 'debit' && field !== 'credit') return layout
  const { feeBasis: _basis, ...unpaid } = layout
  if (field === 'fee') return withoutSign(unpaid, field)
  const { amountsIn: _unit, ...open } = unpaid
  return field === 'amount' ? open : withoutSign(open, field)
}

function withoutSign(layout: Layout, field: 'fee' | 'debit' | 'credit'): Layout {
  const { [`${field}Sign` as const]: _sign, ...others } = layout
  return others
}

/** The layout with these words of the user's own for one way; a word means one way only. */
export function withFlagWords(layout: Layout, way: 'debit' | 'credit', words: readonly string[]): Layout {
  const { flagWords: before = { debit: [], credit: [] }, ...others } = layout
  const other = way === 'debit' ? 'credit' : 'debit'
  const mine = words.map((word) => word.trim().slice(0, longestWord)).filter((word) => word !== '')
  const theirs = before[other].filter((word) => !mine.includes(word))
  if (mine.length + theirs.length === 0) return others
  return {
    ...others,
    flagWords: way === 'debit' ? { debit: mine, credit: theirs } : { debit: theirs, credit: mine },
  }
}

const longestWord = 40

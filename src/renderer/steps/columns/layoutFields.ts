import { fieldNames, type FieldName, type FieldSource, type Layout } from '#shared/layout/layout.ts'

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

/** Which fields a layout's kind and sign ask for; whatever is mapped is always in sight. */
export function shownFields(layout: Layout): ShownFields {
  const amounts: FieldName[] =
    layout.sign === 'debitCredit'
      ? ['debit', 'credit']
      : layout.sign === 'flag'
        ? ['amount', 'flag']
        : ['amount']
  const settlement: FieldName[] = layout.kind === 'settlement' ? ['settlementId', 'fee', 'payoutDate'] : []
  const wanted: FieldName[] = ['date', 'name', ...amounts, ...settlement, 'category', 'notes', 'vat']
  const hidden = (['amount', 'debit', 'credit', 'flag'] as FieldName[]).filter(
    (field) => !amounts.includes(field),
  )
  const others = fieldNames.filter((field) => !wanted.includes(field) && !hidden.includes(field))
  return {
    main: [...wanted, ...others.filter((field) => layout.fields[field] !== undefined)],
    more: others.filter((field) => layout.fields[field] === undefined),
  }
}

/** The layout with one field from another source, or from none. */
export function withField(layout: Layout, field: FieldName, source: FieldSource | null): Layout {
  const { [field]: _, ...others } = layout.fields
  return { ...layout, fields: source === null ? others : { ...others, [field]: source } }
}

import type { Layout } from '#shared/layout/layout.ts'

/** The currency of the rows that name none: what is said of every row, be it no currency that is known, else the layout's. */
export function currencyOf({ currency, fields }: Pick<Layout, 'currency' | 'fields'>): string {
  return fields.currency?.from === 'constant' ? fields.currency.value : currency
}

/** The layout with another currency for those rows. */
export function withCurrency(layout: Layout, currency: string): Layout {
  if (layout.fields.currency?.from !== 'constant') return { ...layout, currency }
  return { ...layout, fields: { ...layout.fields, currency: { from: 'constant', value: currency } } }
}

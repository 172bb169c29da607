import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import { headedCurrency } from '#shared/layout/headedCurrency.ts'
import type { FieldSource, Layout } from '#shared/layout/layout.ts'
import { moneyProfiles } from '#shared/layout/mappedProfiles.ts'
import { currencyNamed } from '#shared/money/currency.ts'
import type { Facts } from '#shared/reading/reading.ts'

/** The one currency that the headings of amounts name, those of the records' own first; null where they name none, or several. */
export function currencyOfHeadings(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
): string | null {
  const amounts = moneyProfiles(profiles, layout)
  const ofRecords = (['amount', 'debit', 'credit'] as const).map((field) => columnOf(layout, field))
  const headed = (columns: readonly ColumnProfile[]) =>
    only(columns.flatMap(({ heading }) => headedCurrency(heading) ?? []))
  return headed(amounts.filter(({ index }) => ofRecords.includes(index))) ?? headed(amounts)
}

/** The one currency that rows name, in a column or beside their amounts; null where they name none, or several. */
export function currencyOfRows(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
): string | null {
  const ofRows = profiles[columnOf(layout, 'currency') ?? -1]
  const besideAmounts = moneyProfiles(profiles, layout).flatMap((profile) => profile.amounts.currencies)
  // A long name is not among the codes that the column was seen to hold.
  const named = only(ofRows?.currencies.codes ?? []) ?? currencyNamed(ofRows?.onlyValue ?? '')
  return named ?? only(besideAmounts)
}

/**
 * The currency of each row where a file says above its table that it is in what is no one currency, as `Dollar`, and neither its
 * headings nor its rows name one: just that, by which they are in error until the user says which it is. Null where that is not so.
 */
export function unknownCurrency(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
  { currency: said }: Facts,
): FieldSource | null {
  if (said === undefined || currencyNamed(said) !== null || layout.fields.currency !== undefined) return null
  const named = currencyOfHeadings(profiles, layout) ?? currencyOfRows(profiles, layout)
  return named === null ? { from: 'constant', value: said } : null
}

function only(codes: readonly string[]): string | null {
  const [code, ...others] = new Set(codes)
  return code !== undefined && others.length === 0 ? code : null
}

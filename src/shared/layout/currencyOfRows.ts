import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import { headedCurrencies } from '#shared/layout/headedCurrency.ts'
import type { FieldSource, Layout } from '#shared/layout/layout.ts'
import { amountProfiles, moneyProfiles } from '#shared/layout/mappedProfiles.ts'
import { currencyNamed } from '#shared/money/currency.ts'
import type { Facts } from '#shared/reading/reading.ts'

/** The one currency that the headings of amounts name, those of the records' own first; null where they name none, or several. */
export function currencyOfHeadings(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
): string | null {
  const headed = (columns: readonly ColumnProfile[]) =>
    only(columns.map(({ heading }) => only(headedCurrencies(heading).codes)).filter((code) => code !== null))
  return headed(amountProfiles(profiles, layout)) ?? headed(moneyProfiles(profiles, layout))
}

/** What the headings of the records' amounts say, which is no one currency: a `$`, or `EUR / USD`; null where they say nothing. */
function vagueOfHeadings(profiles: readonly ColumnProfile[], layout: Pick<Layout, 'fields'>): string | null {
  const said = amountProfiles(profiles, layout).map(({ heading }) => headedCurrencies(heading))
  const vague = new Set(said.flatMap(({ codes, shared }) => [...codes, ...shared]))
  return vague.size === 0 ? null : [...vague].join(' / ')
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
 * The currency of each row where a file says above its table, or in the headings of its amounts, that it is in what is no one
 * currency, as `Dollar` or `$`, and nothing in it names one: just that, by which they are in error until the user says which it is.
 * Null where that is not so.
 */
export function unknownCurrency(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
  { currency: said = '' }: Facts,
): FieldSource | null {
  if (layout.fields.currency !== undefined) return null
  const named =
    currencyOfHeadings(profiles, layout) ?? currencyNamed(said) ?? currencyOfRows(profiles, layout)
  const vague = vagueOfHeadings(profiles, layout) ?? said
  return named === null && vague !== '' ? { from: 'constant', value: vague } : null
}

function only(codes: readonly string[]): string | null {
  const [code, ...others] = new Set(codes)
  return code !== undefined && others.length === 0 ? code : null
}

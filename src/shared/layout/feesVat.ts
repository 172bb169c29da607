import { headValues } from '#shared/layout/balanceChain.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import { unusedColumns } from '#shared/layout/unusedColumns.ts'

const rates = [15, 14]
const nearlyAll = 0.9
// Processors round in their own ways.
const roundedBy = 1

/**
 * Whether a column of VAT beside a fee is that of the fee, which a processor charges, and not that of the sale: so it is where nearly
 * all of the first rows show the VAT in the fee, or on top of it, and not that in the amount.
 */
export function isFeesVat(profiles: readonly ColumnProfile[], layout: Pick<Layout, 'fields'>): boolean {
  const of = (field: FieldName): readonly (number | null)[] => {
    const profile = profiles[columnOf(layout, field) ?? -1]
    return profile === undefined ? [] : sizesIn(profile)
  }
  const [amounts, fees] = [of('amount'), of('fee')]
  const shown = of('vat').flatMap((vat, row) => {
    const [amount, fee] = [amounts[row] ?? 0, fees[row] ?? 0]
    return vat === null || vat === 0 || fee === 0 ? [] : [isVatOf(vat, fee) && !isVatIn(vat, amount)]
  })
  return shown.length > 0 && shown.filter((isFees) => isFees).length >= nearlyAll * shown.length
}

function feesVatColumn(
  profiles: readonly ColumnProfile[],
  { fields }: Pick<Layout, 'fields'>,
): ColumnProfile | undefined {
  return unusedColumns(profiles, { fields }).find(({ index }) =>
    isFeesVat(profiles, { fields: { ...fields, vat: { from: 'column', column: index } } }),
  )
}

/**
 * The free column of VAT that a processor charges on top of its fees; null where there is none, where the VAT is in the fees, and
 * where what was paid out, or the balance, shows that it did not leave with them.
 */
export function feesVatOnTop(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
): number | null {
  const fees = profiles[columnOf(layout, 'fee') ?? -1]
  const vat = feesVatColumn(profiles, layout)
  if (fees === undefined || vat === undefined) return null
  const [charged, own] = [sizesIn(vat), sizesIn(fees)]
  const shown = charged.flatMap((size, row) => {
    const fee = own[row] ?? 0
    return size === null || size === 0 || fee === 0 ? [] : [!isVatIn(size, fee)]
  })
  const isOnTop = shown.filter((each) => each).length * 2 > shown.length
  return isOnTop && !leftApart(profiles, layout, vat) ? vat.index : null
}

/** Whether what is left of the amounts, in a free column or by the balance, is more often without the VAT on their fees taken off. */
function leftApart(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
  vat: ColumnProfile,
): boolean {
  const of = (field: FieldName) => profiles[columnOf(layout, field) ?? -1]
  const [amount, fee, balance] = [of('amount'), of('fee'), of('balance')]
  if (amount === undefined || fee === undefined) return false
  const [amounts, fees, vats] = [sizesIn(amount), sizesIn(fee), sizesIn(vat)]
  const free = unusedColumns(profiles, layout)
  const left = [...free.map(sizesIn), ...(balance === undefined ? [] : changesIn(balance))]
  const count = (taken: (row: number) => number): number =>
    left.reduce((sum, sizes) => {
      const agrees = (size: number | null, row: number): boolean =>
        size !== null && size === (amounts[row] ?? 0) - taken(row)
      return sum + sizes.filter(agrees).length
    }, 0)
  const apart = count((row) => fees[row] ?? 0)
  return apart > count((row) => (fees[row] ?? 0) + (vats[row] ?? 0))
}

/** By how much a balance changes from the row before, and from the row behind. */
function changesIn(balance: ColumnProfile): (number | null)[][] {
  const values = headValues(balance)
  return [-1, 1].map((step) =>
    values.map((value, row) => {
      const other = values[row + step] ?? null
      return value === null || other === null ? null : Math.abs(value - other)
    }),
  )
}

function sizesIn(profile: ColumnProfile): readonly (number | null)[] {
  return headValues(profile).map((value) => (value === null ? null : Math.abs(value)))
}

function isVatOf(vat: number, fee: number): boolean {
  return isVatIn(vat, fee) || rates.some((rate) => isNear(vat, (fee * rate) / 100))
}

function isVatIn(vat: number, gross: number): boolean {
  return rates.some((rate) => isNear(vat, (gross * rate) / (100 + rate)))
}

function isNear(vat: number, expected: number): boolean {
  return Math.abs(vat - expected) <= roundedBy
}

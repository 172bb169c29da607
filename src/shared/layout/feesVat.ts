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

/** The VAT on the fees of the first rows, in hundredths without a sign, where a column has it that is of no field; else nothing. */
export function feesVats(
  profiles: readonly ColumnProfile[],
  { fields }: Pick<Layout, 'fields'>,
): readonly (number | null)[] {
  const found = unusedColumns(profiles, { fields }).find(({ index }) =>
    isFeesVat(profiles, { fields: { ...fields, vat: { from: 'column', column: index } } }),
  )
  return found === undefined ? [] : sizesIn(found)
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

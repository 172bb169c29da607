import { headValues } from '#shared/layout/balanceChain.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { headingToWords } from '#shared/layout/headingScore.ts'
import type { Judgement } from '#shared/layout/judgement.ts'
import { tipPlaces, type FieldName, type Layout, type TipPlace } from '#shared/layout/layout.ts'
import { tipsOpen, tipsProof } from '#shared/layout/proofSentences.ts'

/** One of the first rows with a tip: amounts in hundredths and without their signs, null where a column has none. */
interface TippedRow {
  readonly tip: number
  readonly amount: number
  readonly fee: number
  readonly net: number | null
  readonly vat: number | null
}

const vatRates = [15, 14]

/** Whether any row of a layout has a tip, so that it matters where tips stand. */
export function hasTips(profiles: readonly ColumnProfile[], layout: Pick<Layout, 'fields'>): boolean {
  const tip = profileOf(profiles, columnOf(layout, 'tip'))
  return tip !== null && tip.amounts.positive + tip.amounts.negative > 0
}

/**
 * Settles whether tips are in the amounts beside them: by what is paid out, which is the amount less the fee, with the tip or
 * with it once more; and by the VAT, which no tip bears. Open where neither tells, or they contradict each other.
 */
export function judgeTips(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
): Judgement<TipPlace> {
  if (!hasTips(profiles, layout)) return { settled: true, value: 'in', proof: null }
  const said = tippedRows(profiles, layout).flatMap((row) => [byNet(row), byVat(row)])
  const places = tipPlaces.filter((place) => said.includes(place))
  const [place, another] = places
  if (place !== undefined && another === undefined)
    return { settled: true, value: place, proof: tipsProof[place]() }
  const why = place === undefined ? tipsOpen.nothingTells() : tipsOpen.contradiction()
  return { settled: false, options: tipPlaces, why }
}

function tippedRows(profiles: readonly ColumnProfile[], layout: Pick<Layout, 'fields'>): TippedRow[] {
  const sizes = (profile: ColumnProfile | null) =>
    profile === null ? [] : headValues(profile).map((value) => (value === null ? null : Math.abs(value)))
  const of = (field: FieldName) => sizes(profileOf(profiles, columnOf(layout, field)))
  const [tips, amounts, fees, vats] = [of('tip'), of('amount'), of('fee'), of('vat')]
  const nets = sizes(profiles.find(({ heading }) => headingToWords(heading).includes('net')) ?? null)
  return tips.flatMap((tip, row) => {
    const amount = amounts[row] ?? null
    if (tip === null || tip === 0 || amount === null) return []
    return [{ tip, amount, fee: fees[row] ?? 0, net: nets[row] ?? null, vat: vats[row] ?? null }]
  })
}

function byNet({ tip, amount, fee, net }: TippedRow): TipPlace | null {
  if (net === null) return null
  if (net === amount - fee) return 'in'
  return net === amount + tip - fee ? 'beside' : null
}

function byVat({ tip, amount, vat }: TippedRow): TipPlace | null {
  if (vat === null || vat === 0) return null
  const isVatOf = (gross: number) =>
    vatRates.some((rate) => Math.round((gross * rate) / (100 + rate)) === vat)
  const [within, beside] = [isVatOf(amount - tip), isVatOf(amount)]
  if (within === beside) return null
  return within ? 'in' : 'beside'
}

function profileOf(profiles: readonly ColumnProfile[], column: number | null): ColumnProfile | null {
  return column === null ? null : (profiles[column] ?? null)
}

import { dayNumberOf, type DayNumber } from '#shared/dates/dayNumber.ts'

/** South Africa's standard rates in percent, each from its first day on, the latest first. */
const standardRates: readonly { readonly from: DayNumber; readonly percent: number }[] = [
  { from: 20180401, percent: 15 },
  { from: 19930407, percent: 14 },
]

/** The standard rate of VAT on a day, in percent; null before 7 April 1993, for which no rate is kept here. */
export function vatPercentOn(day: DayNumber): number | null {
  return standardRates.find(({ from }) => day >= from)?.percent ?? null
}

/**
 * The VAT contained in a gross amount at the rate of a day, both in minor units, rounded half away from zero; null where the
 * rate is not known. The way of the money is not in it: `gross` may have either sign, the VAT has none.
 */
export function containedVat(gross: number, day: DayNumber): number | null {
  const percent = vatPercentOn(day)
  return percent === null ? null : shareOf(Math.abs(gross), percent, 100 + percent)
}

/** The same for a day that is written `YYYY-MM-DD`. */
export function containedVatOn(gross: number, date: string): number | null {
  return containedVat(gross, dayNumberOf(date))
}

/** `whole × part / of`, rounded half up, in whole numbers that stay as small as `whole`. */
function shareOf(whole: number, part: number, of: number): number {
  const rest = whole % of
  return ((whole - rest) / of) * part + Math.floor((2 * rest * part + of) / (2 * of))
}

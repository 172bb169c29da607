/** From which day a workbook counts: 1 January 1900 is day 1, or 1 January 1904 is day 0. */
export type DateSystem = 1900 | 1904

// 31 December 9999 in the 1900 system, the last day that Excel knows.
const LAST_SERIAL = 2_958_465
const DAYS_FROM_1900_TO_1904 = 1462

/**
 * The calendar date of a workbook's serial number as `YYYY-MM-DD`, its time of day dropped; null where Excel has no such
 * date. Day 60 of the 1900 system is 29 February 1900, which never was: it is null too, as is whatever is below 0.
 */
export function serialDate(serial: number, system: DateSystem): string | null {
  const day = Math.floor(serial) + (system === 1904 ? DAYS_FROM_1900_TO_1904 : 0)
  if (!(serial >= 0 && day >= 1 && day <= LAST_SERIAL) || day === 60) return null
  // Excel counts 1900 as a leap year, so serials after 59 are one day ahead. Day 0 of the count below is 1 March of year 0.
  return civilDate(day + (day > 60 ? 693_899 : 693_900))
}

// Days since 1 March of year 0 as a date of the Gregorian calendar, by eras of 400 years (Howard Hinnant, "chrono-Compatible
// Low-Level Date Algorithms").
function civilDate(days: number): string {
  const era = Math.floor(days / 146_097)
  const ofEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

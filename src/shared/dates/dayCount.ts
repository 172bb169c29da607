/**
 * Counts days, so that the days between two dates and the day of the week can be told: days since 1 March of year 0 in the
 * Gregorian calendar, by eras of 400 years (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
 */
export function dayCount(day: string): number {
  const [year = 0, month = 0, ofMonth = 0] = day.split('-').map(Number)
  // Years begin in March, so that a leap day is the last of its year.
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + ofMonth - 1
  const marchYear = month > 2 ? year : year - 1
  return (
    marchYear * 365 +
    Math.floor(marchYear / 4) -
    Math.floor(marchYear / 100) +
    Math.floor(marchYear / 400) +
    ofYear
  )
}

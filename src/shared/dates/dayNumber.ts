/** A day as a number that grows with time, 20240131; 0 is none. */
export type DayNumber = number

/** The number of a day that is written `YYYY-MM-DD`. */
export function dayNumberOf(day: string): DayNumber {
  return Number(day.replaceAll('-', ''))
}

/** The day as `YYYY-MM-DD`. */
export function dayText(day: DayNumber): string {
  const digits = String(day)
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A calendar date, `YYYY-MM-DD`, as `3 Mar 2025`; what is none comes back as it is. */
export function formatDate(date: string): string {
  const { day, month, year } = partsOf(date) ?? {}
  return day === undefined ? date : `${day} ${month} ${year}`
}

/** A span of dates, said once where both ends agree: `1 to 31 Mar 2025`, `1 Jan to 31 Mar 2025`. */
export function formatPeriod(period: { readonly from: string; readonly to: string }): string {
  const from = partsOf(period.from)
  const to = partsOf(period.to)
  if (from === null || to === null || from.year !== to.year)
    return `${formatDate(period.from)} to ${formatDate(period.to)}`
  if (from.month !== to.month) return `${from.day} ${from.month} to ${formatDate(period.to)}`
  return from.day === to.day ? formatDate(period.to) : `${from.day} to ${formatDate(period.to)}`
}

/** A month, `YYYY-MM`, as `Mar 2025`; what is none comes back as it is. */
export function formatMonth(month: string): string {
  const parts = partsOf(`${month}-01`)
  return parts === null ? month : `${parts.month} ${parts.year}`
}

/** When something happened here, by this computer's clock: `2 Apr 2025, 11:30`. */
export function formatInstant(instant: string): string {
  const at = new Date(instant)
  return `${formatDay(instant)}, ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The day on which something happened here, by this computer's clock: `2 Apr 2025`. */
export function formatDay(instant: string): string {
  const at = new Date(instant)
  return formatDate(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`)
}

function two(part: number): string {
  return String(part).padStart(2, '0')
}

function partsOf(date: string): { day: number; month: string; year: string } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const [, year, month, day] = match ?? []
  const name = months[Number(month) - 1]
  return year === undefined || day === undefined || name === undefined
    ? null
    : { day: Number(day), month: name, year }
}

import { dayCount } from '#shared/dates/dayCount.ts'

/** A day of the week, from 0, which is Sunday. */
export type Weekday = number

const names: readonly (readonly string[])[] = [
  ['sunday', 'sun', 'sondag', 'son', 'so'],
  ['monday', 'mon', 'maandag', 'ma'],
  ['tuesday', 'tues', 'tue', 'dinsdag', 'din', 'di'],
  ['wednesday', 'wed', 'woensdag', 'woe', 'wo'],
  ['thursday', 'thurs', 'thur', 'thu', 'donderdag', 'don', 'do'],
  ['friday', 'fri', 'vrydag', 'vry', 'vr'],
  ['saturday', 'sat', 'saterdag', 'sa'],
]

const weekdayByName = new Map(names.flatMap((all, weekday) => all.map((name) => [name, weekday] as const)))

/** The day of the week that an English or Afrikaans name, or its usual short form, names; undefined for other words. */
export function weekdayNamed(word: string): Weekday | undefined {
  return weekdayByName.get(word.toLowerCase())
}

/** The day of the week of a date, `YYYY-MM-DD`. */
export function weekdayOf(day: string): Weekday {
  // 1 March of year 0 was a Wednesday.
  return (dayCount(day) + 3) % 7
}

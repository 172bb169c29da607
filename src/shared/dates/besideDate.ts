import { weekdayNamed, type Weekday } from '#shared/dates/weekday.ts'

/** A date's own characters, and the day of the week that is written beside it, if any. */
export interface BareDate {
  readonly date: string
  readonly weekday: Weekday | null
}

const clock = String.raw`(?:[01]?\d|2[0-4])(?:[:h][0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?|\.[0-5]\d\.[0-5]\d(?:\.\d+)?)(?: ?[ap]\.?m\.?)?`
const hour = String.raw`(?:0?\d|1[0-2]) ?[ap]\.?m\.?`
const time = `(?:${clock}|${hour})`
const zoneNames = 'UTC|GMT|SAST|CAT|WAT|EAT|WET|WEST|BST|CET|CEST|EET|EEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT'
const zone = String.raw`(?: ?(?:Z|(?:${zoneNames})|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?|\[[^\]]*\]|\([^)]*\)|[A-Za-z]+/[A-Za-z_]+))*`

const timeBehind = new RegExp(`(?:T|,? +(?:at |om )?)${time}${zone}$`, 'i')
const timeBefore = new RegExp(`^${time}${zone},? +(?=\\S)`, 'i')
/** `Mon Mar 31 18:20:00 SAST 2025` */
const timeBeforeYear = new RegExp(` +${time}${zone}(?= +\\d{4}$)`, 'i')
const compactTime =
  /(?<=^\d{8})(?:T(?:[01]\d|2[0-4])[0-5]\d(?:[0-5]\d)?|(?:[01]\d|2[0-4])[0-5]\d[0-5]\d)(?:\.\d+)?(?:Z|[+-]\d{4}|\[[^\]]*\])?$/

/**
 * Parts a date from what stands beside it: a time of day with its zone, a day of the week; and brings its own characters to
 * the plainest: no marks that are not seen, plain blanks and dashes, `1st of March` as `1 March`.
 */
export function besideDate(text: string): BareDate {
  const date = plainCharacters(text)
    .replace(timeBeforeYear, '')
    .replace(timeBehind, '')
    .replace(compactTime, '')
    .replace(timeBefore, '')
  const { rest, weekday } = withoutWeekday(date)
  return { date: withoutOrdinal(rest), weekday }
}

function plainCharacters(text: string): string {
  // An apostrophe in front is how a workbook marks text, and comes along when it is saved as such.
  const plain = text.replace(/^'/, '')
  if (!/[^ -~]/.test(plain)) return plain.replace(/ {2,}/g, ' ')
  return plain
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}|−/gu, '-')
    .replace(/[‘’]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
}

const dayBefore = /^(\p{L}{2,9})(?:\.,?|,)? *(?=\S)/u
const dayBehind = /[ ,(]+(\p{L}{2,9})\.?\)?$/u

function withoutWeekday(date: string): { rest: string; weekday: Weekday | null } {
  for (const place of [dayBefore, dayBehind]) {
    const weekday = weekdayNamed(place.exec(date)?.[1] ?? '')
    if (weekday !== undefined) return { rest: date.replace(place, ''), weekday }
  }
  return { rest: date, weekday: null }
}

function withoutOrdinal(date: string): string {
  return date
    .replace(/(?<=(?:^|\D)\d{1,2})(?:st|nd|rd|th|ste|de)(?!\p{L})/iu, '')
    .replace(/ (?:of|van) /i, ' ')
    .replace(/'(?=\d\d$)/, '')
    .replace(/ *([-/.]) */g, '$1')
}

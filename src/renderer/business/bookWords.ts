import type { BookLine, BookStanding } from '#shared/business/bookLine.ts'
import { aboutDifference } from '../ui/deliveryWords.ts'

/** What each standing of an income or expense is called, and how it looks. */
export const standingNames: Readonly<
  Record<BookStanding, { readonly name: string; readonly tone: 'plain' | 'good' | 'warn' | 'bad' }>
> = {
  agrees: { name: 'Sent and there', tone: 'good' },
  differs: { name: 'Differs', tone: 'warn' },
  missing: { name: 'Not there', tone: 'bad' },
  elsewhere: { name: 'Not from here', tone: 'plain' },
  twice: { name: 'There twice', tone: 'warn' },
}

/** What there is to say of an income or expense between stub's books and what was sent, in full. */
export function aboutLine(line: BookLine): string {
  return [whatIsKnown(line), ...(line.id === '' ? [] : [`Id: ${line.id}`])].join(' ')
}

/** As `aboutLine`, without its id. */
export function whatIsKnown({ standing, import: from, byIdAlone, differences }: BookLine): string {
  const sent = from === null ? '' : `Sent with “${from}”.`
  switch (standing) {
    case 'agrees':
      return byIdAlone ? `${sent} Only its id was compared.` : sent
    case 'differs':
      return [...differences.map(aboutDifference), sent].join(' ')
    case 'missing':
      return `${sent} stub did not list it: it may still be at work on it, or have refused or removed it.`
    case 'elsewhere':
      return 'Entered in stub itself, or sent from another computer.'
    case 'twice':
      return `stub holds this id more than once. ${sent}`.trim()
  }
}

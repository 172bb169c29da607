import type { Standing } from '#shared/duplicates/standing.ts'
import { formatDate, formatInstant } from './formatDate.ts'
import { formatMoney } from './formatMoney.ts'

/** How a row stands to what other imports hold, as sentences. */
export function aboutStanding(standing: Standing, currency: string): string {
  switch (standing.is) {
    case 'sentBefore': {
      const doubt = standing.certain ? '' : ', with no answer: it is looked for first'
      return `Sent ${whereOf(standing)}${doubt}. It does not leave again.${unevenSaid(standing.uneven)}`
    }
    case 'waitsElsewhere':
      return `Also in “${standing.in}”, which waits: it leaves once, with whichever is sent first.`
    case 'changedSince': {
      const { amount, date, isPending } = standing.then
      const was = `${formatMoney(Math.abs(amount), currency)} of ${formatDate(date)}`
      return `Looks like what was sent ${whereOf(standing)} as ${was}${isPending ? ', then pending' : ''}. If it is the same, leave this row out and correct that one in stub.`
    }
    case 'uneven':
      return `Equal rows were sent ${whereOf(standing)}.${unevenSaid(standing.uneven)}`
    case 'repeat':
      return `Row no. ${standing.ordinal} of equal ones in this file: a payment of its own.`
  }
}

function whereOf({ in: name, at }: { readonly in: string; readonly at: string | null }): string {
  return at === null ? `in “${name}”` : `on ${formatInstant(at)} in “${name}”`
}

function unevenSaid(uneven: { readonly here: number; readonly there: number } | null): string {
  if (uneven === null) return ''
  return ` This file has ${uneven.here} of them on that day, the other ${uneven.there}: one may end within the day.`
}

import type { Delivery, DeliveryCounts, DeliveryState } from '#shared/delivery/delivery.ts'
import type { ComparedField, Difference } from '#shared/delivery/difference.ts'
import { formatDate, formatInstant } from './formatDate.ts'
import { formatCount } from './formatMoney.ts'

/** What each state of a delivery is called, and how it looks. */
const deliveryWords: Readonly<
  Record<DeliveryState, { readonly name: string; readonly tone: 'plain' | 'good' | 'warn' | 'bad' }>
> = {
  waiting: { name: 'Waiting', tone: 'plain' },
  sent: { name: 'On its way', tone: 'plain' },
  accepted: { name: 'Accepted', tone: 'good' },
  confirmed: { name: 'Confirmed', tone: 'good' },
  refused: { name: 'Refused', tone: 'bad' },
  unknown: { name: 'Not known', tone: 'warn' },
}

/** What a state is called, and how it looks; `ofBefore` where the business was emptied since, so that it holds no more. */
export function stateWords(state: DeliveryState, ofBefore: boolean): (typeof deliveryWords)[DeliveryState] {
  const words = deliveryWords[state]
  return ofBefore ? { name: `Was ${words.name.toLowerCase()}`, tone: 'plain' } : words
}

/** What there is to say about one record's delivery, as a sentence. */
export function aboutDelivery(delivery: Delivery): string {
  switch (delivery.state) {
    case 'waiting':
      return 'Not sent yet.'
    case 'sent':
      return 'On its way to stub.'
    case 'accepted':
      return [aboutAccepted(delivery), ...notFoundYet(delivery)].join(' ')
    case 'confirmed':
      return [...(delivery.differs ?? []).map(aboutDifference), aboutConfirmed(delivery)].join(' ')
    case 'refused':
      return delivery.reason === '' ? 'stub gave no reason.' : `stub’s reason: ${delivery.reason}`
    case 'unknown':
      return 'No answer came back. It is looked for before it is sent again.'
  }
}

function aboutAccepted({ at, sentWith }: Extract<Delivery, { state: 'accepted' }>): string {
  return sentWith === undefined
    ? `stub took it in on ${formatInstant(at)}.`
    : `Sent with “${sentWith}” on ${formatInstant(at)}.`
}

function notFoundYet({ notFoundAt }: Extract<Delivery, { state: 'accepted' }>): string[] {
  return notFoundAt === undefined ? [] : [`Not found in its books yet on ${formatInstant(notFoundAt)}.`]
}

function aboutConfirmed({ by, at }: Extract<Delivery, { state: 'confirmed' }>): string {
  return by === 'readBack'
    ? `Found in stub’s books on ${formatInstant(at)}.`
    : `stub reported it stored on ${formatInstant(at)}.`
}

/** A field that stub holds otherwise than it was sent, with both values. */
export function aboutDifference({ field, ours, stubs }: Difference): string {
  if (field === 'record') return 'It is not in stub’s books any more, or not all of it.'
  const said = field === 'date' ? formatDate : (text: string) => (text === '' ? 'nothing' : `“${text}”`)
  return `Its ${fieldWords[field]} in stub’s books is ${said(stubs)}; ${said(ours)} was sent.`
}

const fieldWords: Readonly<Record<ComparedField, string>> = {
  kind: 'kind',
  date: 'date',
  name: 'name',
  category: 'category',
  notes: 'note',
  currency: 'currency',
  amount: 'amount',
  vat: 'VAT',
}

/** How many records are in each state, without the states that none is in. */
export function countsSaid(counts: DeliveryCounts): string {
  const order: readonly DeliveryState[] = ['confirmed', 'accepted', 'sent', 'waiting', 'refused', 'unknown']
  return order
    .filter((state) => counts[state] > 0)
    .map((state) => `${formatCount(counts[state])} ${deliveryWords[state].name.toLowerCase()}`)
    .join(' · ')
}

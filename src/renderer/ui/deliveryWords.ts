import type { Delivery, DeliveryCounts, DeliveryState } from '#shared/delivery/delivery.ts'
import { formatInstant } from './formatDate.ts'
import { formatCount } from './formatMoney.ts'

/** What each state of a delivery is called, and how it looks. */
export const deliveryWords: Readonly<
  Record<DeliveryState, { readonly name: string; readonly tone: 'plain' | 'good' | 'warn' | 'bad' }>
> = {
  waiting: { name: 'Waiting', tone: 'plain' },
  sent: { name: 'On its way', tone: 'plain' },
  accepted: { name: 'Accepted', tone: 'good' },
  confirmed: { name: 'Confirmed', tone: 'good' },
  refused: { name: 'Refused', tone: 'bad' },
  unknown: { name: 'Not known', tone: 'warn' },
}

/** What there is to say about one record's delivery, as a sentence. */
export function aboutDelivery(delivery: Delivery): string {
  switch (delivery.state) {
    case 'waiting':
      return 'Not sent yet.'
    case 'sent':
      return 'On its way to stub.'
    case 'accepted':
      return delivery.sentWith === undefined
        ? `stub took it in on ${formatInstant(delivery.at)}.`
        : `Sent with “${delivery.sentWith}” on ${formatInstant(delivery.at)}.`
    case 'confirmed':
      return delivery.by === 'readBack'
        ? `Found in stub’s books on ${formatInstant(delivery.at)}.`
        : `stub reported it stored on ${formatInstant(delivery.at)}.`
    case 'refused':
      return delivery.reason === '' ? 'stub gave no reason.' : `stub’s reason: ${delivery.reason}`
    case 'unknown':
      return 'No answer came back. It is looked for before it is sent again.'
  }
}

/** How many records are in each state, without the states that none is in. */
export function countsSaid(counts: DeliveryCounts): string {
  const order: readonly DeliveryState[] = ['confirmed', 'accepted', 'sent', 'waiting', 'refused', 'unknown']
  return order
    .filter((state) => counts[state] > 0)
    .map((state) => `${formatCount(counts[state])} ${deliveryWords[state].name.toLowerCase()}`)
    .join(' · ')
}

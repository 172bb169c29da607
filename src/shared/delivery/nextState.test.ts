import { describe, expect, it } from 'vitest'
import { deliveryStates, type DeliveryState } from '#shared/delivery/delivery.ts'
import { deliveryEvents, nextState, refusalOf, type DeliveryEvent } from '#shared/delivery/nextState.ts'

const happens: readonly { from: DeliveryState; event: DeliveryEvent; to: DeliveryState }[] = [
  { from: 'waiting', event: 'intend', to: 'sent' },
  { from: 'waiting', event: 'found', to: 'confirmed' },
  { from: 'sent', event: 'accepted', to: 'accepted' },
  { from: 'sent', event: 'refused', to: 'refused' },
  { from: 'sent', event: 'halved', to: 'waiting' },
  { from: 'sent', event: 'unknown', to: 'unknown' },
  { from: 'sent', event: 'notSent', to: 'waiting' },
  { from: 'sent', event: 'found', to: 'confirmed' },
  { from: 'sent', event: 'sendAgain', to: 'sent' },
  { from: 'accepted', event: 'found', to: 'confirmed' },
  { from: 'accepted', event: 'sendAgain', to: 'waiting' },
  { from: 'accepted', event: 'turnedDown', to: 'refused' },
  { from: 'accepted', event: 'emptied', to: 'waiting' },
  { from: 'accepted', event: 'maybeEmptied', to: 'unknown' },
  { from: 'confirmed', event: 'accepted', to: 'confirmed' },
  { from: 'confirmed', event: 'refused', to: 'confirmed' },
  { from: 'confirmed', event: 'halved', to: 'confirmed' },
  { from: 'confirmed', event: 'unknown', to: 'confirmed' },
  { from: 'confirmed', event: 'notSent', to: 'confirmed' },
  { from: 'confirmed', event: 'found', to: 'confirmed' },
  { from: 'confirmed', event: 'turnedDown', to: 'confirmed' },
  { from: 'confirmed', event: 'emptied', to: 'waiting' },
  { from: 'confirmed', event: 'maybeEmptied', to: 'unknown' },
  { from: 'refused', event: 'found', to: 'confirmed' },
  { from: 'refused', event: 'sendAgain', to: 'waiting' },
  { from: 'refused', event: 'turnedDown', to: 'refused' },
  { from: 'refused', event: 'emptied', to: 'waiting' },
  { from: 'unknown', event: 'accepted', to: 'accepted' },
  { from: 'unknown', event: 'refused', to: 'refused' },
  { from: 'unknown', event: 'halved', to: 'waiting' },
  { from: 'unknown', event: 'unknown', to: 'unknown' },
  { from: 'unknown', event: 'notSent', to: 'unknown' },
  { from: 'unknown', event: 'found', to: 'confirmed' },
  { from: 'unknown', event: 'sendAgain', to: 'sent' },
  { from: 'unknown', event: 'turnedDown', to: 'refused' },
  { from: 'unknown', event: 'emptied', to: 'waiting' },
]

const never = deliveryStates.flatMap((from) =>
  deliveryEvents
    .filter((event) => !happens.some((step) => step.from === from && step.event === event))
    .map((event) => ({ from, event })),
)

describe('the delivery of a record', () => {
  it.each(happens)('goes from $from by $event to $to', ({ from, event, to }) => {
    expect(nextState(from, event)).toBe(to)
  })

  it.each(never)('takes $event in the state $from for a bug', ({ from, event }) => {
    expect(() => nextState(from, event)).toThrow(`A record that is ${from} cannot meet ${event}`)
  })

  it('is spelled out for each of the 6 states and 11 events', () => {
    expect(happens.length + never.length).toBe(66)
  })
})

describe('a refusal', () => {
  it.each([
    { records: 1, method: 'many', says: 'refused' },
    { records: 1, method: 'settlement', says: 'refused' },
    { records: 1, method: 'income', says: 'refused' },
    { records: 2, method: 'many', says: 'halved' },
    { records: 500, method: 'settlement', says: 'halved' },
    { records: 1, method: 'file', says: 'halved' },
  ] as const)('of $records by $method leaves each of them $says', ({ records, method, says }) => {
    expect(refusalOf(records, method)).toBe(says)
  })
})

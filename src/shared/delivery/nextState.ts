import type { DeliveryState, SendMethod } from '#shared/delivery/delivery.ts'

/**
 * What can happen to a record's delivery. `intend`: its first request is about to leave. `accepted`, `refused`,
 * `unknown`, `notSent`: what was heard of the request; `notSent` only when it never left, for certain. `halved`: it was
 * refused together with others, which says nothing of it by itself. `found`: stub holds the record. `sendAgain`: an
 * unknown record leaves once more in its own batch; a refused one waits for a new batch, and so does one that another
 * import sent, where the user wants it once more. `turnedDown`: stub had taken it in, and told later that it will not have it.
 * `emptied`: its business was emptied since, and the user wants it there again. `maybeEmptied`: that was asked of stub, and its
 * answer was lost.
 */
export const deliveryEvents = [
  'intend',
  'accepted',
  'refused',
  'halved',
  'unknown',
  'notSent',
  'found',
  'sendAgain',
  'turnedDown',
  'emptied',
  'maybeEmptied',
] as const

/** What can happen to a record's delivery. */
export type DeliveryEvent = (typeof deliveryEvents)[number]

const cannotHappen = null

const transitions: Readonly<
  Record<DeliveryState, Readonly<Record<DeliveryEvent, DeliveryState | typeof cannotHappen>>>
> = {
  waiting: {
    intend: 'sent',
    accepted: cannotHappen,
    refused: cannotHappen,
    halved: cannotHappen,
    unknown: cannotHappen,
    notSent: cannotHappen,
    found: 'confirmed',
    sendAgain: cannotHappen,
    turnedDown: cannotHappen,
    emptied: cannotHappen,
    maybeEmptied: cannotHappen,
  },
  // What is told of a request while it is open waits for its answer.
  sent: {
    intend: cannotHappen,
    accepted: 'accepted',
    refused: 'refused',
    halved: 'waiting',
    unknown: 'unknown',
    notSent: 'waiting',
    found: 'confirmed',
    sendAgain: 'sent',
    turnedDown: cannotHappen,
    emptied: cannotHappen,
    maybeEmptied: cannotHappen,
  },
  accepted: {
    intend: cannotHappen,
    accepted: cannotHappen,
    refused: cannotHappen,
    halved: cannotHappen,
    unknown: cannotHappen,
    notSent: cannotHappen,
    found: 'confirmed',
    sendAgain: 'waiting',
    turnedDown: 'refused',
    emptied: 'waiting',
    maybeEmptied: 'unknown',
  },
  // Final while the books are: reading back may find a record while its request is still open, and its answer then changes nothing.
  confirmed: {
    intend: cannotHappen,
    accepted: 'confirmed',
    refused: 'confirmed',
    halved: 'confirmed',
    unknown: 'confirmed',
    notSent: 'confirmed',
    found: 'confirmed',
    sendAgain: cannotHappen,
    turnedDown: 'confirmed',
    emptied: 'waiting',
    maybeEmptied: 'unknown',
  },
  refused: {
    intend: cannotHappen,
    accepted: cannotHappen,
    refused: cannotHappen,
    halved: cannotHappen,
    unknown: cannotHappen,
    notSent: cannotHappen,
    found: 'confirmed',
    sendAgain: 'waiting',
    turnedDown: 'refused',
    emptied: 'waiting',
    maybeEmptied: cannotHappen,
  },
  // A late answer settles it. That one attempt never left says nothing of the one before it.
  unknown: {
    intend: cannotHappen,
    accepted: 'accepted',
    refused: 'refused',
    halved: 'waiting',
    unknown: 'unknown',
    notSent: 'unknown',
    found: 'confirmed',
    sendAgain: 'sent',
    turnedDown: 'refused',
    emptied: 'waiting',
    maybeEmptied: cannotHappen,
  },
}

/** The state of a delivery after `event`. An event that cannot happen in that state is a bug and throws. */
export function nextState(state: DeliveryState, event: DeliveryEvent): DeliveryState {
  const next = transitions[state][event]
  if (next === cannotHappen) throw new Error(`A record that is ${state} cannot meet ${event}`)
  return next
}

/**
 * What a refusal of so many records at once says of each: of one, that stub will not have it; of several, not which; of a
 * file not even that, as stub may take no file.
 */
export function refusalOf(records: number, method: SendMethod): 'refused' | 'halved' {
  return records > 1 || method === 'file' ? 'halved' : 'refused'
}

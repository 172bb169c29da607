import type { BusinessTopic, Heard } from '#shared/business/businessView.ts'
import { dataFollows } from '#shared/connect/readOutcome.ts'
import type { OutcomeStore } from '#engine/outcomes/outcomeStore.ts'

/** The calls that ask stub about a business. */
export const pullOf = {
  insights: '/api/pull/insights',
  income: '/api/pull/income',
  expenses: '/api/pull/expenses',
  bankFeed: '/api/pull/bank-feed',
} as const satisfies Record<BusinessTopic, string>

/** What stub has told of businesses: what was read back until the program ends, what was posted as long as it is kept. */
export interface Tellings {
  /** How a question stands; the later of what was posted and what was read back counts. */
  standing<Value>(
    this: void,
    connectionId: string,
    topic: BusinessTopic,
    read: (response: unknown) => Value | null,
  ): Heard<Value>
  wasReadBack(this: void, connectionId: string, topic: BusinessTopic, response: unknown): void
  /** Nothing told until now counts any more. */
  forget(this: void, connectionId: string): void
}

interface Told {
  readonly at: string
  readonly by: 'webhook' | 'readBack'
  readonly response: unknown
}

/** Tellings by the posts in `store`; `now` is the instant in UTC. */
export function createTellings(store: OutcomeStore, now: () => string): Tellings {
  const readBacks = new Map<string, Told>()
  const forgotten = new Map<string, string>()
  return {
    standing(connectionId, topic, read) {
      const since = forgotten.get(connectionId) ?? ''
      const readBack = readBacks.get(`${topic} ${connectionId}`)
      const request = store.latest(connectionId, pullOf[topic])
      const posted =
        request === null || request.at <= since
          ? null
          : pulled(request.at, store.outcomesOf(request.id), read)
      if (readBack === undefined || readBack.at <= since) return posted ?? { state: 'never' }
      const isLater = posted !== null && posted.state !== 'never' && posted.at > readBack.at
      return isLater ? posted : told(readBack, read)
    },
    wasReadBack(connectionId, topic, response) {
      readBacks.set(`${topic} ${connectionId}`, { at: now(), by: 'readBack', response })
    },
    forget: (connectionId) => void forgotten.set(connectionId, now()),
  }
}

/** How a pull stands by the posts that it has had, in whichever order they came. */
function pulled<Value>(
  askedAt: string,
  outcomes: ReturnType<OutcomeStore['outcomesOf']>,
  read: (response: unknown) => Value | null,
): Heard<Value> {
  const data = outcomes.filter(({ refusal, response }) => refusal === null && !dataFollows(response)).at(-1)
  if (data !== undefined) return told({ at: data.at, by: 'webhook', response: data.response }, read)
  const refused = outcomes.find(({ refusal }) => refusal !== null)
  if (refused !== undefined) return { state: 'refused', at: refused.at, reason: refused.refusal ?? '' }
  const last = outcomes.at(-1)
  return last === undefined ? { state: 'asked', at: askedAt } : { state: 'following', at: last.at }
}

function told<Value>({ at, by, response }: Told, read: (response: unknown) => Value | null): Heard<Value> {
  const value = read(response)
  return value === null ? { state: 'unclear', at } : { state: 'here', at, by, value }
}

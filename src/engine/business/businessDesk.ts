import type { BookLine, BookQuery, ComparedBooks } from '#shared/business/bookLine.ts'
import type { BookList, BusinessTopic, BusinessView, Heard } from '#shared/business/businessView.ts'
import { businessKey } from '#shared/connect/businessKey.ts'
import type { Connection } from '#shared/connect/connection.ts'
import { readAccounts, readBooks, readInsights, type BookEntry } from '#shared/connect/readPulled.ts'
import { refuseReset } from '#shared/connect/refuseReset.ts'
import { refuseUnconfirmed, type Unconfirmed } from '#shared/connect/refuseUnconfirmed.ts'
import type { Cancellation, StubSale, Subscription } from '#shared/connect/requests.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { createBooksAtStub } from '#engine/business/comparedBooks.ts'
import {
  doubtOf,
  emptyBusiness,
  type Emptied,
  type EmptyingDoubt,
  type EmptyingFailure,
} from '#engine/business/emptyBusiness.ts'
import { createTellings, pullOf, type Tellings } from '#engine/business/tellings.ts'
import type { MissingConnection } from '#engine/connect/connectionList.ts'
import { bodyOf, type ConnectClient } from '#engine/connect/connectClient.ts'
import type { Connections, OpeningFailure } from '#engine/connect/connections.ts'
import type { StubFailure } from '#engine/connect/stubRequest.ts'
import type { Others } from '#engine/imports/compareWithOthers.ts'
import { sentFromHere } from '#engine/imports/sentFromHere.ts'
import type { OutcomeStore } from '#engine/outcomes/outcomeStore.ts'
import type { Receiving } from '#engine/outcomes/receiving.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'

type Reaching = OpeningFailure | StubFailure
type NoWayBack = Extract<Failure, { code: 'business.noWayBack' }>
type ResetRefusal = Extract<Failure, { code: 'business.notATest' | 'business.confirmMissing' }>
type Resetting = Pick<Emptied, 'imports' | 'reversals'> & { readonly doubt: EmptyingDoubt | null }
type Asked<Problem> = Promise<Result<Record<string, never>, Problem>>

/** What is done at stub with a business beside sending records: asking about it, and the calls that change its account. */
export interface BusinessDesk {
  /** What has been heard so far; asks nobody. */
  view(
    this: void,
    connectionId: string,
  ): Result<BusinessView, Extract<Failure, { code: 'connection.missing' }>>
  /** Holds the income and expenses that are here against what was sent from here. */
  compare(this: void, connectionId: string): Promise<Result<ComparedBooks, MissingConnection>>
  /** A page of what was last compared. */
  books(
    this: void,
    query: BookQuery,
  ): Promise<Result<{ total: number; lines: readonly BookLine[] }, MissingConnection>>
  /** All of what was last compared. */
  allBooks(this: void, connectionId: string): Promise<Result<readonly BookLine[], MissingConnection>>
  /** By a pull where its data can be posted here, else by reading back. Done when stub took the question or answered it. */
  ask(this: void, connectionId: string, topic: BusinessTopic): Asked<Reaching | NoWayBack>
  /**
   * Pushes a sale, a month that was paid, a cancellation; of a live business once its name was typed. Taken is queued at stub, not
   * yet stored.
   */
  sell(this: void, connectionId: string, sale: StubSale, typed: string): Asked<Reaching | Unconfirmed>
  subscribe(
    this: void,
    connectionId: string,
    paid: Subscription,
    typed: string,
  ): Asked<Reaching | Unconfirmed>
  cancel(
    this: void,
    connectionId: string,
    cancelled: Cancellation,
    typed: string,
  ): Asked<Reaching | Unconfirmed>
  /**
   * Clears a test account, once its business's name was typed; what is here of it is forgotten. Answers with the imports that
   * were sent there and say so now, and with the doubt where stub's answer was lost.
   */
  reset(
    this: void,
    connectionId: string,
    typed: string,
  ): Promise<Result<Resetting, Reaching | ResetRefusal | EmptyingFailure>>
}

/** What the desk acts with; `now` is the instant in UTC. */
export interface BusinessDeskEffects {
  readonly connections: Pick<Connections, 'clientFor'>
  readonly settings: Pick<SettingsStore, 'read'>
  readonly receiving: Pick<Receiving, 'expect' | 'state'>
  readonly store: OutcomeStore
  /** What was sent from here, by `businessKey`. */
  readonly others: Others
  readonly now: () => string
}

type Find = (connectionId: string) => Result<Connection, MissingConnection>

/** A desk for every connection of the settings. */
export function createBusinessDesk(effects: BusinessDeskEffects): BusinessDesk {
  const { settings, receiving } = effects
  const tellings = createTellings(effects.store, effects.now)
  const call = callsTo(effects.connections)
  const find: Find = (id) => {
    const found = settings.read().connections.find((one) => one.id === id)
    return found === undefined ? err({ code: 'connection.missing', name: id }) : ok(found)
  }
  const change = async (
    connectionId: string,
    typed: string,
    make: (client: ConnectClient) => ReturnType<ConnectClient['call']>,
  ): Asked<Reaching | Unconfirmed> => {
    const found = find(connectionId)
    if (!found.ok) return found
    const refusal = refuseUnconfirmed(found.value, typed)
    return refusal === null ? call(connectionId, async (client) => bodyOf(await make(client))) : err(refusal)
  }
  return {
    view(connectionId) {
      const found = find(connectionId)
      return found.ok ? ok(viewOf(connectionId, tellings, receiving.state().is === 'listening')) : found
    },
    ...booksOf(effects.others, tellings, find),
    ask: (connectionId, topic) => {
      const found = find(connectionId)
      if (!found.ok) return Promise.resolve(found)
      return call<StubFailure | NoWayBack>(
        connectionId,
        async (client) =>
          (await pull(effects, client, found.value, topic)) ??
          (await askWithoutWebhook(tellings, client, connectionId, topic)),
      )
    },
    sell: (connectionId, data, typed) =>
      change(connectionId, typed, (client) => client.call('/api/push/sale', { data })),
    subscribe: (connectionId, data, typed) =>
      change(connectionId, typed, (client) => client.call('/api/push/subscription', { data })),
    cancel: (connectionId, data, typed) =>
      change(connectionId, typed, (client) => client.call('/api/push/cancellation', { data })),
    async reset(connectionId, typed) {
      const found = find(connectionId)
      if (!found.ok) return found
      const refusal = refuseReset(found.value, typed)
      if (refusal !== null) return err(refusal)
      const client = await effects.connections.clientFor(connectionId)
      if (!client.ok) return client
      const done = await emptyBusiness(effects, found.value, () => client.value.call('/api/push/reset', {}))
      if (!done.ok) return done
      const { verdict, is, imports, reversals } = done.value
      const said = bodyOf(verdict)
      if (is === 'notEmptied' && !said.ok) return said
      tellings.forget(connectionId)
      return ok({ imports, reversals, doubt: doubtOf(found.value, done.value) })
    },
  }
}

/** Makes calls of which no more is told than that stub took them, or why not. */
function callsTo(connections: BusinessDeskEffects['connections']) {
  return async function call<Problem>(
    connectionId: string,
    work: (client: ConnectClient) => Promise<Result<unknown, Problem>>,
  ): Promise<Result<Record<string, never>, Problem | OpeningFailure>> {
    const client = await connections.clientFor(connectionId)
    if (!client.ok) return client
    const done = await work(client.value)
    return done.ok ? ok({}) : done
  }
}

function booksOf(
  others: Others,
  tellings: Tellings,
  find: Find,
): Pick<BusinessDesk, 'compare' | 'books' | 'allBooks'> {
  const atStub = createBooksAtStub(tellings, (connection) => sentFromHere(others, businessKey(connection)))
  async function ofKnown<Value>(
    connectionId: string,
    work: (connection: Connection) => Promise<Value>,
  ): Promise<Result<Value, MissingConnection>> {
    const found = find(connectionId)
    return found.ok ? ok(await work(found.value)) : found
  }
  return {
    compare: (connectionId) => ofKnown(connectionId, atStub.compare),
    books: (query) => ofKnown(query.connectionId, (connection) => atStub.page(connection, query)),
    allBooks: (connectionId) => ofKnown(connectionId, atStub.lines),
  }
}

/** Asks with an address for the data; null where there is none that stub could reach. */
async function pull(
  { receiving, store }: BusinessDeskEffects,
  client: ConnectClient,
  { id: connectionId, uid, environment, webhook: own }: Connection,
  topic: BusinessTopic,
): Promise<Result<unknown, StubFailure> | null> {
  // Outcomes of such a connection are the user's, and show by reading back alone.
  if (own !== undefined) return null
  const endpoint = pullOf[topic]
  const address = receiving.expect({ connectionId, uid, environment, endpoint, batch: null })
  if (address === null) return null
  const { requestId, webhook, signature } = address
  const verdict = await client.call(endpoint, { webhook, signature })
  // Where the answer was lost, stub may have taken the question all the same.
  if (verdict.is === 'refused') store.withdraw(requestId)
  return bodyOf(verdict)
}

async function askWithoutWebhook(
  tellings: Tellings,
  client: ConnectClient,
  connectionId: string,
  topic: BusinessTopic,
): Promise<Result<unknown, StubFailure | NoWayBack>> {
  if (topic === 'bankFeed') {
    const started = bodyOf(await client.call('/api/pull/bank-feed', {}))
    if (started.ok) tellings.wasReadBack(connectionId, topic, null)
    return started
  }
  const answer = await client.readRealtime(topic)
  if (!answer.ok)
    return err(answer.error.is === 'failed' ? answer.error.why : { code: 'business.noWayBack' as const })
  tellings.wasReadBack(connectionId, topic, answer.value)
  return answer
}

function viewOf(connectionId: string, { standing }: Tellings, receives: boolean): BusinessView {
  const listOf = (topic: 'income' | 'expenses') =>
    standing(connectionId, topic, (body) => summed(readBooks(body)))
  return {
    receives,
    insights: standing(connectionId, 'insights', readInsights),
    income: listOf('income'),
    expenses: listOf('expenses'),
    bankFeed: bankFeedOf(standing(connectionId, 'bankFeed', readAccounts)),
  }
}

/** Without a webhook nothing is told of a sync but that stub took it: that is no answer that was not understood. */
function bankFeedOf(heard: Heard<string[]>): Heard<string[]> {
  return heard.state === 'unclear' ? { state: 'asked', at: heard.at } : heard
}

function summed(entries: readonly BookEntry[] | null): BookList | null {
  if (entries === null) return null
  const sums = new Map<string, number>()
  for (const { currency, amount } of entries) sums.set(currency, (sums.get(currency) ?? 0) + amount)
  return {
    count: entries.length,
    sums: [...sums].map(([currency, sum]) => ({ currency, sum })),
  }
}

import { ok } from '#shared/errors/result.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { Connections } from '#engine/connect/connections.ts'
import { bodyOf } from '#engine/connect/connectClient.ts'
import type { OutcomeStore } from '#engine/outcomes/outcomeStore.ts'
import type { Receiving } from '#engine/outcomes/receiving.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'
import type { PracticeConnection } from '../practice/practiceConnection.ts'

type Names = Extract<keyof Handlers<WindowContract>, `receiver.${string}`>

/** How long a post of the trial may be on its way, in milliseconds. */
const trialPatience = 15_000

/** What the receiver's handlers act with. `posted` resolves true when an outcome of a request has come, false when time is up. */
export interface ReceiverParts {
  readonly receiving: Receiving
  readonly store: Pick<OutcomeStore, 'withdraw'>
  readonly settings: SettingsStore
  readonly connections: Pick<Connections, 'clientFor'>
  readonly practice: PracticeConnection
  readonly posted: (requestId: string, patience: number) => Promise<boolean>
}

/** What `receiver.*` answers: its settings, what it does, and a trial of the whole circle with the practice sandbox. */
export function createReceiverHandlers(parts: ReceiverParts): Pick<Handlers<WindowContract>, Names> {
  const { receiving, settings } = parts
  const view = () => ({ settings: settings.read().receiver, state: receiving.state() })
  return {
    'receiver.get': () => ok(view()),
    'receiver.set': async (receiver) => {
      settings.write({ ...settings.read(), receiver })
      await receiving.apply(receiver)
      return ok(view())
    },
    'receiver.test': () => tryCircle(parts),
  }
}

async function tryCircle({ receiving, store, connections, practice, posted }: ReceiverParts) {
  const made = await practice.ready()
  if (!made.ok) return made
  const { id: connectionId, uid } = made.value
  const endpoint = '/api/pull/insights'
  const address = receiving.expectFromOutside({
    ...{ connectionId, uid, endpoint, environment: 'sandbox', batch: null },
  })
  if (address === null) return ok(null)
  const client = await connections.clientFor(connectionId)
  if (!client.ok) return client
  const { requestId, webhook, signature } = address
  const coming = posted(requestId, trialPatience)
  const asked = bodyOf(await client.value.call(endpoint, { webhook, signature }))
  const came = asked.ok && (await coming)
  // A trial is no question about the business: nothing of it stays.
  store.withdraw(requestId)
  return asked.ok ? ok({ came, by: new URL(webhook).origin }) : asked
}

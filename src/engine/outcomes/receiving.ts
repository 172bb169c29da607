import type { Environment } from '#shared/connect/connection.ts'
import { webhookBase } from '#shared/connect/webhookBase.ts'
import type { ReceiverSettings } from '#shared/settings/settings.ts'
import type { ExpectedOutcome } from '#engine/outcomes/outcomeStore.ts'
import { startReceiver, type ReceiverEffects, type RunningReceiver } from '#engine/outcomes/receiver.ts'
import { newRequestId, signatureOf } from '#engine/outcomes/signature.ts'
import type { InstallSecret } from '#engine/outcomes/installSecret.ts'

/** What the receiver is doing. `secretKept` is false where no keychain keeps the secret over a restart. */
export type ReceivingState =
  | { readonly is: 'off' }
  | { readonly is: 'listening'; readonly host: string; readonly port: number; readonly secretKept: boolean }
  | { readonly is: 'failed'; readonly detail: string }

/** A request about to leave, as far as its outcome is concerned. */
export interface Asking extends Pick<ExpectedOutcome, 'connectionId' | 'uid' | 'endpoint' | 'batch'> {
  readonly environment: Environment
}

/** What a request says so that its outcome finds its way back, under the id that it is expected by. */
export interface ReturnAddress {
  readonly requestId: string
  readonly webhook: string
  readonly signature: string
}

/** The receiver as the settings want it, and the return addresses that it gives out. */
export interface Receiving {
  /** Starts, moves or stops listening. Changes come one after the other. */
  apply(this: void, settings: ReceiverSettings): Promise<ReceivingState>
  state(this: void): ReceivingState
  /** An address for one request, noted on the disk; null while nothing leads from that environment to the receiver. */
  expect(this: void, asking: Asking): ReturnAddress | null
  /** As `expect`, but by the user's own address where there is one: the way that posts to other environments take. */
  expectFromOutside(this: void, asking: Asking): ReturnAddress | null
  close(this: void): Promise<void>
}

/** What receiving acts with; the secret is asked for when it is first needed. */
export interface ReceivingEffects extends Omit<ReceiverEffects, 'secret'> {
  readonly secret: () => Promise<InstallSecret>
}

interface Listening {
  readonly receiver: RunningReceiver
  readonly settings: ReceiverSettings
  readonly secret: InstallSecret
}

/** Receives nothing until settings that are on are applied. */
export function createReceiving(effects: ReceivingEffects): Receiving {
  let listening: Listening | null = null
  let failure: string | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function change(settings: ReceiverSettings): Promise<ReceivingState> {
    await listening?.receiver.close()
    listening = null
    failure = null
    if (!settings.on) return state()
    const secret = await effects.secret()
    try {
      const receiver = await startReceiver({ ...effects, secret: secret.secret }, settings)
      listening = { receiver, settings, secret }
    } catch (problem) {
      // The socket says what is wrong by a code; anything else is a bug.
      if (!(problem instanceof Error) || !('code' in problem)) throw problem
      failure = problem.message
    }
    return state()
  }

  function state(): ReceivingState {
    if (failure !== null) return { is: 'failed', detail: failure }
    if (listening === null) return { is: 'off' }
    const { receiver, settings, secret } = listening
    return { is: 'listening', host: settings.host, port: receiver.port, secretKept: secret.kept }
  }

  function addressAt(base: string | null, { environment: _, ...asking }: Asking): ReturnAddress | null {
    if (listening === null || base === null) return null
    const id = newRequestId()
    effects.store.expect({ ...asking, id, at: effects.now() })
    return {
      requestId: id,
      webhook: `${base}/outcomes/${id}`,
      signature: signatureOf(id, listening.secret.secret),
    }
  }

  const place = () => (listening === null ? null : { ...listening.settings, port: listening.receiver.port })

  return {
    apply(settings) {
      const changed = last.then(() => change(settings))
      // Whoever waits for this change hears of its failure; the next one only has to wait for its end.
      last = changed.catch(() => null)
      return changed
    },
    state,
    expect(asking) {
      const at = place()
      return at === null ? null : addressAt(webhookBase(at, asking.environment), asking)
    },
    expectFromOutside(asking) {
      const at = place()
      if (at === null) return null
      return addressAt(webhookBase(at, at.publicUrl === '' ? asking.environment : 'live'), asking)
    },
    async close() {
      await last
      await listening?.receiver.close()
      listening = null
    },
  }
}

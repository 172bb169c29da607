import { EventEmitter } from 'node:events'
import { businessKey } from '#shared/connect/businessKey.ts'
import type { Connection } from '#shared/connect/connection.ts'
import { refuseUnconfirmed } from '#shared/connect/refuseUnconfirmed.ts'
import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import { restingPace } from '#shared/delivery/nextAttempt.ts'
import { recipientOf } from '#shared/delivery/recipientOf.ts'
import type { SendProgress } from '#shared/delivery/sendView.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Client, InputOf } from '#shared/ipc/client.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import { accountElsewhere, rememberAccount } from '#engine/connect/accountMemory.ts'
import type { ConnectClient } from '#engine/connect/connectClient.ts'
import type { Connections } from '#engine/connect/connections.ts'
import type { AskForOutcome } from '#engine/delivery/pushBatch.ts'
import { createRest, type Listen } from '#engine/delivery/rest.ts'
import { createSender, type Sender } from '#engine/delivery/sender.ts'
import { sendImport } from '#engine/delivery/sendImport.ts'
import type { SendingQueue } from '#engine/delivery/sendingQueue.ts'
import { sleep } from '#engine/delivery/sleep.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { whileCompared, type Others } from '#engine/imports/compareWithOthers.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'
import type { Importers } from '../importers/importers.ts'
import type { NetworkWatch } from '../network/networkWatch.ts'
import { createPauses, type Pauses } from './pauses.ts'

/** What the handlers of sending act with. */
export interface DeliveryEffects {
  readonly importers: Importers
  readonly connections: Connections
  readonly settings: SettingsStore
  /** What an import is compared with before it leaves. */
  readonly others: Others
  readonly pathOf: (id: string) => string
  /** Hears of every import that is other than it was. */
  readonly changed: (summary: ImportSummary) => void
  /** Hears how far an import's sending is. */
  readonly counted: (id: string, counts: DeliveryCounts) => void
  /** The imports that are being sent, or wait for their turn, just now. */
  readonly sending: Set<string>
  readonly queue: SendingQueue
  readonly network: NetworkWatch
  /** How the requests of an import say where their outcomes are to be posted. */
  readonly askForOutcome: (importId: string, to: Connection) => AskForOutcome
  /** Notes a bug in the log and answers with the incident's id. */
  readonly report: (problem: unknown, during: string) => string
}

type Names = Extract<keyof Handlers<WindowContract>, `delivery.${string}`>
type Importer = Client<ImporterContract>

/** What `delivery.*` answers: at most one sending an import, and one a business, at a time, each by the engine's sender. */
export function createDeliveryHandlers(effects: DeliveryEffects): Pick<Handlers<WindowContract>, Names> {
  const pauses = createPauses()
  const goOn = new EventEmitter()
  const { importers, settings } = effects
  return {
    'delivery.plan': async ({ id, connectionId, refused, again, way }) => {
      const to = connectionId === null ? ok(null) : connectionOf(settings, connectionId)
      if (!to.ok) return to
      const { batchSize } = settings.read().preferences
      const choice = { batchSize, refused, again, way }
      return importers.use(id, (importer) => planned(effects, importer, { id, to: to.value }, choice))
    },
    'delivery.send': async (order, context) => {
      const { id } = order
      const to = connectionOf(settings, order.connectionId)
      if (!to.ok) return to
      const unconfirmed = refuseUnconfirmed(to.value, order.confirm)
      if (unconfirmed !== null) return err(unconfirmed)
      const onGoOn: Listen = (hear) => {
        goOn.on(id, hear)
        return () => goOn.off(id, hear)
      }
      return withImport(effects, id, async (importer) => {
        const summary = await importer.call('import.summary', {})
        if (!summary.ok) return summary
        const { delivery: counts, source } = summary.value
        const onWaiting = (behind: string): void =>
          context.progress({ counts, requests: 0, activity: { is: 'queued', behind } })
        const turn = { line: businessKey(to.value), name: source.name, signal: context.signal, onWaiting }
        return effects.queue.inTurn(turn, () =>
          send({ ...effects, pauses, onGoOn }, importer, { ...order, to: to.value }, context),
        )
      })
    },
    'delivery.pause': ({ id, paused }) => {
      pauses.set(id, paused)
      return ok({})
    },
    'delivery.goOn': ({ id }) => {
      goOn.emit(id)
      return ok({})
    },
    'delivery.startOver': ({ id }) =>
      withImport(effects, id, (importer) => importer.call('delivery.startOver', {})),
    'delivery.readBack': ({ id }, { signal, progress }) =>
      withImport(effects, id, async (importer) => {
        const summary = await importer.call('import.summary', {})
        if (!summary.ok) return summary
        const connect = await effects.connections.clientFor(summary.value.connectionId ?? '')
        if (!connect.ok) return connect
        const { report } = effects
        const sender = createSender({ importer, connect: connect.value, sleep, random: Math.random, report })
        return sender.readBack({ signal, onProgress: progress })
      }),
  }
}

type Order = Parameters<Handlers<WindowContract>['delivery.send']>[0] & { readonly to: Connection }

/** How the user holds a sending back, and lets it go on. */
interface Controls {
  readonly pauses: Pauses
  readonly onGoOn: Listen
}

async function send(
  effects: DeliveryEffects & Controls,
  importer: Importer,
  { id, to, refused, unknownAgain, again, accountTo, way }: Order,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (value: SendProgress) => void },
) {
  const { settings, others, pauses } = effects
  const connect = await effects.connections.clientFor(to.id)
  if (!connect.ok) return connect
  const summary = await importer.call('import.summary', {})
  if (!summary.ok) return summary
  const elsewhere = accountElsewhere(settings, summary.value, to)
  if (elsewhere !== null && accountTo !== elsewhere.business) return err(elsewhere)
  await importer.call('import.setConnection', { connectionId: to.id })
  pauses.set(id, false)
  // A paused sending that is cancelled must come to its end.
  signal.addEventListener('abort', () => pauses.set(id, false), { once: true })
  const onProgress = (value: SendProgress) => {
    progress(value)
    effects.counted(id, value.counts)
  }
  const { batchSize, pauseMs } = settings.read().preferences
  const sent = await sendImport(
    {
      others,
      importer,
      sender: restingSender(effects, importer, connect.value, effects.askForOutcome(id, to)),
      path: effects.pathOf(id),
      again,
      sleep,
    },
    {
      ...{ to: recipientOf(to, connect.value.host), way, batchSize, pauseMs, refused, limit: null, signal },
      resendUnknown: to.environment !== 'live' || unknownAgain || to.updatesById === true,
      gate: () => pauses.gate(id),
      onProgress,
    },
  )
  if (sent.ok) rememberAccount(settings, summary.value, to, sent.value)
  return sent
}

/** A sender that does not end for want of a network or of stub, but rests until they are back. */
function restingSender(
  { network, onGoOn, report }: DeliveryEffects & Controls,
  importer: Importer,
  connect: ConnectClient,
  askForOutcome: AskForOutcome,
): Sender {
  const rest = createRest({
    ...network,
    onGoOn,
    sleep,
    now: () => new Date().toISOString(),
    answers: (signal) => connect.answers({ signal }),
  })
  const random = Math.random
  return createSender({ importer, connect, sleep, random, pace: restingPace, rest, report, askForOutcome })
}

async function planned(
  { settings, others, pathOf }: DeliveryEffects,
  importer: Importer,
  { id, to }: { readonly id: string; readonly to: Connection | null },
  choice: InputOf<ImporterContract['delivery.plan']>,
) {
  const summary = await importer.call('import.summary', {})
  if (!summary.ok) return summary
  const business = to === null ? null : businessKey(to)
  return whileCompared(others, importer, { path: pathOf(id), business }, async (compared) => {
    const plan = await importer.call('delivery.plan', choice)
    if (!plan.ok) return plan
    const elsewhere = to === null ? null : accountElsewhere(settings, summary.value, to)
    const obstacles = elsewhere === null ? plan.value.obstacles : [...plan.value.obstacles, elsewhere]
    return ok({ ...plan.value, obstacles, compared })
  })
}

/** However long the work waits, pauses or rests, the import's process is kept for it, and nobody else sends it. */
async function withImport<Answer>(
  effects: DeliveryEffects,
  id: string,
  work: (importer: Importer) => Promise<Answer>,
) {
  if (effects.sending.has(id)) return err({ code: 'import.busy' as const })
  effects.sending.add(id)
  try {
    return await effects.importers.use(id, async (importer) => {
      const answer = await work(importer)
      const summary = await importer.call('import.summary', {})
      if (summary.ok) effects.changed(summary.value)
      return answer
    })
  } finally {
    effects.sending.delete(id)
  }
}

function connectionOf(
  settings: SettingsStore,
  id: string,
): Result<Connection, Extract<Failure, { code: 'connection.missing' }>> {
  const found = settings.read().connections.find((connection) => connection.id === id)
  return found === undefined ? err({ code: 'connection.missing', name: id }) : ok(found)
}

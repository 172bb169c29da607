import { businessKey } from '#shared/connect/businessKey.ts'
import type { Connection } from '#shared/connect/connection.ts'
import { recipientOf } from '#shared/delivery/recipientOf.ts'
import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { SendProgress } from '#shared/delivery/sendView.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Client, InputOf } from '#shared/ipc/client.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import { accountElsewhere, rememberAccount } from '#engine/connect/accountMemory.ts'
import type { Connections } from '#engine/connect/connections.ts'
import { createSender, type Sender } from '#engine/delivery/sender.ts'
import { sendImport } from '#engine/delivery/sendImport.ts'
import { sleep } from '#engine/delivery/sleep.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { compareWithOthers, type Others } from '#engine/imports/compareWithOthers.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'
import type { Importers } from '../importers/importers.ts'
import { createPauses } from './pauses.ts'

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
  /** The imports that are being sent just now. */
  readonly sending: Set<string>
  /** Notes a bug in the log and answers with the incident's id. */
  readonly report: (problem: unknown, during: string) => string
}

type Names = Extract<keyof Handlers<WindowContract>, `delivery.${string}`>
type Importer = Client<ImporterContract>

/** What `delivery.*` answers: at most one sending an import at a time, each by the engine's sender. */
export function createDeliveryHandlers(effects: DeliveryEffects): Pick<Handlers<WindowContract>, Names> {
  const pauses = createPauses()
  const { importers, settings } = effects
  const preferences = () => settings.read().preferences
  return {
    'delivery.plan': async ({ id, connectionId, refused, again, way }) => {
      const to = connectionId === null ? ok(null) : connectionOf(settings, connectionId)
      if (!to.ok) return to
      const choice = { batchSize: preferences().batchSize, refused, again, way }
      return importers.use(id, (importer) => planned(effects, importer, { id, to: to.value }, choice))
    },
    'delivery.send': async (
      { id, connectionId, refused, confirm, unknownAgain, again, accountTo, way },
      { signal, progress },
    ) => {
      const connection = connectionOf(settings, connectionId)
      if (!connection.ok) return connection
      const allowed = confirmed(connection.value, confirm)
      if (!allowed.ok) return allowed
      return withSender(effects, id, connectionId, async ({ sender, importer, host }) => {
        const summary = await importer.call('import.summary', {})
        if (!summary.ok) return summary
        const elsewhere = accountElsewhere(settings, summary.value, connection.value)
        if (elsewhere !== null && accountTo !== elsewhere.business) return err(elsewhere)
        await importer.call('import.setConnection', { connectionId })
        pauses.set(id, false)
        const gate = () => pauses.gate(id)
        // A paused sending that is cancelled must come to its end.
        signal.addEventListener('abort', () => pauses.set(id, false), { once: true })
        const onProgress = (value: SendProgress) => {
          progress(value)
          effects.counted(id, value.counts)
        }
        const { batchSize, pauseMs } = preferences()
        const resendUnknown = connection.value.environment !== 'live' || unknownAgain
        const to = recipientOf(connection.value, host)
        const sent = await sendImport(
          { others: effects.others, importer, sender, path: effects.pathOf(id), again },
          { to, way, batchSize, pauseMs, refused, resendUnknown, limit: null, signal, gate, onProgress },
        )
        if (sent.ok) rememberAccount(settings, summary.value, connection.value, sent.value)
        return sent
      })
    },
    'delivery.pause': ({ id, paused }) => {
      pauses.set(id, paused)
      return ok({})
    },
    'delivery.readBack': async ({ id }, { signal, progress }) => {
      const summary = await importers.use(id, (importer) => importer.call('import.summary', {}))
      if (!summary.ok) return summary
      const connectionId = summary.value.connectionId ?? ''
      return withSender(effects, id, connectionId, ({ sender }) =>
        sender.readBack({ signal, onProgress: progress }),
      )
    },
  }
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
  const compared = await compareWithOthers(others, importer, { path: pathOf(id), business })
  if (!compared.ok) return compared
  const plan = await importer.call('delivery.plan', choice)
  if (!plan.ok) return plan
  const elsewhere = to === null ? null : accountElsewhere(settings, summary.value, to)
  const obstacles = elsewhere === null ? plan.value.obstacles : [...plan.value.obstacles, elsewhere]
  return ok({ ...plan.value, obstacles, compared: compared.value })
}

/** What a live business needs before anything leaves: its own name, in full. */
function confirmed(
  connection: Connection,
  confirm: string | null,
): Result<null, Extract<Failure, { code: 'send.confirmMissing' }>> {
  const { environment, businessName } = connection
  if (environment === 'live' && confirm !== businessName)
    return err({ code: 'send.confirmMissing', business: businessName })
  return ok(null)
}

async function withSender<Answer>(
  effects: DeliveryEffects,
  id: string,
  connectionId: string,
  work: (parts: { sender: Sender; importer: Importer; host: string }) => Promise<Answer>,
) {
  if (effects.sending.has(id)) return err({ code: 'import.busy' as const })
  effects.sending.add(id)
  try {
    // However long it pauses or waits, the import's process is kept for it.
    return await effects.importers.use(id, async (importer) => {
      const connect = await effects.connections.clientFor(connectionId)
      if (!connect.ok) return connect
      const sender = createSender({
        importer,
        connect: connect.value,
        sleep,
        random: Math.random,
        report: effects.report,
      })
      const answer = await work({ sender, importer, host: connect.value.host })
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

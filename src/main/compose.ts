import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, nativeTheme, net, powerMonitor, shell, type BrowserWindow } from 'electron'
import Store from 'electron-store'
import { businessKey } from '#shared/connect/businessKey.ts'
import { ok } from '#shared/errors/result.ts'
import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { createRouter, type Handlers, type Router } from '#shared/ipc/router.ts'
import type { Notice } from '#shared/ipc/wire.ts'
import { windowContract, type WindowContract } from '#shared/ipc/windowContract.ts'
import { createBusinessDesk } from '#engine/business/businessDesk.ts'
import { createConnections } from '#engine/connect/connections.ts'
import { openLearnedCategories } from '#engine/categories/learnedCategories.ts'
import { createSendingQueue } from '#engine/delivery/sendingQueue.ts'
import { openCatalogue } from '#engine/imports/catalogue.ts'
import { tellEmptied } from '#engine/imports/tellEmptied.ts'
import { createAskForOutcome } from '#engine/outcomes/askForOutcome.ts'
import { installSecret } from '#engine/outcomes/installSecret.ts'
import { openOutcomeStore } from '#engine/outcomes/outcomeStore.ts'
import { createReceiving } from '#engine/outcomes/receiving.ts'
import type { Keychain } from '#engine/secrets/keychain.ts'
import { createKeytarKeychain } from '#engine/secrets/keytarKeychain.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'
import { openSettings } from '#engine/settings/storeSettings.ts'
import { createDialogs, type Dialogs } from './files/dialogs.ts'
import { createHandedFiles, type HandedFiles } from './files/handedFiles.ts'
import { createAppHandlers } from './handlers/appHandlers.ts'
import { createBusinessHandlers } from './handlers/businessHandlers.ts'
import { createCategoryHandlers } from './handlers/categoryHandlers.ts'
import { createConnectionHandlers } from './handlers/connectionHandlers.ts'
import { createDeliveryHandlers } from './handlers/deliveryHandlers.ts'
import { createImportHandlers } from './handlers/importHandlers.ts'
import { createLayoutHandlers } from './handlers/layoutHandlers.ts'
import { createReceiverHandlers } from './handlers/receiverHandlers.ts'
import { createReversalHandlers } from './handlers/reversalHandlers.ts'
import { createSandboxHandlers } from './handlers/sandboxHandlers.ts'
import { after } from './importers/after.ts'
import { reachBy } from './importers/reachBy.ts'
import { forkImporter } from './importers/forkImporter.ts'
import { createImporters } from './importers/importers.ts'
import { createMakeImport } from './importers/makeImport.ts'
import { createLog, type Log } from './log/log.ts'
import { createNetworkWatch } from './network/networkWatch.ts'
import { createHearing } from './outcomes/hearing.ts'
import { createTaking } from './outcomes/taking.ts'
import { createPracticeConnection } from './practice/practiceConnection.ts'
import { createPracticeSandbox } from './practice/practiceSandbox.ts'
import { forkKeychain } from './secrets/forkKeychain.ts'
import { createOpenLink, type ExternalLink } from './window/externalLinks.ts'

/** How long a keychain may take before it counts as missing, in milliseconds. */
const keychainPatience = 5000

/** How long an outcome is waited for, in milliseconds: stub tries for hours, a bank may take days. */
const outcomePatience = 30 * 24 * 3_600_000

/** What the program is put together from: where its data and its shipped files are, and how to reach its window. */
export interface Surroundings {
  readonly dataFolder: string
  readonly resources: string
  readonly window: () => BrowserWindow | null
  readonly notify: (notice: Notice) => void
  /** Files that were opened before the window was there; emptied as they are told. */
  readonly early: string[]
}

/** The program without its window. */
export interface Program {
  readonly router: Router<WindowContract>
  readonly files: HandedFiles
  readonly dialogs: Dialogs
  readonly openLink: (link: ExternalLink) => void
  readonly settings: SettingsStore
  readonly log: Log
  /** Ends the processes that the program started. */
  readonly stop: () => void
}

/** Puts the parts together. */
export function compose(surroundings: Surroundings): Program {
  const parts = createParts(surroundings)
  const { settings, files, dialogs, log, sandbox, practice, importers, openLink } = parts
  const router: Router<WindowContract> = createRouter(
    windowContract,
    createHandlers(parts, surroundings, (...told) => router.tell(...told)),
    { notify: surroundings.notify, report: log.report },
  )
  parts.hearing.listen(({ connectionId, batch }) => {
    if (batch === null) router.tell('business.changed', { connectionId })
    // Of an import that is not open, it is taken when that is opened next; what goes wrong is in the log.
    else void importers.ifOpen(batch.importId, (importer) => parts.taking.take(batch.importId, importer))
  })
  // Whoever practised before can send again at once; a failure is told when they try.
  if (practice.isKept()) void practice.ready()
  const { receiver } = settings.read()
  // Whether it listens is asked for by the screen that shows it.
  if (receiver.on) void parts.receiving.apply(receiver)
  return {
    router,
    files,
    dialogs,
    settings,
    log,
    // A browser that does not open is told by the system itself.
    openLink: (link) => void openLink(link),
    stop() {
      importers.closeAll()
      sandbox.stop()
      // The program ends: connections that are still open end with it.
      void parts.receiving.close()
    },
  }
}

type Parts = ReturnType<typeof createParts>

function createParts({ dataFolder, window }: Surroundings) {
  mkdirSync(dataFolder, { recursive: true })
  const log = createLog(join(dataFolder, 'logs'))
  const { settings, setAside } = openSettings(
    join(dataFolder, 'settings.json'),
    () => new Store({ cwd: dataFolder, name: 'settings' }),
  )
  if (setAside !== null) log.note(`The settings could not be read and were kept as ${setAside}`)
  const keychain = createKeytarKeychain('Stub Importer', keychainPatience, forkKeychain)
  const catalogue = openCatalogue(dataFolder)
  const connections = createConnections({
    settings,
    keychain,
    fetch: systemFetch,
    newId: randomUUID,
    timeoutMs: () => settings.read().preferences.timeoutMs,
  })
  const { store, hearing, receiving } = createOutcomes(dataFolder, keychain, log)
  const taking = createTaking(store, log.report)
  const { pathOf } = catalogue
  const importers = createImporters({
    ...{ start: forkImporter, pathOf, after },
    async opened(id, importer) {
      await tellEmptied(catalogue.sent, importer, pathOf(id))
      await taking.take(id, importer)
    },
  })
  const others = { catalogue, reach: reachBy(importers, catalogue) }
  const sandbox = createPracticeSandbox(join(dataFolder, 'sandbox.sqlite'))
  return {
    log,
    settings,
    keychain,
    catalogue,
    learned: openLearnedCategories(dataFolder, { onTrouble: log.note }),
    connections,
    store,
    hearing,
    receiving,
    taking,
    askForOutcome: createAskForOutcome(receiving, store),
    desk: createBusinessDesk({ connections, settings, receiving, store, others, now: instant }),
    sandbox,
    practice: createPracticeConnection(sandbox, connections, settings),
    importers,
    others,
    queue: createSendingQueue(),
    network: createNetworkWatch({
      isOnline: () => net.isOnline(),
      onResume: (hear) => powerMonitor.on('resume', hear),
      every(ms, call) {
        const timer = setInterval(call, ms)
        return () => clearInterval(timer)
      },
    }),
    files: createHandedFiles(randomUUID),
    dialogs: createDialogs(window),
    openLink: createOpenLink((address) => shell.openExternal(address)),
  }
}

function createOutcomes(dataFolder: string, keychain: Keychain, log: Log) {
  const store = openOutcomeStore(dataFolder)
  store.forgetBefore(new Date(Date.now() - outcomePatience).toISOString())
  const hearing = createHearing()
  const receiving = createReceiving({
    store,
    secret: () => installSecret(keychain),
    now: instant,
    clock: () => performance.now(),
    heard: hearing.heard,
    report: log.report,
  })
  return { store, hearing, receiving }
}

function instant(): string {
  return new Date().toISOString()
}

// Electron's own fetch takes the system's proxies and certificates; it knows addresses as text, not as URL objects.
const systemFetch: typeof fetch = (input, init) => net.fetch(input instanceof URL ? input.href : input, init)

function createHandlers(
  parts: Parts,
  { dataFolder, resources, early }: Surroundings,
  tell: Router<WindowContract>['tell'],
): Handlers<WindowContract> {
  const { settings, files, importers, catalogue, connections, sandbox, practice, keychain, openLink } = parts
  const sending = new Set<string>()
  const layouts = () => settings.read().layouts
  const changed = (summary: ImportSummary) => {
    catalogue.note(summary)
    tell('imports.changed', { id: summary.id })
  }
  const counted = (id: string, counts: DeliveryCounts) => tell('delivery.changed', { id, counts })
  parts.taking.listen((summary) => {
    changed(summary)
    counted(summary.id, summary.delivery)
  })
  return {
    ...createAppHandlers({
      version: app.getVersion(),
      dataFolder,
      keychain,
      settings,
      sandboxUrl: () => sandbox.address()?.url ?? null,
      openLink,
      showTheme: (theme) => (nativeTheme.themeSource = theme),
    }),
    ...createConnectionHandlers(connections),
    ...createSandboxHandlers(sandbox, practice, fetch),
    ...createStubHandlers(parts, changed),
    ...createImportHandlers({
      ...parts,
      makeImport: createMakeImport({ importers, catalogue, layouts, newId: randomUUID }),
      samplePath: (sample) => join(resources, 'samples', sampleFiles[sample]),
      changed,
      isSending: (id) => sending.has(id),
      businessOf: businessIn(settings),
    }),
    ...createReversalHandlers({
      ...parts,
      newId: randomUUID,
      changed,
      isSending: (id) => sending.has(id),
    }),
    ...createCategoryHandlers(parts.learned),
    ...createLayoutHandlers({ ...parts, newId: randomUUID, now: () => new Date().toISOString() }),
    ...createDeliveryHandlers({
      ...parts,
      pathOf: catalogue.pathOf,
      sending,
      changed(summary) {
        changed(summary)
        // What came before the answer to its request has waited for this; it never rejects.
        void importers.ifOpen(summary.id, (importer) => parts.taking.take(summary.id, importer))
      },
      counted,
      report: parts.log.report,
    }),
    'files.early': () => ok(early.splice(0).map(files.take)),
  }
}

/** The business of the connection that an import was last sent to. */
function businessIn(settings: SettingsStore) {
  return ({ connectionId }: ImportSummary): string | null => {
    const connection = settings.read().connections.find(({ id }) => id === connectionId)
    return connection === undefined ? null : businessKey(connection)
  }
}

function createStubHandlers(parts: Parts, changed: (summary: ImportSummary) => void) {
  return {
    ...createBusinessHandlers(parts.desk, parts.dialogs, changed),
    ...createReceiverHandlers({ ...parts, posted: parts.hearing.posted }),
  }
}

const sampleFiles = { fnb: 'fnb.csv', capitec: 'capitec.xlsx', settlements: 'settlements.csv' } as const

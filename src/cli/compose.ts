import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { FailureError } from '#shared/errors/failure.ts'
import { createConnections, type Connections } from '#engine/connect/connections.ts'
import { storageFailure } from '#engine/importing/file/storageFailure.ts'
import { createInProcessImporter } from '#engine/importing/inProcessImporter.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { KeychainProcess } from '#engine/secrets/askKeychainProcess.ts'
import { forkKeychain } from '#engine/secrets/forkKeychain.ts'
import { createKeytarKeychain } from '#engine/secrets/keytarKeychain.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'
import { openSettings, type OpenedSettings } from '#engine/settings/storeSettings.ts'
import { say, type Terminal } from './terminal.ts'

/** How long a keychain may take before it counts as missing, in milliseconds. */
const keychainPatience = 5000

/** What commands act with: the same engine as the window's, put together for a terminal. */
export interface Cli {
  readonly terminal: Terminal
  readonly env: NodeJS.ProcessEnv
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly folder: string
  readonly settings: SettingsStore
  readonly connections: Connections
  readonly openImporter: () => ReturnType<typeof createInProcessImporter>
  readonly now: () => number
  /** Notes something unforeseen in the log and answers with the incident's id. */
  readonly report: (problem: unknown, during: string) => string
}

/** Where a command runs: `folder` is where settings and logs are kept. */
export type Surroundings = Pick<Cli, 'terminal' | 'folder' | 'report'>

/** Puts the parts together. Throws a `FailureError` where the data folder cannot be used. */
export function composeCli(
  { terminal, folder, report }: Surroundings,
  startKeychain: () => KeychainProcess = forkKeychain,
): Cli {
  const { settings, setAside } = openSettingsIn(folder)
  if (setAside !== null)
    say(terminal, `The settings could not be read. They were kept as ${setAside}; defaults are used.`)
  const connections = createConnections({
    settings,
    keychain: createKeytarKeychain('Stub Importer', keychainPatience, startKeychain),
    fetch,
    newId: randomUUID,
    timeoutMs: () => settings.read().preferences.timeoutMs,
  })
  return {
    terminal,
    env: process.env,
    stdin: process.stdin,
    folder,
    settings,
    connections,
    openImporter: () => createInProcessImporter({ now: () => new Date().toISOString(), readSource }, report),
    now: () => Date.now(),
    report,
  }
}

function openSettingsIn(folder: string): OpenedSettings {
  try {
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'settings.json')
    return openSettings(file, () => new Conf({ cwd: folder, configName: 'settings' }))
  } catch (problem) {
    const failure = storageFailure(problem, folder)
    throw failure === null ? problem : new FailureError(failure, { cause: problem })
  }
}

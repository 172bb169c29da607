import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { createConnections, type Connections } from '#engine/connect/connections.ts'
import { createInProcessImporter } from '#engine/importing/inProcessImporter.ts'
import { readSource } from '#engine/reading/readSource.ts'
import { forkKeychain } from '#engine/secrets/forkKeychain.ts'
import { createKeytarKeychain } from '#engine/secrets/keytarKeychain.ts'
import { dataFolder } from '#engine/settings/dataFolder.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'
import { openSettings } from '#engine/settings/storeSettings.ts'
import { say, type Terminal } from './terminal.ts'

/** How long a keychain may take before it counts as missing, in milliseconds. */
const keychainPatience = 5000

/** What commands act with: the same engine as the window's, put together for a terminal. */
export interface Cli {
  readonly terminal: Terminal
  readonly env: NodeJS.ProcessEnv
  readonly stdin: NodeJS.ReadStream
  readonly folder: string
  readonly settings: SettingsStore
  readonly connections: Connections
  readonly openImporter: () => ReturnType<typeof createInProcessImporter>
  readonly now: () => number
}

/** Puts the parts together; `folder` overrides where settings and logs are kept. */
export function composeCli(folder: string | undefined): Cli {
  const env = process.env
  const terminal: Terminal = { stdout: process.stdout, stderr: process.stderr }
  const dataDir = folder ?? dataFolder(process.platform, env, homedir())
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'settings.json')
  const { settings, setAside } = openSettings(file, () => new Conf({ cwd: dataDir, configName: 'settings' }))
  if (setAside !== null)
    say(terminal, `The settings could not be read. They were kept as ${setAside}; defaults are used.`)
  const connections = createConnections({
    settings,
    keychain: createKeytarKeychain('Stub Importer', keychainPatience, forkKeychain),
    fetch,
    newId: randomUUID,
    timeoutMs: () => settings.read().preferences.timeoutMs,
  })
  return {
    terminal,
    env,
    stdin: process.stdin,
    folder: dataDir,
    settings,
    connections,
    openImporter: () => createInProcessImporter({ now: () => new Date().toISOString(), readSource }),
    now: () => Date.now(),
  }
}

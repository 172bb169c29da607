import type { Connection, ConnectionView } from '#shared/connect/connection.ts'
import type { Failure } from '#shared/errors/failure.ts'
import type { Result } from '#shared/errors/result.ts'
import type { Connections } from '#engine/connect/connections.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'
import type { PracticeAddress } from '#sandbox/sandboxProcess.ts'
import type { PracticeSandbox } from './practiceSandbox.ts'

const practiceName = 'Practice'

/** The connection to the program's own sandbox, whose address is another at each start. */
export interface PracticeConnection {
  /** A connection that can be sent to at once: the sandbox runs, and its key is held. */
  ready(this: void): Promise<Result<ConnectionView, Extract<Failure, { code: 'disk.full' | 'disk.failed' }>>>
  /** Whether the user has practised before, so that the connection must work again after a restart. */
  isKept(this: void): boolean
}

/** The practice key is held for the session only: the sandbox gives it anew, and it opens nothing else. */
export function createPracticeConnection(
  sandbox: PracticeSandbox,
  connections: Connections,
  settings: SettingsStore,
): PracticeConnection {
  const kept = () => settings.read().connections.find(isPractice)

  function keep({ url, appId, uid }: PracticeAddress, known: Connection): void {
    const others = settings.read().connections.filter(({ id }) => id !== known.id)
    settings.write({ ...settings.read(), connections: [...others, { ...known, url, appId, uid }] })
  }

  return {
    isKept: () => kept() !== undefined,
    async ready() {
      const started = await sandbox.start()
      if (!started.ok) return started
      const { url, appId, uid, apiKey } = started.value
      const known = kept()
      const made =
        known === undefined
          ? await connections.add({
              name: practiceName,
              environment: 'sandbox',
              url,
              appId,
              uid,
              businessName: 'Practice Business',
              key: apiKey,
              keep: 'session',
            })
          : (keep(started.value, known), await connections.setKey(known.id, apiKey, 'session'))
      if (made.ok) return made
      if (made.error.code === 'disk.full' || made.error.code === 'disk.failed')
        return { ok: false, error: made.error }
      throw new Error(`The practice connection could not be made: ${made.error.code}`)
    },
  }
}

function isPractice({ environment, name }: Connection): boolean {
  return environment === 'sandbox' && name === practiceName
}

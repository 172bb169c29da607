import { ok } from '#shared/errors/result.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { Keychain } from '#engine/secrets/keychain.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'
import type { Preferences } from '#shared/settings/settings.ts'

/** What the handlers of the program itself act with. */
export interface AppEffects {
  readonly version: string
  readonly dataFolder: string
  readonly keychain: Keychain
  readonly settings: SettingsStore
  readonly sandboxUrl: () => string | null
  readonly openLink: (link: 'stub' | 'connectReference' | 'keychainHelp') => Promise<void>
  readonly showTheme: (theme: Preferences['theme']) => void
}

type Names = Extract<keyof Handlers<WindowContract>, `app.${string}` | `preferences.${string}`>

/** What `app.*` and `preferences.*` answer. */
export function createAppHandlers(effects: AppEffects): Pick<Handlers<WindowContract>, Names> {
  const { settings } = effects
  return {
    'app.about': async () => {
      const probe = await effects.keychain.read('probe')
      return ok({
        version: effects.version,
        dataFolder: effects.dataFolder,
        keychain: probe.ok
          ? { state: 'ready' as const }
          : { state: 'missing' as const, detail: probe.error.detail },
        sandboxUrl: effects.sandboxUrl(),
      })
    },
    'app.openLink': async ({ link }) => {
      await effects.openLink(link)
      return ok({})
    },
    'preferences.get': () => ok(settings.read().preferences),
    'preferences.set': (preferences) => {
      settings.write({ ...settings.read(), preferences })
      effects.showTheme(preferences.theme)
      return ok(preferences)
    },
  }
}

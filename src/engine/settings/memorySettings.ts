import { settingsSchema, type Settings } from '#shared/settings/settings.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'

/** Settings that last as long as their object, for tests. */
export function createMemorySettings(initial: Partial<Settings> = {}): SettingsStore {
  let settings = settingsSchema.parse(initial)
  return {
    read: () => settings,
    write(next) {
      settings = settingsSchema.parse(next)
    },
  }
}

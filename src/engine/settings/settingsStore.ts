import type { Settings } from '#shared/settings/settings.ts'

/** Where settings are kept. `read` gives valid settings, defaults where nothing was written; `write` replaces them whole. */
export interface SettingsStore {
  read(this: void): Settings
  write(this: void, settings: Settings): void
}

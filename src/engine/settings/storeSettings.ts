import { existsSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ZodError } from 'zod'
import { FailureError } from '#shared/errors/failure.ts'
import { settingsSchema } from '#shared/settings/settings.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'

/** What electron-store and `conf`, on which it is built, have in common: the whole file's content, read and written anew. */
export interface WholeStore {
  store: Record<string, unknown>
}

/** Settings in a file that was opened, and the name of the copy if a broken one had to be put aside for it. */
export interface OpenedSettings {
  readonly settings: SettingsStore
  readonly setAside: string | null
}

/**
 * Opens `settings.json` at `path` with `open` (a `new Conf(…)` or `new Store(…)` of that file). One that cannot be read is
 * renamed to `settings.broken-1.json` beside it, or the next free number, and the program starts with defaults.
 */
export function openSettings(path: string, open: () => WholeStore): OpenedSettings {
  try {
    return { settings: checked(storeSettings(open())), setAside: null }
  } catch (problem) {
    // JSON.parse throws a SyntaxError, our schema a ZodError; an unreadable disk is neither.
    if (!(problem instanceof SyntaxError) && !(problem instanceof ZodError)) throw problem
    const setAside = freeName(dirname(path))
    renameSync(path, setAside)
    return { settings: storeSettings(open()), setAside }
  }
}

/**
 * Settings in a store, checked by the schema both ways. Reading throws a ZodError when another program has spoilt the
 * file meanwhile; writing throws a `FailureError` of `disk.full` or `disk.failed`.
 */
export function storeSettings(store: WholeStore): SettingsStore {
  return {
    read: () => settingsSchema.parse(store.store),
    write(settings) {
      const { window, ...rest } = settingsSchema.parse(settings)
      try {
        store.store = window === undefined ? rest : { ...rest, window }
      } catch (problem) {
        throw diskFailure(problem)
      }
    },
  }
}

function checked(settings: SettingsStore): SettingsStore {
  settings.read()
  return settings
}

function freeName(folder: string): string {
  for (let no = 1; ; no += 1) {
    const name = join(folder, `settings.broken-${no}.json`)
    if (!existsSync(name)) return name
  }
}

function diskFailure(problem: unknown): unknown {
  if (!(problem instanceof Error) || !('code' in problem)) return problem
  const failure =
    problem.code === 'ENOSPC'
      ? ({ code: 'disk.full' } as const)
      : ({ code: 'disk.failed', detail: String(problem.code) } as const)
  return new FailureError(failure, { cause: problem })
}

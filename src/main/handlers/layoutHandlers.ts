import { err, ok } from '#shared/errors/result.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { SavedLayout } from '#shared/layout/layout.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'

type Names = Extract<keyof Handlers<WindowContract>, `layouts.${string}`>

/** What `layouts.*` answers. Saving under a name that exists for the same fingerprint replaces that layout. */
export function createLayoutHandlers(
  settings: SettingsStore,
  newId: () => string,
): Pick<Handlers<WindowContract>, Names> {
  const read = () => settings.read().layouts
  const write = (layouts: SavedLayout[]): SavedLayout[] => {
    settings.write({ ...settings.read(), layouts })
    return layouts
  }
  return {
    'layouts.list': () => ok(read()),
    'layouts.save': ({ name, fingerprint, layout }) => {
      const others = read().filter((saved) => saved.fingerprint !== fingerprint || saved.name !== name)
      const saved = { id: newId(), name, fingerprint, layout }
      write([saved, ...others])
      return ok(saved)
    },
    'layouts.rename': ({ id, name }) => {
      if (read().some((saved) => saved.id !== id && saved.name === name))
        return err({ code: 'layout.nameTaken', name })
      return ok(write(read().map((saved) => (saved.id === id ? { ...saved, name } : saved))))
    },
    'layouts.remove': ({ id }) => ok(write(read().filter((saved) => saved.id !== id))),
  }
}

import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import { freeName, keepLayout } from '#shared/layout/keepLayout.ts'
import { presets } from '#shared/layout/presets.ts'
import { recognises, shapeOfHeadings } from '#shared/layout/recognises.ts'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import { readLayoutFile } from '#engine/settings/readLayoutFile.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'
import type { Dialogs } from '../files/dialogs.ts'
import type { HandedFiles } from '../files/handedFiles.ts'

type ExportFailure = Extract<Failure, { code: 'output.failed' }>
type Names = Extract<keyof Handlers<WindowContract>, `layouts.${string}`>

/** What the handlers of layouts act with. */
export interface LayoutEffects {
  readonly settings: SettingsStore
  readonly newId: () => string
  /** ISO 8601, in UTC. */
  readonly now: () => string
  readonly files: Pick<HandedFiles, 'pathOf'>
  readonly dialogs: Pick<Dialogs, 'chooseWhereToExport'>
}

/** What `layouts.*` answers. Saving under a name that exists for the same files replaces that layout. */
export function createLayoutHandlers(effects: LayoutEffects): Pick<Handlers<WindowContract>, Names> {
  const { settings, newId, now, files, dialogs } = effects
  const read = () => settings.read().layouts
  const write = (layouts: SavedLayout[]): SavedLayout[] => {
    settings.write({ ...settings.read(), layouts })
    return layouts
  }
  const change = (id: string, changed: Partial<SavedLayout>) =>
    write(read().map((saved) => (saved.id === id ? { ...saved, ...changed, changed: now() } : saved)))
  const find = (id: string) => [...read(), ...presets].find((saved) => saved.id === id)
  const isTaken = (name: string, by: string) => read().some((saved) => saved.id !== by && saved.name === name)
  return {
    'layouts.list': () => ok(read()),
    'layouts.save': ({ name, fingerprint, headings, layout }) => {
      const shape = shapeOfHeadings(headings, fingerprint)
      const others = read().filter((saved) => saved.name !== name || !recognises(saved.recognise, shape))
      const saved = { ...keepLayout(newId(), name, layout, { fingerprint, headings }), changed: now() }
      write([saved, ...others])
      return ok(saved)
    },
    'layouts.rename': ({ id, name }) => (isTaken(name, id) ? nameTaken(name) : ok(change(id, { name }))),
    'layouts.change': ({ id, name, layout }) =>
      isTaken(name, id) ? nameTaken(name) : ok(change(id, { name, layout })),
    'layouts.copy': ({ id }) => {
      const kept = read()
      const original = find(id)
      if (original === undefined) return ok(kept)
      const { $schema: _, ...copied } = original
      const copy = { ...copied, id: newId(), name: freeName(original.name, kept), changed: now() }
      // Behind the original: the first that is for a file is the one that is used for it.
      const place = kept.findIndex((saved) => saved.id === id) + 1 || kept.length
      return ok(write(kept.toSpliced(place, 0, copy)))
    },
    'layouts.remove': ({ id }) => ok(write(read().filter((saved) => saved.id !== id))),
    'layouts.export': async ({ id }) => {
      const saved = find(id)
      const path = saved && (await dialogs.chooseWhereToExport(`${fileName(saved.name)}.json`))
      return saved === undefined || path === undefined || path === null ? ok(null) : writeLayout(path, saved)
    },
    'layouts.import': ({ fileId }) => {
      const path = files.pathOf(fileId)
      if (!path.ok) return path
      const found = readLayoutFile(path.value)
      if (!found.ok) return found
      if (found.value.is === 'bare') return err(nameless)
      const { $schema: _, ...kept } = found.value.saved
      const saved = { ...kept, id: newId(), name: freeName(kept.name, read()) }
      write([saved, ...read()])
      return ok(saved)
    },
  }
}

function nameTaken(name: string) {
  return err({ code: 'layout.nameTaken', name } as const)
}

const nameless: Extract<Failure, { code: 'layout.broken' }> = {
  code: 'layout.broken',
  detail: 'it does not say what it is called and which files it is for',
}

function writeLayout(path: string, saved: SavedLayout): Result<{ name: string }, ExportFailure> {
  try {
    writeFileSync(path, `${JSON.stringify(saved, null, 2)}\n`)
  } catch (problem) {
    if (!(problem instanceof Error) || !('code' in problem)) throw problem
    return err({ code: 'output.failed', name: basename(path), detail: String(problem.code) })
  }
  return ok({ name: basename(path) })
}

/** A name without what a file's name cannot have. */
function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').trim() || 'layout'
}

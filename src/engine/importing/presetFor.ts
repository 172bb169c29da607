import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { lostWords } from '#shared/layout/lostWords.ts'
import { presetOf } from '#shared/layout/presets.ts'
import { applyPreset, fitTo } from '#shared/layout/recognisePreset.ts'
import { suggestLayout } from '#shared/layout/suggestLayout.ts'
import type { LayoutOrigin } from '#engine/importing/judgeImport.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'

/** Why a shipped layout cannot be used for a table: there is none of that id, or the table lacks columns that it needs. */
export type PresetFailure = Extract<Failure, { code: 'layout.broken' | 'layout.otherTable' }>

/** The shipped layout with this id, applied to an open import's table. */
export function presetFor(
  { state }: OpenImport,
  id: string,
): Result<Pick<LayoutOrigin, 'preset'> & { readonly layout: Layout }, PresetFailure> {
  const { profiles, reading } = state().table
  const preset = presetOf(id)
  if (preset === undefined) return err({ code: 'layout.broken', detail: `there is no preset “${id}”` })
  const { name } = preset
  const { facts } = reading
  const table = { profiles, facts, guess: suggestLayout(profiles, facts) }
  const applied = applyPreset(preset, table)
  if (applied !== null) return ok({ layout: applied.layout, preset: { id, name } })
  return err({ code: 'layout.otherTable', name, lacks: lostWords(fitTo(preset, table).lost) })
}

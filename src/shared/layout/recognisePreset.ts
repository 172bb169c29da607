import type { ColumnsView } from '#shared/imports/importView.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { columnsHeld } from '#shared/layout/columnsHeld.ts'
import { fitLayout, isOfUse, type FittedLayout } from '#shared/layout/fitLayout.ts'
import { refute } from '#shared/layout/refute.ts'
import { fieldNames, type FieldName } from '#shared/layout/layout.ts'
import { recognises, shapeOfProfiles } from '#shared/layout/recognises.ts'
import type { Facts } from '#shared/reading/reading.ts'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import { proofsOf, settleOpen, type LayoutSuggestion } from '#shared/layout/suggestLayout.ts'

/** What a table would be read as by a preset; in place of what its columns alone suggest. */
export type PresetSuggestion = LayoutSuggestion & {
  readonly preset: NonNullable<ColumnsView['preset']>
}

/** A table that a preset may be for; `guess` is what its columns alone suggest. */
export interface PresetTable {
  readonly profiles: readonly ColumnProfile[]
  readonly facts: Facts
  readonly guess: LayoutSuggestion
}

/** The first of the presets that is for a table like this, applied to it; null where none is. */
export function recognisePreset(
  presets: readonly SavedLayout[],
  { fingerprint, ...table }: PresetTable & { readonly fingerprint: string },
): PresetSuggestion | null {
  const shape = shapeOfProfiles(table.profiles, fingerprint)
  const preset = presets.find(({ recognise }) => recognises(recognise, shape))
  return preset === undefined ? null : applyPreset(preset, table)
}

/** A preset applied to a table that it may or may not be for; null where a column that it cannot do without is missing. */
export function applyPreset(preset: SavedLayout, table: PresetTable): PresetSuggestion | null {
  const { profiles, facts, guess } = table
  const fitted = fitTo(preset, table)
  if (!isOfUse(fitted)) return null
  const { layout: kept, overruled } = refute(profiles, fitted.layout, facts)
  const layout = settleOpen(profiles, kept, facts)
  const mapped = fieldNames.filter((field) => layout.fields[field]?.from === 'column')
  const confidence: Partial<Record<FieldName, number>> = Object.fromEntries(mapped.map((field) => [field, 1]))
  return {
    layout,
    columns: columnsHeld(profiles, layout),
    confidence,
    proofs: proofsOf(profiles, layout, facts),
    preset: { id: preset.id, name: preset.name, overruled: [...overruled], instead: guess.layout },
  }
}

/** What of a preset a table has columns for. */
export function fitTo({ layout }: SavedLayout, { profiles, guess }: PresetTable): FittedLayout {
  const headings = profiles.map(({ heading }) => heading)
  return fitLayout(layout, headings, guess.layout.currency)
}

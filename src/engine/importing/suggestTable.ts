import { fingerprintOf } from '#shared/layout/fingerprint.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { presets } from '#shared/layout/presets.ts'
import { recognisePreset } from '#shared/layout/recognisePreset.ts'
import { suggestLayout } from '#shared/layout/suggestLayout.ts'
import type { ColumnsView } from '#shared/imports/importView.ts'
import type { Facts } from '#shared/reading/reading.ts'

/** What is made of a table by what its columns hold: its fingerprint, and the layout of the preset for such files, or what the columns suggest. */
export function suggestTable(
  profiles: readonly ColumnProfile[],
  facts: Facts,
): { readonly fingerprint: string; readonly suggestion: ColumnsView } {
  const fingerprint = fingerprintOf(profiles)
  const guess = { ...suggestLayout(profiles, facts), preset: null }
  const recognised = recognisePreset(presets, { profiles, facts, guess, fingerprint })
  const { layout: suggested, ...known } = recognised ?? guess
  return { fingerprint, suggestion: { suggested, ...known } }
}

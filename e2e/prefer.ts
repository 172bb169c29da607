import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Preferences } from '#shared/settings/settings.ts'

/** Puts preferences into a data folder that no program has used yet. */
export function prefer(dataDir: string, preferences: Partial<Preferences>): void {
  writeFileSync(path.join(dataDir, 'settings.json'), JSON.stringify({ preferences }))
}

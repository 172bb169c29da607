import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of a test's own; `remove` deletes it with all that is in it. */
export function tempFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'stub-importing-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** A folder of a test's own; `remove` deletes it with all that is in it. */
export function tempFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'stub-importing-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** An empty folder for each test of a file, deleted after it; `path` is that of the test that runs. */
export function folderOfEachTest(): { readonly path: string } {
  let path = ''
  let remove: () => void
  beforeEach(() => {
    ;({ path, remove } = tempFolder())
  })
  afterEach(() => remove())
  return {
    get path() {
      return path
    },
  }
}

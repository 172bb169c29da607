import { existsSync } from 'node:fs'
import type { Catalogue } from '#engine/imports/catalogue.ts'
import type { Reach } from '#engine/imports/compareWithOthers.ts'
import type { Importers } from './importers.ts'

/** Gets at the imports of the list by their processes. What lies elsewhere, where a terminal sent it, is left alone. */
export function reachBy(importers: Importers, catalogue: Catalogue): Reach {
  return async <Answer>(id: string, path: string, work: Parameters<typeof importers.use<Answer>>[1]) => {
    if (path !== catalogue.pathOf(id) || !existsSync(path)) return null
    let answer: Answer | null = null
    await importers.use(id, async (importer) => {
      answer = await work(importer)
    })
    return answer
  }
}

import { resolve } from 'node:path'
import { ok } from '#shared/errors/result.ts'
import { openCatalogue } from '#engine/imports/catalogue.ts'
import type { Others } from '#engine/imports/compareWithOthers.ts'
import { tellEmptied } from '#engine/imports/tellEmptied.ts'
import type { Cli } from './compose.ts'
import { openImport } from './createImport.ts'

/** Lets `work` have what imports are compared with: the list in the data folder, and the files that it names. */
export async function withOthers<Answer>(
  cli: Cli,
  work: (others: Others) => Promise<Answer>,
): Promise<Answer> {
  const catalogue = openCatalogue(cli.folder)
  try {
    return await work({
      catalogue,
      async reach(_, path, look) {
        const opened = await openImport(cli, path)
        if (!opened.ok) return null
        try {
          return await look(opened.value.importer)
        } finally {
          opened.value.close()
        }
      },
    })
  } finally {
    catalogue.close()
  }
}

/** Opens the import file at a path that the user typed, which is told first what became of its business while it was closed. */
export async function openSent(cli: Cli, others: Others, file: string): ReturnType<typeof openImport> {
  const opened = await openImport(cli, file)
  if (!opened.ok) return opened
  const summary = await tellEmptied(others.catalogue.sent, opened.value.importer, resolve(file))
  return summary === null ? opened : ok({ ...opened.value, summary })
}

import { createInProcessImporter } from '#engine/importing/inProcessImporter.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { BankCsv } from '../bankCsv.ts'

/** This program: the file as an import on the disk, every row judged, ready to be paged and sent. `target` must not exist. */
export async function runImportOnDisk(source: string, target: string): Promise<BankCsv> {
  const { client, close } = createInProcessImporter({ now: () => new Date().toISOString(), readSource })
  const made = await client.task('import.create', {
    path: target,
    id: 'bench',
    sourcePath: source,
    sourceName: 'bank.csv',
    choice: {},
    account: '62000000001',
  })
  close()
  if (!made.ok) throw new Error(`The import failed: ${JSON.stringify(made.error)}`)
  const { rows, errors } = made.value.tally
  return { rows, badRows: errors }
}

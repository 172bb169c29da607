import { finishImport } from '#engine/importing/createImport.ts'
import { createImportFile } from '#engine/importing/file/importFile.ts'
import { totalCounts } from '#engine/importing/openImport.ts'
import { openFileBytes } from '#engine/reading/fileBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { BankCsv } from '../bankCsv.ts'

/** This program, without the disk and without a copy of the source: every row read from it, typed and judged, all findings counted. */
export async function runImportInMemory(source: string): Promise<BankCsv> {
  const [opened, made] = [openFileBytes(source), createImportFile(':memory:')]
  if (!opened.ok || !made.ok) throw new Error(`${source} could not be opened`)
  const [bytes, file] = [opened.value, made.value]
  file.source.readFrom(bytes)
  const begun = {
    ...{ id: 'bench', createdAt: new Date().toISOString(), name: 'bank.csv' },
    ...{ choice: {}, account: '62000000001' },
  }
  const unread = { begun, source: { bytes: bytes.size, sha256: '' } }
  const context = { signal: new AbortController().signal, progress: () => undefined }
  const finished = await finishImport(readSource, file, unread, context)
  if (!finished.ok) throw new Error(`The import failed: ${JSON.stringify(finished.error)}`)
  const { rows, outside, errors } = totalCounts(finished.value.state())
  file.close()
  bytes.close()
  return { rows: rows - outside, badRows: errors }
}

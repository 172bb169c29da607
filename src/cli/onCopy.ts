import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Failure } from '#shared/errors/failure.ts'
import type { Result } from '#shared/errors/result.ts'
import { openImport, type OpenImport } from './createImport.ts'
import type { Destination, OpenFile } from './send.ts'

/** Does `work` on a copy of the import, which is then thrown away. */
export async function onCopy<Value>(
  { cli }: Destination,
  { importer }: OpenFile,
  work: (copy: OpenImport) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure>> {
  const folder = mkdtempSync(join(cli.folder, '.rehearsing-'))
  const path = join(folder, 'copy.stubimport')
  try {
    const written = await importer.call('import.handOn', { path, mark: false })
    if (!written.ok) return written
    const copy = await openImport(cli, path)
    if (!copy.ok) return copy
    try {
      return await work(copy.value)
    } finally {
      copy.value.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

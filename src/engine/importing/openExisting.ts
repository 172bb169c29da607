import { basename } from 'node:path'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { checkReceived } from '#engine/importing/checkReceived.ts'
import { finishImport, type ImportEffects } from '#engine/importing/createImport.ts'
import { openImportFile, type ImportFile } from '#engine/importing/file/importFile.ts'
import { catchStorage, type StorageFailure } from '#engine/importing/file/storageFailure.ts'
import { sweep, takeUp, type HalfMade, type OpenImport } from '#engine/importing/openImport.ts'
import { noteCrash } from '#engine/importing/outbox/noteOutcome.ts'

/**
 * Opens an import as it was left. What was being sent when its process ended is unknown from now on; one whose making
 * was killed is read to its end from its snapshot, or is `import.incomplete` where that is not whole.
 */
export async function openExisting(
  effects: ImportEffects,
  path: string,
): Promise<Result<OpenImport, StorageFailure>> {
  const opened = openImportFile(path)
  if (!opened.ok) return opened
  const file = opened.value
  let taken = false
  try {
    const result = await catchStorage(basename(path), () => takeUpWhole(effects, file))
    taken = result.ok
    return result
  } finally {
    if (!taken) file.close()
  }
}

async function takeUpWhole(
  effects: ImportEffects,
  file: ImportFile,
): Promise<Result<OpenImport, StorageFailure>> {
  const taken = takeUp(file)
  if (!taken.ok) return taken
  const whole =
    'halfMade' in taken.value ? await finish(effects, file, taken.value.halfMade) : ok(taken.value)
  if (!whole.ok) return whole
  checkReceived(whole.value)
  noteCrash(file, effects.now())
  sweep(whole.value)
  return whole
}

async function finish(
  { readSource }: ImportEffects,
  file: ImportFile,
  { begun, source }: HalfMade,
): Promise<Result<OpenImport, StorageFailure>> {
  const incomplete = err({ code: 'import.incomplete', name: file.name } as const)
  if (source === null) return incomplete
  // An opening is stopped by ending the process, and nobody watches it.
  const context = { signal: new AbortController().signal, progress: () => undefined }
  const finished = await finishImport(readSource, file, { begun, source }, context)
  return finished.ok ? finished : incomplete
}

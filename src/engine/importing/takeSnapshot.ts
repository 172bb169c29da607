import type { ReadProgress } from '#shared/imports/importView.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { MetaValue } from '#engine/importing/file/meta.ts'
import { breathe } from '#engine/reading/pace.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

/** How a long task tells how far it is, and hears that it is to stop. */
export interface TaskContext {
  readonly signal: AbortSignal
  readonly progress: (value: ReadProgress) => void
}

// A commit waits for the disk: so many slices go into one.
const slicesAtOnce = 8

/**
 * Copies the source into the import's file, so that the import needs it no more. Throws the `FailureError` of
 * `file.changed` when it changes meanwhile, and of `task.cancelled`.
 */
export async function takeSnapshot(
  file: ImportFile,
  source: SourceBytes,
  { signal, progress }: TaskContext,
): Promise<MetaValue<'source'>> {
  const slices = source.slices()[Symbol.iterator]()
  let done = 0
  for (;;) {
    const { bytes, sealed } = file.transaction(() => takeSome(file, slices))
    done += bytes
    progress({ phase: 'copying', done, total: source.size })
    await breathe(signal)
    if (sealed === null) continue
    file.logAhead()
    return sealed
  }
}

/** Takes the next slices; behind the last one the snapshot is sealed. */
function takeSome(
  file: ImportFile,
  slices: Iterator<Uint8Array>,
): { readonly bytes: number; readonly sealed: MetaValue<'source'> | null } {
  let bytes = 0
  for (let count = 0; count < slicesAtOnce; count++) {
    const next = slices.next()
    if (next.done === true) {
      const sealed = file.source.sealed()
      file.meta.write('source', sealed)
      return { bytes, sealed }
    }
    file.source.add(next.value)
    bytes += next.value.length
  }
  return { bytes, sealed: null }
}

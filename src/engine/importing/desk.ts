import type { Result } from '#shared/errors/result.ts'
import type { ImportEffects } from '#engine/importing/createImport.ts'
import type { StorageFailure } from '#engine/importing/file/storageFailure.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'

/** How handlers get at the import that is open. Without one they answer `import.missing`. */
export interface Desk {
  readonly effects: ImportEffects
  /** Looks at the import at once, between two steps of whatever else runs. */
  look<Value>(this: void, work: (open: OpenImport) => Value): Promise<Result<Value, StorageFailure>>
  /** Changes the import when all that was asked for earlier is done. */
  change<Value, Problem>(
    this: void,
    work: (open: OpenImport) => Promise<Result<Value, Problem>> | Result<Value, Problem>,
  ): Promise<Result<Value, Problem | StorageFailure>>
}

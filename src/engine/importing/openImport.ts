import type { Comparison } from '#shared/duplicates/comparison.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { basisOf } from '#engine/importing/basis.ts'
import { addCounts, noCounts, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { MetaValue } from '#engine/importing/file/meta.ts'
import { BrokenFile, type StorageFailure } from '#engine/importing/file/storageFailure.ts'
import { openVerdicts, type Verdicts } from '#engine/importing/verdicts.ts'

/** All of an import but its rows: what its meta says, and the counts of each chunk of verdicts. */
export interface ImportState {
  readonly begun: MetaValue<'begun'>
  readonly source: MetaValue<'source'>
  readonly table: MetaValue<'table'>
  readonly judgement: MetaValue<'judgement'>
  readonly place: MetaValue<'place'>
  readonly chunks: readonly ChunkCounts[]
}

/** An import that is open: its file, and its state, which is what is on the disk. */
export interface OpenImport {
  readonly file: ImportFile
  state(this: void): ImportState
  /** The verdicts that are current. */
  verdicts(this: void): Verdicts
  /** What the last comparison with other imports found; null where there is none of the rows as they are judged now. */
  comparison(this: void): Comparison | null
  keepComparison(this: void, comparison: Comparison | null): void
  /** Does `work` in one transaction; what comes back is the state from then on, once that is on the disk. */
  change(this: void, work: (state: ImportState) => Partial<ImportState>): void
}

/** An open file whose creation was killed: what it was begun with, and its snapshot, if that is whole. */
export interface HalfMade {
  readonly begun: MetaValue<'begun'>
  readonly source: MetaValue<'source'> | null
}

/** Takes up the import in an open file; `halfMade` when it was never read to the end. */
export function takeUp(file: ImportFile): Result<OpenImport | { halfMade: HalfMade }, StorageFailure> {
  const begun = file.meta.read('begun')
  if (begun === null) return err({ code: 'import.incomplete', name: file.name })
  const source = file.meta.read('source')
  const table = file.meta.read('table')
  const judgement = file.meta.read('judgement')
  if (source === null || table === null || judgement === null) return ok({ halfMade: { begun, source } })
  const place = file.meta.read('place') ?? firstPlace
  const chunks = file.judged.counts(judgement.edition)
  const judged = chunks.reduce((sum, { rows }) => sum + rows, 0)
  if (judged !== table.rows) throw new BrokenFile(`there are verdicts on ${judged} of ${table.rows} rows`)
  return ok(openImport(file, { begun, source, table, judgement, place, chunks }))
}

/** Where an import is when it was just made. */
export const firstPlace: MetaValue<'place'> = { step: 'source', connectionId: null, handedOnAt: null }

/** An import whose state is known already. */
export function openImport(file: ImportFile, first: ImportState): OpenImport {
  let current = first
  let verdicts: Verdicts | null = null
  let compared: { readonly edition: number; readonly comparison: Comparison } | null = null
  return {
    file,
    state: () => current,
    verdicts() {
      const { table, judgement } = current
      verdicts ??= openVerdicts(
        file,
        judgement.edition,
        basisOf({ ...judgement, table, fixes: file.fixes.all() }),
      )
      return verdicts
    },
    comparison: () => (compared?.edition === current.judgement.edition ? compared.comparison : null),
    keepComparison(comparison) {
      const { edition } = current.judgement
      compared = comparison === null ? null : { edition, comparison }
    },
    change(work) {
      const changed = file.transaction(() => work(current))
      current = { ...current, ...changed }
      // Whatever changes a verdict changes its chunk's counts, or writes them anew.
      if (changed.chunks !== undefined) verdicts = null
    },
  }
}

/** Deletes all editions but the current: those that were replaced, and those of a task that was cancelled or killed. */
export function sweep({ file, state }: OpenImport): void {
  const { table, judgement } = state()
  file.transaction(() => {
    file.rows.keepOnly(table.edition)
    file.judged.keepOnly(judgement.edition)
    file.settlements.keepOnly(judgement.edition)
  })
}

/** The counts of all rows together. */
export function totalCounts({ chunks }: ImportState): ChunkCounts {
  return chunks.reduce(addCounts, noCounts)
}

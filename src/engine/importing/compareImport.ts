import { dayNumberOf } from '#shared/dates/dayNumber.ts'
import { areNear, RecordComparison } from '#shared/duplicates/compareRecords.ts'
import { KnownRecords, type KnownRun } from '#shared/duplicates/knownRecords.ts'
import type { Compared } from '#shared/duplicates/standing.ts'
import type { ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import type { OtherRun } from '#engine/importing/printPages.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { comparedRecord } from '#engine/importing/recordPrints.ts'
import { groupsFrom } from '#engine/importing/recordsOf.ts'
import type { TaskContext } from '#engine/importing/takeSnapshot.ts'
import { tallyOfRows } from '#engine/importing/tallyOfRows.ts'
import { breathe } from '#engine/reading/pace.ts'

const recordsAtOnce = 1000

/** What other imports hold, as it is handed over before a comparison. */
export class OtherImports {
  #runs: { run: KnownRun; prints: Uint8Array }[] = []

  take(anew: boolean, runs: readonly OtherRun[]): void {
    if (anew) this.#runs = []
    for (const { prints, ...run } of runs) this.#runs.push({ run, prints: Buffer.from(prints, 'base64') })
  }

  /** All of it, those that were sent for certain first; forgets it. */
  known(): KnownRecords {
    const runs = this.#runs.sort((one, other) => rank(one.run) - rank(other.run))
    this.#runs = []
    return new KnownRecords(runs)
  }
}

function rank({ at, certain }: KnownRun): number {
  if (at === null) return 2
  return certain ? 0 : 1
}

/** Compares all records with what other imports hold; the open import keeps what comes of it. */
export async function compareImport(
  open: OpenImport,
  known: KnownRecords,
  { signal, progress }: TaskContext,
): Promise<Compared> {
  const { period } = tallyOfRows(open)
  const { rows } = open.state().table
  const span = { first: dayNumberOf(period?.from ?? '0'), last: dayNumberOf(period?.to ?? '0') }
  const comparing = new RecordComparison(known, rows, span)
  let taken = 0
  // Nothing is asked of a file that nothing else can hold.
  if (known.count > 0) {
    const near = nearOf(known)
    for (const { anchor, records } of groupsFrom(open, 1, near)) {
      for (const record of records) comparing.take(comparedRecord(open, record))
      if (++taken % recordsAtOnce !== 0) continue
      progress({ phase: 'converting', done: anchor, total: rows })
      await breathe(signal)
    }
  }
  const comparison = comparing.finish()
  open.keepComparison(comparison)
  return comparison.counts
}

/** Whether records of a chunk can be known, or be another form of what is known: their days are near those. */
function nearOf(known: KnownRecords): (counts: ChunkCounts) => boolean {
  const { first, last } = known.span()
  return ({ money: { from, to } }) =>
    from !== null &&
    to !== null &&
    areNear({ first, last }, { first: dayNumberOf(from), last: dayNumberOf(to) })
}

import { closeSync, openSync, writeFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { entriesWith, entryCount } from '#shared/records/entriesWith.ts'
import { reversalHeadings, reversingRow } from '#shared/reversal/reversingRow.ts'
import type { StubRecord } from '#shared/records/record.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { deliveryCounts } from '#engine/importing/outbox/deliveryCounts.ts'
import { isEmptied } from '#engine/importing/outbox/emptied.ts'
import { memberOf, recordKey, whereabouts, type Held } from '#engine/importing/outbox/whereabouts.ts'
import { recordsOfEntries, rowsOf } from '#engine/importing/recordsOf.ts'
import { breathe } from '#engine/reading/pace.ts'

const entriesAtOnce = 1000

/** Why no rows that reverse an import were written. */
export type ReversalFailure = Extract<
  Failure,
  { code: 'reverse.nothing' | 'reverse.unknown' | 'output.failed' }
>

/** How many entries are reversed, and how many payouts have only their lines reversed. */
interface Reversing {
  readonly entries: number
  readonly payouts: number
}

/** Where reversing rows go, and who hears how many records have been looked at. */
export interface ReversalOrder {
  readonly path: string
  readonly signal: AbortSignal
  readonly onRecords: (done: number) => void
}

/**
 * Writes a CSV of reversing rows to `path`, which must not exist: one for each entry that stub took in or holds, those of
 * settlements by themselves. What left with another import is that one's to reverse. Nothing is written while it is not
 * known of a record whether it arrived. Throws the `FailureError` of `task.cancelled`.
 */
export async function writeReversal(
  open: OpenImport,
  order: ReversalOrder,
): Promise<Result<Reversing, ReversalFailure>> {
  if (isEmptied(open.file)) return err({ code: 'reverse.nothing' })
  const { unknown, sent } = deliveryCounts(open)
  if (unknown + sent > 0) return err({ code: 'reverse.unknown', records: unknown + sent })
  try {
    const written = await writeRows(open, order)
    return written.entries === 0 ? err({ code: 'reverse.nothing' }) : ok(written)
  } catch (problem) {
    if (!(problem instanceof Error) || !('syscall' in problem)) throw problem
    return err({ code: 'output.failed', name: order.path, detail: problem.message })
  }
}

async function writeRows(open: OpenImport, { path, signal, onRecords }: ReversalOrder): Promise<Reversing> {
  const file = openSync(path, 'wx', 0o600)
  let [entries, payouts] = [0, 0]
  try {
    writeFileSync(file, lines([[...reversalHeadings]]))
    for (let from = 0; ;) {
      const records = recordsOfEntries(open, from, entriesAtOnce)
      from += records.length
      const reversed = atStub(open, records)
      payouts += reversed.filter(({ kind }) => kind === 'settlement').length
      const rows = reversed.flatMap(entriesWith).map(reversingRow)
      entries += rows.length
      writeFileSync(file, lines(rows))
      onRecords(from)
      await breathe(signal)
      if (entryCount(records) < entriesAtOnce) return { entries, payouts }
    }
  } finally {
    closeSync(file)
  }
}

function lines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${Papa.unparse([row], { newline: '\n' })}\n`).join('')
}

function atStub(open: OpenImport, records: readonly StubRecord[]): StubRecord[] {
  const anchors = records.map((record) => rowsOf(record)[0] ?? 0)
  const held = whereabouts(open.file, anchors[0] ?? 0, anchors.at(-1) ?? 0)
  return records.filter((record) => isAtStub(held.get(recordKey(memberOf(record)))))
}

function isAtStub(held: Held | undefined): boolean {
  if (held === undefined || held.batch.sentWith !== null) return false
  return held.state === 'accepted' || held.state === 'confirmed'
}

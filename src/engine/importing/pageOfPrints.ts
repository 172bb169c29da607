import { businessKey } from '#shared/connect/businessKey.ts'
import { packPrints } from '#shared/duplicates/packedPrints.ts'
import type { RecordPrint } from '#shared/duplicates/recordPrint.ts'
import type { StubRecord } from '#shared/records/record.ts'
import type { PrintsPage, PrintsQuery } from '#engine/importing/printPages.ts'
import type { ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { isEmptied } from '#engine/importing/outbox/emptied.ts'
import { memberOf, recordKey, whereabouts, type Held } from '#engine/importing/outbox/whereabouts.ts'
import { printOf, waitingPrintOf } from '#engine/importing/recordPrints.ts'
import { groupsFrom } from '#engine/importing/recordsOf.ts'

type Run = PrintsPage['runs'][number]

/** A page of what tells an import's records in another: of all that are within some days, or of all that it sent. */
export function pageOfPrints(open: OpenImport, query: PrintsQuery): PrintsPage {
  const { from, rows, of, days } = query
  const until = from + rows
  const isSought = of === 'sent' && !isEmptied(open.file)
  const held = isSought ? whereabouts(open.file, from, until) : new Map<string, Held>()
  const runs = new Map<string, { readonly run: Omit<Run, 'prints'>; readonly prints: RecordPrint[] }>()
  let next: number | null = null
  for (const { anchor, records } of groupsFrom(open, from, (counts) => isWithin(counts, days))) {
    if (anchor >= until) {
      next = anchor
      break
    }
    for (const record of records) {
      if (days !== null && (record.date < days.from || record.date > days.to)) continue
      const run = of === 'sent' ? sentRun(held.get(keyOf(record))) : waiting
      if (run === null) continue
      const key = `${run.at?.slice(0, 10) ?? ''} ${run.certain}`
      const found = runs.get(key) ?? { run, prints: [] }
      runs.set(key, found)
      found.prints.push(run === waiting ? waitingPrintOf(record) : printOf(open, record))
    }
  }
  return {
    business: businessOf(open),
    runs: [...runs.values()].map(({ run, prints }) => ({ ...run, prints: base64(packPrints(prints)) })),
    next,
  }
}

const waiting: Omit<Run, 'prints'> = { at: null, certain: true }

/** How a record fared that left with this import; null where it did not, or was refused. */
function sentRun(held: Held | undefined): Omit<Run, 'prints'> | null {
  if (held === undefined || held.batch.sentWith !== null) return null
  switch (held.state) {
    case 'waiting':
    case 'refused':
      return null
    case 'accepted':
    case 'confirmed':
      return { at: held.at, certain: true }
    case 'sent':
    case 'unknown':
      return { at: held.at, certain: false }
  }
}

/** The business that an import was last sent to, by `businessKey`; null where it never was by a program that notes that. */
export function businessOf({ file }: Pick<OpenImport, 'file'>): string | null {
  const to = file.attempts.lastRecipient()
  return to === null ? null : businessKey(to)
}

function keyOf(record: StubRecord): string {
  return recordKey(memberOf(record))
}

function isWithin({ money: { from, to } }: ChunkCounts, days: PrintsQuery['days']): boolean {
  if (days === null) return true
  return from !== null && to !== null && from <= days.to && to >= days.from
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
}

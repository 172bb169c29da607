import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import { totalCounts, type OpenImport } from '#engine/importing/openImport.ts'
import { isOfSettlements } from '#engine/importing/recordsOf.ts'

/** How many records are in each state: from the sizes of batches and their exceptions, without looking at a record. */
export function deliveryCounts(open: OpenImport): DeliveryCounts {
  const records = recordCount(open)
  const { sent = 0, accepted = 0, confirmed = 0, refused = 0, unknown = 0 } = open.file.batches.tally()
  const waiting = records - sent - accepted - confirmed - refused - unknown
  return { records, waiting, sent, accepted, confirmed, refused, unknown }
}

/** Whether a record has left, or may have: reading, layout and account are settled from then on. */
export function sendingBegun(open: OpenImport): boolean {
  return Object.values(open.file.batches.tally()).some((count) => count > 0)
}

function recordCount(open: OpenImport): number {
  if (!isOfSettlements(open)) return totalCounts(open.state()).records
  const sums = open.file.settlements.sums(open.state().judgement.edition)
  return sums.reduce((total, { count }) => total + count, 0)
}

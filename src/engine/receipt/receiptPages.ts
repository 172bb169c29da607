import type { DeliveredRecord } from '#shared/delivery/deliveryPage.ts'
import type { LedgerEntry } from '#shared/delivery/ledger.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { pageOfDeliveries } from '#engine/importing/pageOfDeliveries.ts'

const atOnce = 1000

/** All records in the source's order, by the page. */
export function* recordPages(open: OpenImport): Generator<readonly DeliveredRecord[]> {
  for (let offset = 0; ; offset += atOnce) {
    const { records } = pageOfDeliveries(open, { filter: 'all', offset, limit: atOnce })
    if (records.length > 0) yield records
    if (records.length < atOnce) return
  }
}

/** All lines of the ledger, the latest first, by the page. */
export function* attemptPages({ file }: OpenImport): Generator<readonly LedgerEntry[]> {
  for (let offset = 0; ; offset += atOnce) {
    const { entries } = file.attempts.page({ search: '', offset, limit: atOnce })
    if (entries.length > 0) yield entries
    if (entries.length < atOnce) return
  }
}

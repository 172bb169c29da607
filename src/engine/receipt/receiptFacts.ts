import type { DeliveredRecord } from '#shared/delivery/deliveryPage.ts'
import type { LedgerEntry, Recipient } from '#shared/delivery/ledger.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { deliveryCounts } from '#engine/importing/outbox/deliveryCounts.ts'
import { emptiedOf } from '#engine/importing/outbox/emptied.ts'
import { tallyOfRows } from '#engine/importing/tallyOfRows.ts'
import type { ReceiptFacts, ReceiptTotal } from '#engine/receipt/receipt.ts'

interface Span {
  readonly from: string
  readonly to: string
}

/** Gathers what a receipt says of an import as a whole, from all records and attempts as they pass by. */
export interface FactGatherer {
  addRecord(this: void, record: DeliveredRecord): void
  addAttempt(this: void, entry: LedgerEntry): void
  facts(this: void, writtenAt: string): ReceiptFacts
}

/** Begins to gather the facts of the import that is open. */
export function gatherFacts(open: OpenImport): FactGatherer {
  const totals = new Map<string, ReceiptTotal>()
  const recipients = new Map<string, Recipient>()
  let period: Span | null = null
  let sent: Span | null = null
  return {
    addRecord({ kind, currency, amount, date, delivery: { state } }) {
      const key = `${kind} ${currency} ${state}`
      const before = totals.get(key) ?? { kind, currency, state, count: 0, sum: 0 }
      totals.set(key, { ...before, count: before.count + 1, sum: before.sum + amount })
      period = widened(period, date)
    },
    addAttempt({ to, batch, openedAt, closedAt }) {
      if (batch === null) return
      if (to !== null) recipients.set(JSON.stringify(to), to)
      sent = widened(widened(sent, openedAt), closedAt ?? openedAt)
    },
    facts(writtenAt) {
      const { begun, source, judgement } = open.state()
      const { rows, converted, left, errors } = tallyOfRows(open)
      return {
        importId: begun.id,
        writtenAt,
        source: { name: begun.name, bytes: source.bytes, sha256: source.sha256 },
        account: judgement.account,
        emptied: emptiedOf(open),
        reversal: open.file.meta.read('reversal'),
        reverses: begun.reverses?.name ?? null,
        recipients: [...recipients.values()],
        rows: { rows, converted, left, errors },
        counts: deliveryCounts(open),
        period,
        sent,
        totals: [...totals.entries()]
          .toSorted(([one], [other]) => (one < other ? -1 : 1))
          .map(([, total]) => total),
      }
    },
  }
}

function widened(span: Span | null, at: string): Span {
  if (span === null) return { from: at, to: at }
  return { from: at < span.from ? at : span.from, to: at > span.to ? at : span.to }
}

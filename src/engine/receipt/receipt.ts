import type { DeliveryCounts, DeliveryState } from '#shared/delivery/delivery.ts'
import type { DeliveredRecord } from '#shared/delivery/deliveryPage.ts'
import type { Emptied } from '#shared/delivery/emptied.ts'
import type { LedgerEntry, Recipient } from '#shared/delivery/ledger.ts'
import type { ReceiptFormat } from '#shared/delivery/receiptFormat.ts'
import type { Reversal } from '#shared/reversal/reversal.ts'

/** The sum of all records of a kind in a currency that are in one state; `sum` in minor units. */
export interface ReceiptTotal {
  readonly kind: DeliveredRecord['kind']
  readonly currency: string
  readonly state: DeliveryState
  readonly count: number
  readonly sum: number
}

/** What a receipt says of an import as a whole. */
export interface ReceiptFacts {
  readonly importId: string
  readonly writtenAt: string
  readonly source: { readonly name: string; readonly bytes: number; readonly sha256: string }
  readonly account: string | null
  /** That the business was emptied after records had left. */
  readonly emptied: Emptied | null
  /** The import that reverses this one, once it was made. */
  readonly reversal: Reversal | null
  /** The name of the import that this one reverses. */
  readonly reverses: string | null
  /** Every business that a request went to, the latest first: one, unless something went wrong. */
  readonly recipients: readonly Recipient[]
  readonly rows: {
    readonly rows: number
    readonly converted: number
    readonly left: number
    readonly errors: number
  }
  readonly counts: DeliveryCounts
  /** Of the records' own dates; null without a record. */
  readonly period: { readonly from: string; readonly to: string } | null
  /** When the first request left and the last was heard of; null before. */
  readonly sent: { readonly from: string; readonly to: string } | null
  readonly totals: readonly ReceiptTotal[]
}

/** How a receipt is written: pieces that are put one after the other. The last one, on a line of its own, carries the checksum. */
export interface ReceiptForm {
  head(this: void, facts: ReceiptFacts): string
  record(this: void, record: DeliveredRecord, isFirst: boolean): string
  /** Between the records and the attempts. */
  middle(this: void): string
  attempt(this: void, entry: LedgerEntry, isFirst: boolean): string
  end(this: void): string
  checksum(this: void, sha256: string): string
}

/** The form of each format. */
export type ReceiptForms = Readonly<Record<ReceiptFormat, ReceiptForm>>

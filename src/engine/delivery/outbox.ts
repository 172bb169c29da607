import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { PushExchange, Recipient } from '#shared/delivery/ledger.ts'
import type { AskedWay, SendWay } from '#shared/delivery/sendWay.ts'
import type { HeldBooks } from '#shared/delivery/heldBooks.ts'
import type { Failure } from '#shared/errors/failure.ts'
import type { Result } from '#shared/errors/result.ts'
import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import type { Settlement, StubRecord } from '#shared/records/record.ts'
import { noteHeld, noteHeldOf } from '#engine/delivery/noteHeld.ts'
import type { Batch, BatchOutcome } from '#engine/importing/batch.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'

type FailureOfMessage<Name extends `delivery.${string}` & keyof ImporterContract> = Extract<
  AnswerOf<ImporterContract[Name]>,
  { ok: false }
>['error']

/** Why sending came to no result at all: the import could not be reached, or does not allow it. */
export type SendFailure =
  FailureOfMessage<'delivery.begin' | 'delivery.next'> | Extract<Failure, { code: 'importer.died' }>

/** How much may go into a batch, and how. */
export interface Room {
  readonly batchSize: number
  readonly limit: number | null
  readonly way: SendWay
}

/** An import's records on their way out, as its file knows them: every change is on the disk before it is answered. */
export interface Outbox {
  counts(this: void): Promise<Result<DeliveryCounts, SendFailure>>
  begin(this: void, refused: boolean, to: Recipient): Promise<Result<DeliveryCounts, SendFailure>>
  /** The way in which the records go. */
  way(this: void, asked: AskedWay, batchSize: number): Promise<Result<SendWay, SendFailure>>
  next(this: void, room: Room): Promise<Result<Batch | null, SendFailure>>
  /** Null when none of its records has to leave any more. */
  again(this: void, batch: number): Promise<Result<Batch | null, SendFailure>>
  /** The settlements of a batch that leaves in a file, page by page; throws when the import cannot be reached. */
  inFile(this: void, batch: Batch): AsyncIterable<readonly Settlement[]>
  note(
    this: void,
    batch: number,
    outcome: BatchOutcome,
    exchange: PushExchange | null,
  ): Promise<Result<DeliveryCounts, SendFailure>>
  /** Notes what stub holds of all records, or of these. */
  noteFound(
    this: void,
    books: HeldBooks,
    of?: readonly StubRecord[],
  ): Promise<Result<DeliveryCounts, SendFailure>>
}

/** As many entries of settlements are in memory at once, besides what has been written of their file. */
const entriesAtOnce = 1000

/** The outbox of the import that an importer has open. */
export function createOutbox(importer: Client<ImporterContract>): Outbox {
  return {
    counts: () => importer.call('delivery.counts', {}),
    begin: (refused, to) => importer.call('delivery.begin', { refused, to }),
    way: (asked, batchSize) => importer.call('delivery.way', { asked, batchSize }),
    next: (room) => importer.call('delivery.next', room),
    again: (batch) => importer.call('delivery.again', { batch }),
    note: (batch, outcome, exchange) => importer.call('delivery.outcome', { batch, outcome, exchange }),
    async *inFile({ no: batch, size }) {
      for (let from = 0; from < size;) {
        const page = await importer.call('delivery.inFile', { batch, from, mostEntries: entriesAtOnce })
        if (!page.ok) throw new Error(`Batch ${batch} could not be read: ${page.error.code}`)
        if (page.value.length === 0) throw new Error(`Batch ${batch} ends before its record ${from + 1}`)
        yield page.value
        from += page.value.length
      }
    },
    noteFound: (books, of) =>
      of === undefined ? noteHeld(importer, books) : noteHeldOf(importer, books, of),
  }
}

import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { PushExchange, Recipient } from '#shared/delivery/ledger.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import type { Batch, BatchOutcome, ImporterContract } from '#engine/importing/importerContract.ts'

type FailureOfMessage<Name extends `delivery.${string}` & keyof ImporterContract> = Extract<
  AnswerOf<ImporterContract[Name]>,
  { ok: false }
>['error']

/** Why sending came to no result at all: the import could not be reached, or does not allow it. */
export type SendFailure =
  FailureOfMessage<'delivery.begin' | 'delivery.next'> | Extract<Failure, { code: 'importer.died' }>

/** An import's records on their way out, as its file knows them: every change is on the disk before it is answered. */
export interface Outbox {
  counts(this: void): Promise<Result<DeliveryCounts, SendFailure>>
  begin(this: void, refused: boolean, to: Recipient): Promise<Result<DeliveryCounts, SendFailure>>
  next(this: void, batchSize: number, limit: number | null): Promise<Result<Batch | null, SendFailure>>
  again(this: void, batch: number): Promise<Result<Batch, SendFailure>>
  note(
    this: void,
    batch: number,
    outcome: BatchOutcome,
    exchange: PushExchange | null,
  ): Promise<Result<DeliveryCounts, SendFailure>>
  /** Notes that stub holds these records, however many they are. */
  noteFound(this: void, ids: ReadonlySet<string>): Promise<Result<DeliveryCounts, SendFailure>>
}

const mostIdsAtOnce = 10_000

/** The outbox of the import that an importer has open. */
export function createOutbox(importer: Client<ImporterContract>): Outbox {
  return {
    counts: () => importer.call('delivery.counts', {}),
    begin: (refused, to) => importer.call('delivery.begin', { refused, to }),
    next: (batchSize, limit) => importer.call('delivery.next', { batchSize, limit }),
    again: (batch) => importer.call('delivery.again', { batch }),
    note: (batch, outcome, exchange) => importer.call('delivery.outcome', { batch, outcome, exchange }),
    async noteFound(ids) {
      const list = [...ids]
      let counts = await importer.call('delivery.found', { ids: list.slice(0, mostIdsAtOnce) })
      for (let from = mostIdsAtOnce; counts.ok && from < list.length; from += mostIdsAtOnce) {
        counts = await importer.call('delivery.found', { ids: list.slice(from, from + mostIdsAtOnce) })
      }
      return counts.ok ? ok(counts.value) : counts
    },
  }
}

import { batchOutcome } from '#shared/connect/readOutcome.ts'
import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { OutcomeStore } from '#engine/outcomes/outcomeStore.ts'

type Unreached = Extract<AnswerOf<ImporterContract['delivery.told']>, { ok: false }>['error']

/**
 * Takes what was posted of an import to its outbox, in the order of arrival. What came before the answer to its request
 * stays for the next time, and so does everything when the import cannot be written. Null when there was nothing.
 */
export async function takeOutcomes(
  store: Pick<OutcomeStore, 'untaken' | 'taken'>,
  importId: string,
  importer: Client<ImporterContract>,
): Promise<Result<DeliveryCounts | null, Unreached>> {
  let counts: DeliveryCounts | null = null
  for (const { request, outcome } of store.untaken(importId)) {
    if (request.batch === null) continue
    const told = await importer.call('delivery.told', {
      batch: request.batch.no,
      attempt: request.batch.attempt,
      outcome: batchOutcome(outcome),
      at: outcome.at,
      bytes: Buffer.byteLength(JSON.stringify(outcome.response)),
    })
    if (!told.ok) return told
    if (!told.value.taken) continue
    store.taken(outcome.no)
    counts = told.value.counts
  }
  return ok(counts)
}

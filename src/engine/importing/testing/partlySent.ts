import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { BatchOutcome } from '#engine/importing/batch.ts'
import { bankFile } from '#engine/importing/testing/bankFile.ts'
import { madeOf, tellFound, valueOf, type TestImporter } from '#engine/importing/testing/testImporter.ts'

/** The messages by which the records of the importer that is open then leave. */
export function sendingOf(importer: () => TestImporter) {
  return {
    begin: () => importer().client.call('delivery.begin', { refused: false }),
    next: async (batchSize: number) =>
      valueOf(await importer().client.call('delivery.next', { batchSize, limit: null })),
    hear: (batch: number, outcome: BatchOutcome) =>
      importer().client.call('delivery.outcome', { batch, outcome }),
    counts: async () => valueOf(await importer().client.call('delivery.counts', {})),
  }
}

/** What `partlySent` comes to. */
export const partlySentCounts: DeliveryCounts = {
  ...{ records: 6, confirmed: 1, accepted: 1, refused: 1, unknown: 1, waiting: 2, sent: 0 },
}

/** An import of six records, and their ids: one is confirmed and one accepted of batch 1, one refused, one in doubt, two wait. */
export async function partlySent(folder: string): Promise<{ importer: TestImporter; ids: string[] }> {
  const importer = await madeOf(bankFile(6), folder)
  const { begin, next, hear } = sendingOf(() => importer)
  const records = valueOf(await importer.client.call('import.records', { from: 0, limit: 10 }))
  const ids = records.map(({ id }) => id)
  await begin()
  await next(2)
  await hear(1, { is: 'accepted' })
  await tellFound(importer, ids.slice(0, 1))
  await next(1)
  await hear(2, { is: 'refused', reason: 'No such category.' })
  await next(1)
  await hear(3, { is: 'unknown' })
  return { importer, ids }
}

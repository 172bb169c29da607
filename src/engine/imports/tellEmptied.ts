import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { SentRecords } from '#engine/imports/sentRecords.ts'

/**
 * Tells the import at `path` when the business that it was sent to was emptied, or may have been, where it was. Answers with the import as it
 * is then, where that was news to it, else null; also where it cannot be told now, as whatever else is asked of it says why.
 */
export async function tellEmptied(
  sent: Pick<SentRecords, 'emptyings'>,
  importer: Client<ImporterContract>,
  path: string,
): Promise<ImportSummary | null> {
  const sentTo = await importer.call('delivery.sentTo', {})
  if (!sentTo.ok) return null
  const emptyings = sent.emptyings({ path, business: sentTo.value.business })
  let news: ImportSummary | null = null
  for (const emptying of emptyings) {
    const before = await importer.call('import.summary', {})
    const told = await importer.call('delivery.emptied', emptying)
    if (before.ok && told.ok && before.value.emptied?.at !== told.value.emptied?.at) news = told.value
  }
  return news
}

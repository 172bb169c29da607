import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { SentRecords } from '#engine/imports/sentRecords.ts'

/**
 * Tells the import at `path` when the business that it was sent to was emptied, or may have been, where it was; and a reversal,
 * when that was done to the business of what it reverses. Answers with the import as it is then, where that was news to it,
 * else null; also where it cannot be told now, as whatever else is asked of it says why.
 */
export async function tellEmptied(
  sent: Pick<SentRecords, 'emptyings' | 'emptyingsOf'>,
  importer: Client<ImporterContract>,
  path: string,
): Promise<ImportSummary | null> {
  const sentTo = await importer.call('delivery.sentTo', {})
  if (!sentTo.ok) return null
  const { business, reverses } = sentTo.value
  const ofReversed = reverses === null ? [] : sent.emptyingsOf(reverses)
  const tellings = [
    ...sent.emptyings({ path, business }).map((one) => () => importer.call('delivery.emptied', one)),
    ...ofReversed.map((one) => () => importer.call('delivery.reversedGone', one)),
  ]
  let news: ImportSummary | null = null
  for (const tell of tellings) {
    const before = await importer.call('import.summary', {})
    const told = await tell()
    if (before.ok && told.ok && isNews(before.value, told.value)) news = told.value
  }
  return news
}

function isNews(before: ImportSummary, told: ImportSummary): boolean {
  const [was, is] = [before.reverses?.gone, told.reverses?.gone]
  return before.emptied?.at !== told.emptied?.at || was?.at !== is?.at || was?.certain !== is?.certain
}

import type { SentEntry, SentFromHere } from '#shared/business/compareBooks.ts'
import { KnownRecords } from '#shared/duplicates/knownRecords.ts'
import { idPrint } from '#shared/duplicates/recordPrint.ts'
import type { AnswerOf } from '#shared/ipc/client.ts'
import { isRecordId } from '#shared/records/recordId.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { catchUp, type Others } from '#engine/imports/compareWithOthers.ts'

const entriesAtOnce = 2000

type PageOfSent = AnswerOf<ImporterContract['import.sent']>

/**
 * What was ever sent to a business (by `businessKey`) from here. `unread` are the files whose imports cannot be looked
 * into: removed, or sent by a terminal from where it lay; of those the ids are known.
 */
export async function sentFromHere(
  others: Others,
  business: string,
): Promise<SentFromHere & { readonly unread: string[] }> {
  await catchUp(others, '')
  const { sent } = others.catalogue
  const entries: SentEntry[] = []
  const unread: { readonly path: string; readonly name: string }[] = []
  for (const { id, path, name } of sent.to(business)) {
    const found = await entriesSentWith(others, { id, path, name })
    if (found === null) unread.push({ path, name })
    else for (const one of found) entries.push(one)
  }
  const known = new KnownRecords(unread.flatMap(({ path }) => sent.runsOf(path)))
  return {
    entries,
    unread: unread.map(({ name }) => name),
    importOf(id) {
      const no = isRecordId(id) ? known.withId(idPrint(id)) : null
      return no === null ? null : known.record(no).run.name
    },
  }
}

async function entriesSentWith(
  { reach }: Others,
  { id, path, name }: { readonly id: string; readonly path: string; readonly name: string },
): Promise<SentEntry[] | null> {
  return reach(id, path, async (importer) => {
    const entries: SentEntry[] = []
    for (let from: number | null = 0; from !== null;) {
      const page: PageOfSent = await importer.call('import.sent', { from, limit: entriesAtOnce })
      if (!page.ok) return null
      for (const one of page.value.entries) entries.push({ ...one, import: name })
      from = page.value.next
    }
    return entries
  })
}

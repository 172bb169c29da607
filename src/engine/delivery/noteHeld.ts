import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { AbsentRecord, FoundRecord } from '#shared/delivery/difference.ts'
import { absentOf, createValueFinder, findById } from '#shared/delivery/findHeld.ts'
import { provesAbsence, tellsIds, type HeldBooks } from '#shared/delivery/heldBooks.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import { entryCount } from '#shared/records/entriesWith.ts'
import type { StubRecord } from '#shared/records/record.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'

/** How many entries, by themselves or of settlements, are asked for, compared and noted at once. */
export const comparedAtOnce = 5000

type Importer = Client<ImporterContract>
type Problem = Extract<AnswerOf<ImporterContract['delivery.found']>, { ok: false }>['error']
type Noted = Result<DeliveryCounts, Problem>
type Find = (record: StubRecord) => FoundRecord | null

/**
 * Compares all records of an import with what stub holds, in the order of the source, and has it noted which are there,
 * with what differs, and which are not, where the books can tell, page by page.
 */
export async function noteHeld(importer: Importer, books: HeldBooks): Promise<Noted> {
  if (books.ids + books.withoutId.length === 0)
    return noteFound(importer, { found: [], absent: [], whole: true })
  const find = await finderIn(importer, books)
  if (!find.ok) return find
  for (let from = 0; ;) {
    const page = await recordsFrom(importer, from)
    if (!page.ok) return page
    const isLast = isLastPage(page.value)
    const found = foundOf(page.value, find.value)
    const absent = provesAbsence(books) ? absentBeside(found, page.value) : []
    const noted = await noteFound(importer, { found, absent, whole: isLast })
    if (!noted.ok || isLast) return noted
    from += page.value.length
  }
}

/** Has it noted which of these records stub holds. */
export function noteHeldOf(
  importer: Importer,
  books: HeldBooks,
  records: readonly StubRecord[],
): Promise<Noted> {
  const found = foundOf(records, (record) => findById(record, books))
  return noteFound(importer, { found, absent: [], whole: false })
}

interface Findings {
  readonly found: FoundRecord[]
  readonly absent: AbsentRecord[]
  readonly whole: boolean
}

function noteFound(importer: Importer, findings: Findings): Promise<Noted> {
  return importer.call('delivery.found', findings)
}

function absentBeside(found: readonly FoundRecord[], records: readonly StubRecord[]): AbsentRecord[] {
  const ids = new Set(found.map(({ id }) => id))
  return records.filter(({ id }) => !ids.has(id)).map(absentOf)
}

function foundOf(records: readonly StubRecord[], find: Find): FoundRecord[] {
  return records.flatMap((record) => find(record) ?? [])
}

/** To find by value, it has to be known first how many equal records there ought to be. */
async function finderIn(importer: Importer, books: HeldBooks): Promise<Result<Find, Problem>> {
  if (tellsIds(books)) return ok((record) => findById(record, books))
  const finder = createValueFinder(books.withoutId)
  for (let from = 0; ;) {
    const page = await recordsFrom(importer, from)
    if (!page.ok) return page
    page.value.forEach(finder.expect)
    if (isLastPage(page.value)) return ok(finder.find)
    from += page.value.length
  }
}

function recordsFrom(importer: Importer, from: number): Promise<Result<readonly StubRecord[], Problem>> {
  return importer.call('import.records', { from, limit: comparedAtOnce })
}

function isLastPage(page: readonly StubRecord[]): boolean {
  return entryCount(page) < comparedAtOnce
}

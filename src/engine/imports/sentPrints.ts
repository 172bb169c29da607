import { ok, type Result } from '#shared/errors/result.ts'
import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { PrintRun, PrintsQuery } from '#engine/importing/printPages.ts'
import type { SentImport, SentRecords } from '#engine/imports/sentRecords.ts'
import { tellEmptied } from '#engine/imports/tellEmptied.ts'

type Importer = Client<ImporterContract>

/** Why the prints of an import are not to be had. */
export type PrintsFailure = Extract<AnswerOf<ImporterContract['import.prints']>, { ok: false }>['error']

const rowsAtOnce = 10_000

/** All prints that are asked of an import, and the business that it was last sent to. */
export async function printsOf(
  importer: Importer,
  query: Pick<PrintsQuery, 'of' | 'days'>,
): Promise<Result<{ business: string | null; runs: PrintRun[] }, PrintsFailure>> {
  const runs: PrintRun[] = []
  for (let from = 1; ;) {
    const page = await importer.call('import.prints', { ...query, from, rows: rowsAtOnce })
    if (!page.ok) return page
    runs.push(...page.value.runs)
    if (page.value.next === null) return ok({ business: page.value.business, runs })
    from = page.value.next
  }
}

/** Notes that records of the import at `path` are about to leave for `business`: all that was sent is noted again later. */
export async function noteSendingBegins(
  sent: SentRecords,
  importer: Importer,
  { path, business }: Pick<SentImport, 'path' | 'business'>,
): Promise<Result<null, PrintsFailure>> {
  const summary = await importer.call('import.summary', {})
  if (!summary.ok) return summary
  const { id, source, tally } = summary.value
  sent.begin({ id, path, business, name: source.name, period: tally.period })
  return ok(null)
}

/** Notes all that was sent with the import at `path`, as its file knows it, which is told first if its business was emptied. */
export async function noteSent(
  sent: SentRecords,
  importer: Importer,
  path: string,
): Promise<Result<null, PrintsFailure>> {
  const noted = await noteNow(sent, importer, path)
  // Only now it is known which business it was sent to.
  const wasEmptied = noted.ok && (await tellEmptied(sent, importer, path)) !== null
  return wasEmptied ? noteNow(sent, importer, path) : noted
}

async function noteNow(
  sent: SentRecords,
  importer: Importer,
  path: string,
): Promise<Result<null, PrintsFailure>> {
  const summary = await importer.call('import.summary', {})
  if (!summary.ok) return summary
  const prints = await printsOf(importer, { of: 'sent', days: null })
  if (!prints.ok) return prints
  const { id, source, tally } = summary.value
  const { business, runs } = prints.value
  // One that was never sent by a program that says where has nothing to say here.
  if (business !== null) sent.replace({ id, path, business, name: source.name, period: tally.period }, runs)
  return ok(null)
}

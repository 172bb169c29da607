import { daysAfter, daysBefore, dayText } from '#shared/dates/dayNumber.ts'
import { areNear, daysApart, type Span } from '#shared/duplicates/compareRecords.ts'
import type { Compared } from '#shared/duplicates/standing.ts'
import { ok } from '#shared/errors/result.ts'
import type { ImportCard, ImportSummary, ReadProgress } from '#shared/imports/importView.ts'
import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import { accountKey } from '#shared/records/identityText.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { OtherRun } from '#engine/importing/printPages.ts'
import type { Catalogue } from '#engine/imports/catalogue.ts'
import { inTurn } from '#engine/imports/inTurn.ts'
import { noteSent, printsOf } from '#engine/imports/sentPrints.ts'
import { spanOf } from '#engine/imports/sentRecords.ts'

type Importer = Client<ImporterContract>

/** Lets `work` have the import of this id, whose file is at `path`; answers null where it cannot be had now. */
export type Reach = <Answer>(
  id: string,
  path: string,
  work: (importer: Importer) => Promise<Answer>,
) => Promise<Answer | null>

/** What an import is compared by: the list of imports, and how to get at each. */
export interface Others {
  readonly catalogue: Catalogue
  readonly reach: Reach
}

/** What a comparison is asked. */
export interface Comparing {
  /** Where the file of the import that is compared is. */
  readonly path: string
  /** The business whose records count, by `businessKey`; null where none is chosen: then those of any. */
  readonly business: string | null
  /** What imports hold that no list knows. */
  readonly alongside?: readonly OtherRun[]
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ReadProgress) => void
}

const runsAtOnce = 8

type ComparedAnswer = AnswerOf<ImporterContract['import.compare']>
type CompareFailure = Extract<ComparedAnswer, { ok: false }>

/**
 * Compares an import with all that was ever sent and with the imports that wait: the importer's rows, pages and plans say
 * so until it is compared anew.
 */
export function compareWithOthers(
  others: Others,
  importer: Importer,
  comparing: Comparing,
): Promise<ComparedAnswer> {
  return whileCompared(others, importer, comparing, (compared) => Promise.resolve(ok(compared)))
}

/** Compares an import likewise and does `work` before it can be compared anew, with another business perhaps. */
export function whileCompared<Answer>(
  others: Others,
  importer: Importer,
  comparing: Comparing,
  work: (compared: Compared) => Promise<Answer>,
): Promise<Answer | CompareFailure> {
  return inTurn(importer, async () => {
    const compared = await compareNow(others, importer, comparing)
    return compared.ok ? work(compared.value) : compared
  })
}

async function compareNow(
  others: Others,
  importer: Importer,
  { path, business, alongside = [], ...options }: Comparing,
): Promise<ComparedAnswer> {
  const summary = await importer.call('import.summary', {})
  if (!summary.ok) return summary
  const { tally } = summary.value
  const runs: OtherRun[] = [...alongside]
  if (tally.period !== null) {
    await catchUp(others, path)
    runs.push(...others.catalogue.sent.near(business, path, spanOf(tally.period)))
    runs.push(...(await waitingNear(others, summary.value)))
  }
  for (let from = 0; from === 0 || from < runs.length; from += runsAtOnce) {
    const handed = { anew: from === 0, runs: runs.slice(from, from + runsAtOnce) }
    const taken = await importer.call('import.others', handed)
    if (!taken.ok) return taken
  }
  return importer.task('import.compare', {}, options)
}

/** All records of an import, as those of one that waits. */
export async function waitingRuns(
  importer: Importer,
  { id, source, tally }: Pick<ImportSummary, 'id' | 'source' | 'tally'>,
  days: { readonly from: string; readonly to: string } | null = null,
): Promise<OtherRun[]> {
  const prints = await printsOf(importer, { of: 'all', days })
  if (!prints.ok) return []
  const ofImport = { import: id, name: source.name, ...spanOf(tally.period) }
  return prints.value.runs.map((run) => ({ ...run, ...ofImport }))
}

/** Asks the imports of which more may have left than is noted: those whose sending was cut short, and those that no note is of. */
export async function catchUp({ catalogue, reach }: Others, but: string): Promise<void> {
  const { sent } = catalogue
  const unsettled = sent.unsettled()
  const noted = new Set([...sent.settled(), ...unsettled.map((one) => one.path)])
  const unnoted = catalogue
    .list()
    .filter(mayHaveSent)
    .map(({ id }) => ({ id, path: catalogue.pathOf(id) }))
    .filter(({ path }) => !noted.has(path))
  for (const { id, path } of [...unsettled, ...unnoted])
    if (path !== but) await reach(id, path, (importer) => noteSent(sent, importer, path))
}

function mayHaveSent({ state, delivered, unknown }: ImportCard): boolean {
  return state !== 'broken' && state !== 'incomplete' && delivered + unknown > 0
}

async function waitingNear({ catalogue, reach }: Others, summary: ImportSummary): Promise<OtherRun[]> {
  const span = spanOf(summary.tally.period)
  const days = {
    from: dayText(daysBefore(span.first, daysApart)),
    to: dayText(daysAfter(span.last, daysApart)),
  }
  const waiting = catalogue.list().filter((card) => card.id !== summary.id && isWaiting(card, span, summary))
  const runs: OtherRun[] = []
  for (const { id } of waiting) {
    const found = await reach(id, catalogue.pathOf(id), async (importer) => {
      const other = await importer.call('import.summary', {})
      return other.ok ? waitingRuns(importer, other.value, days) : []
    })
    runs.push(...(found ?? []))
  }
  return runs
}

function isWaiting(card: ImportCard, span: Span, { account, accountInFile }: ImportSummary): boolean {
  const { state, records, delivered, period } = card
  if ((state !== 'inProgress' && state !== 'sending') || records === delivered) return false
  if (period === null || !areNear(spanOf(period), span)) return false
  const mine = account ?? accountInFile
  return mine === null || card.account === null || accountKey(mine) === accountKey(card.account)
}

import { resolve } from 'node:path'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import { refuteWriting } from '#shared/layout/refute.ts'
import { settleOpen } from '#shared/layout/suggestLayout.ts'
import { applyFix, undoLast } from '#engine/importing/applyFix.ts'
import { rereadImport } from '#engine/importing/createImport.ts'
import type { Desk } from '#engine/importing/desk.ts'
import { eachPercent } from '#engine/importing/eachPercent.ts'
import type { MetaValue } from '#engine/importing/file/meta.ts'
import { handOn, markHandedOn } from '#engine/importing/handOn.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { rejudge, type Rejudging, type SettledFailure } from '#engine/importing/judgeImport.ts'
import { sweep, type OpenImport } from '#engine/importing/openImport.ts'
import { deliveryCounts } from '#engine/importing/outbox/deliveryCounts.ts'
import { ownCategories } from '#engine/importing/ownCategories.ts'
import { pageOfDeliveries } from '#engine/importing/pageOfDeliveries.ts'
import { pageOfRows } from '#engine/importing/pageOfRows.ts'
import { presetFor, type PresetFailure } from '#engine/importing/presetFor.ts'
import { pageOfSent } from '#engine/importing/pageOfSent.ts'
import { recordsOfEntries } from '#engine/importing/recordsOf.ts'
import { reviewRows } from '#engine/importing/reviewRows.ts'
import { columnsOf, previewOf, summaryOf } from '#engine/importing/summaryOf.ts'
import type { TaskContext } from '#engine/importing/takeSnapshot.ts'
import { writeReceipt } from '#engine/receipt/writeReceipt.ts'

type Names = Exclude<
  Extract<keyof Handlers<ImporterContract>, `import.${string}`>,
  | 'import.create'
  | 'import.receive'
  | 'import.open'
  | 'import.prints'
  | 'import.others'
  | 'import.compare'
  | 'import.writeReversal'
  | 'import.setReversal'
>

/** What `import.*` answers of an import that is open. */
export function createImportHandlers({
  effects,
  look,
  change,
}: Desk): Pick<Handlers<ImporterContract>, Names> {
  return {
    'import.summary': () => look(summaryOf),
    'import.preview': () => look(previewOf),
    'import.columns': () => look(columnsOf),
    // It takes its turn, as the rows must not be replaced while they are counted.
    'import.ownCategories': () => change(async (open) => ok(await ownCategories(open))),
    'import.page': (query) => look((open) => pageOfRows(open, query)),
    'import.deliveries': (query) => look((open) => pageOfDeliveries(open, query)),
    'import.records': ({ from, limit }) => look((open) => recordsOfEntries(open, from, limit)),
    'import.sent': ({ from, limit }) => look((open) => pageOfSent(open, from, limit)),
    'import.read': ({ choice }, context) =>
      change((open) => summaryAfter(open, () => rereadImport(effects, open, choice, context))),
    ...layoutHandlers(change),
    'import.goTo': ({ step }) => change((open) => ok(placed(open, { step }))),
    'import.setConnection': ({ connectionId }) => change((open) => ok(placed(open, { connectionId }))),
    'import.fix': ({ fix }) =>
      change(async (open) => {
        const fixed = await applyFix(open, fix, effects.now())
        return fixed.ok ? ok({ rows: reviewRows(open, fixed.value), summary: summaryOf(open) }) : fixed
      }),
    'import.undo': () =>
      change(async (open) => {
        const undone = await undoLast(open, effects.now())
        if (!undone.ok) return undone
        const { rows, fix } = undone.value ?? { rows: [], fix: null }
        return ok({ rows: reviewRows(open, rows), undone: fix, summary: summaryOf(open) })
      }),
    'import.handOn': ({ path, mark }) =>
      change((open) => {
        if (resolve(path) === resolve(open.file.path))
          return err({ code: 'disk.failed', detail: 'An import cannot be handed on to its own file' })
        handOn(open, path, mark, effects.now())
        return ok({})
      }),
    'import.receipt': ({ path }, { signal, progress }) =>
      change((open) => {
        const total = 2 * deliveryCounts(open).records
        const onRecords = (done: number) => progress({ done, total })
        return writeReceipt(open, { path, now: effects.now(), signal, onRecords })
      }),
    'import.takeBack': () =>
      change((open) => {
        markHandedOn(open, null)
        return ok(summaryOf(open))
      }),
  }
}

function layoutHandlers(
  change: Desk['change'],
): Pick<Handlers<ImporterContract>, 'import.setLayout' | 'import.usePreset' | 'import.setAccount'> {
  return {
    'import.setLayout': ({ layout: given, layoutName, preset, asKept, answered }, context) =>
      change((open) => {
        const { judgement, table } = open.state()
        const { profiles, reading } = table
        const held = asKept
          ? refuteWriting(profiles, given, reading.facts, answered)
          : { layout: given, overruled: [] }
        // What it leaves open is settled where its columns prove it.
        const layout = settleOpen(profiles, held.layout, reading.facts)
        const overruled = [...held.overruled]
        return rejudged(open, { ...judgement, layout, layoutName, preset, overruled }, context)
      }),
    'import.usePreset': ({ id }, context) =>
      change<ImportSummary, SettledFailure | PresetFailure>(async (open) => {
        const used = presetFor(open, id)
        if (!used.ok) return used
        const { layout, preset } = used.value
        const { judgement } = open.state()
        return rejudged(
          open,
          { ...judgement, layout, layoutName: null, preset, overruled: [], isSuggested: true },
          context,
        )
      }),
    'import.setAccount': ({ account }, context) =>
      change((open) =>
        rejudged(open, { ...open.state().judgement, account: account.trim() || null }, context),
      ),
  }
}

function rejudged(
  open: OpenImport,
  rejudging: Rejudging,
  { signal, progress }: TaskContext,
): Promise<Result<ImportSummary, SettledFailure>> {
  const total = open.state().table.rows
  const onRows = eachPercent(total, (done) => progress({ phase: 'converting', done, total }))
  return summaryAfter(open, () => rejudge(open, rejudging, { signal, onRows }))
}

/** The summary after a task that may have been cancelled midway, with what it left behind swept up. */
async function summaryAfter<Problem>(
  open: OpenImport,
  work: () => Promise<Result<null, Problem>>,
): Promise<Result<ImportSummary, Problem>> {
  try {
    const done = await work()
    return done.ok ? ok(summaryOf(open)) : done
  } finally {
    sweep(open)
  }
}

function placed(open: OpenImport, change: Partial<MetaValue<'place'>>): ImportSummary {
  open.change(({ place }) => {
    const moved = { ...place, ...change }
    open.file.meta.write('place', moved)
    return { place: moved }
  })
  return summaryOf(open)
}

import type { ColumnsView, ImportSummary, Preview } from '#shared/imports/importView.ts'
import { accountFrom } from '#shared/layout/accountFrom.ts'
import { canUndo } from '#engine/importing/applyFix.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { deliveryCounts, sendingBegun } from '#engine/importing/outbox/deliveryCounts.ts'
import { emptiedOf } from '#engine/importing/outbox/emptied.ts'
import { firstRows } from '#engine/importing/firstRows.ts'
import { tallyOfRows } from '#engine/importing/tallyOfRows.ts'

/** The import as a whole, from its meta and counts: no row is looked at. */
export function summaryOf(open: OpenImport): ImportSummary {
  const { begun, source, table, judgement, place } = open.state()
  return {
    id: begun.id,
    createdAt: begun.createdAt,
    step: place.step,
    source: { name: begun.name, bytes: source.bytes, sha256: source.sha256, format: table.format },
    reading: table.reading,
    sheets: table.sheets,
    layout: judgement.layout,
    layoutName: judgement.layoutName,
    preset: judgement.preset,
    overruled: judgement.overruled,
    fingerprint: table.fingerprint,
    account: judgement.account,
    accountInFile: table.reading.facts.account ?? accountFrom(table.profiles),
    questions: judgement.questions,
    balance: judgement.balance,
    totals: judgement.totals,
    tally: tallyOfRows(open),
    delivery: deliveryCounts(open),
    differing: open.file.differences.count(),
    sendingBegun: sendingBegun(open),
    connectionId: place.connectionId,
    handedOnAt: place.handedOnAt,
    emptied: emptiedOf(open),
    reversal: open.file.meta.read('reversal'),
    reverses: reversedBy(open),
    canUndo: canUndo(open),
  }
}

function reversedBy({ file, state }: OpenImport): ImportSummary['reverses'] {
  const { reverses } = state().begun
  if (reverses === undefined) return null
  const gone = file.meta.read('reversedGone')
  return gone === null ? reverses : { ...reverses, gone }
}

/** The first rows as read. */
export function previewOf({ file, state }: OpenImport): Preview {
  const { table } = state()
  const rows = table.rows === 0 ? [] : file.rows.read(table.edition, 0)
  return firstRows(rows, table.reading, table.profiles.length)
}

/** The table's columns and what was suggested for them. */
export function columnsOf({ state }: OpenImport): ColumnsView {
  return state().table.suggestion
}

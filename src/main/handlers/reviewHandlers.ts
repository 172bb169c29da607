import { ownRecord, suggestCategory } from '#shared/categories/suggestCategory.ts'
import { ok } from '#shared/errors/result.ts'
import { rowFixesOf, type Fix } from '#shared/fixes/fix.ts'
import type { ImportSummary, ReviewRow } from '#shared/imports/importView.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { LearnedCategories } from '#engine/categories/learnedCategories.ts'
import type { Importers } from '../importers/importers.ts'

/** What the handlers of the review act with. */
export interface ReviewEffects {
  readonly importers: Importers
  /** What the user chose before, which is offered, and learns from each choice. */
  readonly learned: LearnedCategories
  /** Hears of every import that is new or other than it was. */
  readonly changed: (summary: ImportSummary) => void
}

type Names = 'imports.page' | 'imports.fix' | 'imports.undo'

/** What the review is answered: rows with the categories that were chosen before, and corrections, from which it is learned. */
export function createReviewHandlers({
  importers,
  learned,
  changed,
}: ReviewEffects): Pick<Handlers<WindowContract>, Names> {
  const offered = (row: ReviewRow) => ({ ...row, offered: suggestCategory(row, learned.chosenBefore) })
  return {
    'imports.page': ({ id, ...query }) =>
      importers.use(id, async (importer) => {
        const page = await importer.call('import.page', query)
        return page.ok ? ok({ total: page.value.total, rows: page.value.rows.map(offered) }) : page
      }),
    'imports.fix': ({ id, fix }) =>
      importers.use(id, async (importer) => {
        const fixed = await importer.call('import.fix', { fix })
        if (!fixed.ok) return fixed
        const { rows, summary } = fixed.value
        changed(summary)
        heedChoices(fix, rows, learned.learn)
        return ok({ summary })
      }),
    'imports.undo': ({ id }) =>
      importers.use(id, async (importer) => {
        const answer = await importer.call('import.undo', {})
        if (!answer.ok) return answer
        const { undone, rows, summary } = answer.value
        changed(summary)
        if (undone !== null) heedChoices(undone, rows, learned.unlearn)
        return ok({ summary })
      }),
  }
}

/** Hands on what a fix says of its records' categories, each name once. */
function heedChoices(fix: Fix, rows: readonly ReviewRow[], heed: LearnedCategories['learn']): void {
  if (fix.does === 'undo') return
  const byRow = new Map(rows.map((row) => [row.row, row]))
  const heard = new Set<string>()
  for (const one of rowFixesOf(fix)) {
    if (one.does !== 'set' || one.field !== 'category') continue
    const row = byRow.get(one.row)
    const record = row === undefined ? null : ownRecord(row)
    if (record === null) continue
    const key = JSON.stringify([record.kind, record.name, one.value])
    if (!heard.has(key)) heed(record, one.value)
    heard.add(key)
  }
}

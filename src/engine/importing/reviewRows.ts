import { fieldTexts } from '#shared/convert/fieldTexts.ts'
import { ruleOfRow } from '#shared/convert/rowCategory.ts'
import type { Standing } from '#shared/duplicates/standing.ts'
import { foldFixes, type RowFixes } from '#shared/fixes/rowFixes.ts'
import type { ReviewRow } from '#shared/imports/importView.ts'
import { fieldNames } from '#shared/layout/layout.ts'
import type { JudgedRow } from '#engine/importing/file/judgedRow.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import {
  deliveryOf,
  memberOf,
  mostUrgentOf,
  recordKey,
  whereabouts,
  type Held,
} from '#engine/importing/outbox/whereabouts.ts'
import { recordsOfRow } from '#engine/importing/recordsOf.ts'

/** Rows as the review shows them: verdict, texts with fixes applied, and what became of their records. */
export function reviewRows(open: OpenImport, rows: readonly number[]): ReviewRow[] {
  const { file } = open
  const { table, judgement } = open.state()
  const fixes = foldFixes(file.fixes.all())
  const held = whereaboutsOf(open, rows)
  return rows.map((row) => {
    const input = {
      row,
      cells: file.rows.row(table.edition, row),
      left: null,
      fixes: fixes.get(row),
    }
    const judged = open.verdicts().row(row)
    const deliveries = recordsOfRow(open, judged.verdict).map((record) =>
      deliveryOf(held.get(recordKey(memberOf(record)))),
    )
    return {
      row,
      verdict: judged.verdict,
      texts: fieldTexts(input, judgement.layout),
      fixed: fixedFields(fixes.get(row)),
      rule: ruleOfRow(input, judged.verdict, judgement),
      delivery: mostUrgentOf(deliveries),
      standing: standingOf(open, row, judged),
    }
  })
}

/** A row without records has nothing that could be known elsewhere. */
function standingOf(open: OpenImport, row: number, { verdict, ordinal }: JudgedRow): Standing | null {
  if (verdict.state !== 'converted') return null
  const elsewhere = open.comparison()?.standing(row) ?? null
  return elsewhere ?? (ordinal > 1 ? { is: 'repeat', ordinal } : null)
}

function whereaboutsOf({ file }: OpenImport, rows: readonly number[]): ReadonlyMap<string, Held> {
  const [first] = rows
  const last = rows.at(-1)
  return first === undefined || last === undefined ? new Map<string, Held>() : whereabouts(file, first, last)
}

function fixedFields(fixes: RowFixes | undefined): ReviewRow['fixed'] {
  const values = fixes?.values ?? {}
  return fieldNames.filter((name) => values[name] !== undefined)
}

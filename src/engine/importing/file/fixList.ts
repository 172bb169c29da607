import type { DatabaseSync } from 'node:sqlite'
import { fixSchema, type Fix } from '#shared/fixes/fix.ts'
import { parseJson } from '#engine/importing/file/checkedJson.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'

/** A fix with its number, by which a later one may undo it. */
export interface NumberedFix {
  readonly no: number
  readonly fix: Fix
}

/** The user's corrections, in the order in which they were made. The list only grows. */
export interface FixList {
  all(this: void): readonly NumberedFix[]
  add(this: void, fix: Fix, at: string): void
  /** Reads the list anew: what was added in a transaction that was rolled back is forgotten. */
  reload(this: void): void
}

/** The `fix` table of an import's file, parsed once and kept. */
export function openFixList(db: DatabaseSync): FixList {
  const select = statement<{ no: number; fix: string }>(db, 'SELECT no, fix FROM fix ORDER BY no')
  const insert = statement(db, 'INSERT INTO fix (no, at, fix) VALUES (?, ?, ?)')
  let fixes: NumberedFix[] | undefined

  const all = () => (fixes ??= select.all().map(({ no, fix }) => ({ no, fix: fixOf(no, fix) })))

  return {
    all,
    add(fix, at) {
      const no = (all().at(-1)?.no ?? 0) + 1
      insert.run(no, at, JSON.stringify(fix))
      fixes = [...all(), { no, fix }]
    },
    reload: () => {
      fixes = undefined
    },
  }
}

function fixOf(no: number, text: string): Fix {
  const parsed = fixSchema.safeParse(parseJson(text, `fix ${no}`))
  if (!parsed.success) throw new BrokenFile(`fix ${no} is no fix`)
  return parsed.data
}

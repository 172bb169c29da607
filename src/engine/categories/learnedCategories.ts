import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { learnedName } from '#shared/categories/learnedName.ts'
import type { ChosenBefore } from '#shared/categories/suggestCategory.ts'
import type { Entry } from '#shared/records/record.ts'
import { openHardened } from '#engine/importing/file/openDatabase.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { catchStorageSync } from '#engine/importing/file/storageFailure.ts'
import { openOrRenew } from '#engine/imports/openOrRenew.ts'

/** `STBL`, in the header of the file. */
const applicationId = 0x5354424c

/** Far more names than a small business pays; those that were chosen for longest ago are forgotten first. */
export const mostLearned = 5000

type Named = Pick<Entry, 'kind' | 'name'>

/** The categories that the user chose for records, by their kinds and names (see `learnedName`), on this machine. */
export interface LearnedCategories {
  readonly chosenBefore: ChosenBefore
  /** Notes what the user chose; nothing forgets what was chosen for that name. */
  learn(this: void, record: Named, category: string): void
  /** Forgets a choice that was taken back, if it is the one that is remembered. */
  unlearn(this: void, record: Named, category: string): void
  names(this: void): number
  forgetAll(this: void): void
  close(this: void): void
}

/** How much is remembered, and who hears of what the disk did wrong: a suggestion less stops nothing. */
export interface LearningOptions {
  readonly most?: number
  readonly onTrouble: (trouble: string) => void
}

/** Opens what was learned, `learned.sqlite` in the data folder; a file that cannot be read is set aside. */
export function openLearnedCategories(
  dataFolder: string,
  { most = mostLearned, onTrouble }: LearningOptions,
): LearnedCategories {
  const db = openOrRenew(join(dataFolder, 'learned.sqlite'), openTable)
  const select = statement<{ category: string }>(
    db,
    'SELECT category FROM chosen WHERE kind = ? AND name = ?',
  )
  const count = statement<{ names: number }>(db, 'SELECT count(*) AS names FROM chosen')
  const insert = statement(
    db,
    `INSERT INTO chosen (kind, name, category, turn)
     VALUES (?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM chosen))
     ON CONFLICT (kind, name) DO UPDATE SET category = excluded.category, turn = excluded.turn`,
  )
  const trim = statement(
    db,
    'DELETE FROM chosen WHERE turn <= (SELECT turn FROM chosen ORDER BY turn DESC LIMIT 1 OFFSET ?)',
  )
  const remove = statement(db, 'DELETE FROM chosen WHERE kind = ? AND name = ?')
  const removeChoice = statement(db, 'DELETE FROM chosen WHERE kind = ? AND name = ? AND category = ?')

  function attempt<Value>(work: () => Value, otherwise: Value): Value {
    const done = catchStorageSync('learned.sqlite', work)
    if (done.ok) return done.value
    onTrouble(`Choices of categories cannot be kept or looked up: ${done.error.code}`)
    return otherwise
  }

  return {
    chosenBefore: ({ kind, name }) =>
      attempt(() => select.get(kind, learnedName(name))?.category ?? null, null),
    learn({ kind, name }, category) {
      const key = learnedName(name)
      const chosen = category.trim()
      if (key === '') return
      attempt(() => {
        if (chosen === '') remove.run(kind, key)
        else insert.run(kind, key, chosen)
        trim.run(most)
      }, undefined)
    },
    unlearn({ kind, name }, category) {
      attempt(() => removeChoice.run(kind, learnedName(name), category.trim()), undefined)
    },
    names: () => count.get()?.names ?? 0,
    forgetAll: () => db.exec('DELETE FROM chosen'),
    close: () => db.close(),
  }
}

function openTable(path: string): DatabaseSync {
  const db = openHardened(path)
  try {
    // It helps and proves nothing: losing its last line to a power cut costs one suggestion.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1`)
    db.exec(
      `CREATE TABLE IF NOT EXISTS chosen (kind TEXT NOT NULL, name TEXT NOT NULL, category TEXT NOT NULL,
       turn INTEGER NOT NULL, PRIMARY KEY (kind, name)) STRICT, WITHOUT ROWID`,
    )
    db.exec('CREATE INDEX IF NOT EXISTS chosenTurn ON chosen (turn)')
    return db
  } catch (problem) {
    db.close()
    throw problem
  }
}

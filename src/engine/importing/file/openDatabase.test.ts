import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { createImportFile, openImportFile } from '#engine/importing/file/importFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'

const folder = folderOfEachTest()

const at = (name: string) => join(folder.path, name)

/** An import's file that was made and closed, after something was done to it from outside. */
function made(tamper: (db: DatabaseSync) => void = () => undefined): string {
  const path = at('import.sqlite')
  const file = createImportFile(path)
  if (!file.ok) throw new Error(file.error.code)
  file.value.close()
  const db = new DatabaseSync(path)
  tamper(db)
  db.close()
  return path
}

describe("opening an import's file", () => {
  it('takes one that we made', () => {
    const opened = openImportFile(made())
    expect(opened.ok).toBe(true)
    if (opened.ok) opened.value.close()
  })

  it.each([
    { what: 'is not there', path: () => at('nothing.sqlite'), code: 'import.missing' },
    { what: 'is a folder', path: () => folder.path, code: 'import.notOurs' },
    {
      what: 'is a text',
      path: () => {
        writeFileSync(at('notes.txt'), 'Date,Amount\n'.repeat(100))
        return at('notes.txt')
      },
      code: 'import.notOurs',
    },
    {
      what: 'is empty, as a creation leaves it that is killed at once',
      path: () => {
        writeFileSync(at('empty.sqlite'), '')
        return at('empty.sqlite')
      },
      code: 'import.incomplete',
    },
    {
      what: 'is a database of another program',
      path: () => made((db) => db.exec('PRAGMA application_id = 77')),
      code: 'import.notOurs',
    },
    {
      what: 'is of a later version of this program',
      path: () => made((db) => db.exec('PRAGMA user_version = 2')),
      code: 'import.newer',
    },
    {
      what: 'has a trigger',
      path: () =>
        made((db) => db.exec('CREATE TRIGGER fix_more AFTER INSERT ON fix BEGIN DELETE FROM batch; END')),
      code: 'import.broken',
    },
    {
      what: 'has a view in the place of a table',
      path: () =>
        made((db) => db.exec('DROP TABLE chunk; CREATE VIEW chunk AS SELECT 1 AS edition, 0 AS no')),
      code: 'import.broken',
    },
    {
      what: 'has a virtual table',
      path: () => made((db) => db.exec('CREATE VIRTUAL TABLE more USING fts5(text)')),
      code: 'import.broken',
    },
    {
      what: 'was cut short',
      path: () => {
        const path = made()
        truncateSync(path, 5000)
        return path
      },
      code: 'import.broken',
    },
  ])('refuses what $what with $code', ({ path, code }) => {
    expect(openImportFile(path())).toMatchObject({ ok: false, error: { code } })
  })

  it('leaves a database of another program as it was', () => {
    const path = at('other.sqlite')
    const db = new DatabaseSync(path)
    db.exec('CREATE TABLE customer (name TEXT)')
    db.close()
    const before = readFileSync(path)
    expect(openImportFile(path)).toMatchObject({ ok: false, error: { code: 'import.notOurs' } })
    expect(readFileSync(path)).toEqual(before)
  })

  it('lets only one have it at a time', () => {
    const path = made()
    const first = openImportFile(path)
    expect(openImportFile(path, 0)).toEqual({ ok: false, error: { code: 'import.busy' } })
    if (first.ok) first.value.close()
    const second = openImportFile(path, 0)
    expect(second.ok).toBe(true)
    if (second.ok) second.value.close()
  })

  it('is refused while the one who made it still has it', () => {
    const path = at('fresh.sqlite')
    const owner = createImportFile(path)
    expect(openImportFile(path, 0)).toEqual({ ok: false, error: { code: 'import.busy' } })
    if (owner.ok) owner.value.close()
  })

  it('does not overwrite a file that is there', () => {
    const path = made()
    copyFileSync(path, at('copy.sqlite'))
    expect(createImportFile(path)).toMatchObject({ ok: false, error: { code: 'disk.failed' } })
    expect(readFileSync(path)).toEqual(readFileSync(at('copy.sqlite')))
  })
})

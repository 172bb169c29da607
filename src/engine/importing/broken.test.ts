import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import { ok } from '#shared/errors/result.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { applyFix } from '#engine/importing/applyFix.ts'
import { rejudge } from '#engine/importing/judgeImport.ts'
import { openExisting } from '#engine/importing/openExisting.ts'
import { nextBatch } from '#engine/importing/outbox/nextBatch.ts'
import { summaryOf } from '#engine/importing/summaryOf.ts'
import { catchStorage } from '#engine/importing/file/storageFailure.ts'
import { sweep, type OpenImport } from '#engine/importing/openImport.ts'
import { bankFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { importIn, madeOf, testImporter, testNow, valueOf } from '#engine/importing/testing/testImporter.ts'
import { readSource } from '#engine/reading/readSource.ts'

const folder = folderOfEachTest()
beforeEach(async () => {
  const made = await madeOf(bankFile(3000), folder.path)
  made.close()
})

function tamper(sql: string): void {
  const db = new DatabaseSync(importIn(folder.path))
  db.exec(sql)
  db.close()
}

describe('an import whose file was damaged', () => {
  it.each([
    "UPDATE meta SET value = '{}' WHERE key = 'table'",
    "UPDATE meta SET value = 'no JSON' WHERE key = 'judgement'",
    "UPDATE verdict SET counts = '[]' WHERE no = 1",
    'DELETE FROM verdict WHERE no = 1',
    'DELETE FROM verdict WHERE no = 3',
  ])('cannot be opened and says that it is broken: %s', async (sql) => {
    tamper(sql)
    const opened = await testImporter().client.call('import.open', { path: importIn(folder.path) })
    expect(opened).toMatchObject({ ok: false, error: { code: 'import.broken', name: 'import.sqlite' } })
  })

  it.each([
    'UPDATE span SET crc = crc + 1 WHERE no = 1',
    'UPDATE span SET length = length - 1 WHERE no = 1',
    'DELETE FROM span WHERE no = 1',
    'UPDATE verdict SET marks = zeroblob(length(marks)) WHERE no = 1',
  ])('says so where it is looked at, and shows the rest: %s', async (sql) => {
    tamper(sql)
    const { client, close } = testImporter()
    valueOf(await client.call('import.open', { path: importIn(folder.path) }))
    const page = (offset: number) => client.call('import.page', { filter: 'all', offset, limit: 1000 })
    expect(await page(0)).toMatchObject({ ok: true })
    expect(await page(1000)).toMatchObject({ ok: false, error: { code: 'import.broken' } })
    expect(await page(2000)).toMatchObject({ ok: true })
    close()
  })

  it('without a whole snapshot is incomplete', async () => {
    tamper("DELETE FROM meta WHERE key <> 'begun'")
    const opened = await testImporter().client.call('import.open', { path: importIn(folder.path) })
    expect(opened).toEqual({ ok: false, error: { code: 'import.incomplete', name: 'import.sqlite' } })
  })

  it('is read to its end when its snapshot is whole', async () => {
    tamper("DELETE FROM meta WHERE key IN ('table', 'judgement', 'place', 'outbox')")
    const { client, close } = testImporter()
    const opened = valueOf(await client.call('import.open', { path: importIn(folder.path) }))
    expect(opened.tally).toMatchObject({ rows: 3000, converted: 3000 })
    close()
  })
})

describe('a full disk', () => {
  const opened = async (): Promise<OpenImport> => {
    const open = await openExisting({ now: () => testNow, readSource }, importIn(folder.path))
    if (!open.ok) throw new Error(open.error.code)
    return open.value
  }

  /** Lets the file grow no more, as a full disk does; the function that comes back makes room again. */
  const fill = ({ file }: OpenImport) => {
    const pages = Number(file.db.prepare('PRAGMA page_count').get()?.page_count)
    file.db.exec(`PRAGMA max_page_count = ${pages}`)
    return () => file.db.exec('PRAGMA max_page_count = 4294967294')
  }

  const signal = new AbortController().signal

  it('stops a new judgement and leaves the old one', async () => {
    const open = await opened()
    const before = summaryOf(open)
    const makeRoom = fill(open)
    const judge = (layout: Layout) =>
      catchStorage('import', () =>
        rejudge(
          open,
          { layout, layoutName: null, account: before.account },
          { signal, onRows: () => undefined },
        ),
      )
    // An edition is small, and goes into what room the last pages leave: the disk is full when some no longer does.
    let judged = await judge(before.layout)
    for (let more = 0; more < 1000 && judged.ok; more++) judged = await judge(before.layout)
    expect(judged).toEqual({ ok: false, error: { code: 'disk.full' } })
    expect(summaryOf(open)).toEqual(before)
    sweep(open)
    makeRoom()
    expect(await judge({ ...before.layout, sign: 'inverted' })).toEqual(ok(null))
    expect(summaryOf(open).tally.income).toEqual(before.tally.expense)
    open.file.close()
  })

  it('takes no fix and no intent to send, and says what was there before', async () => {
    const open = await opened()
    const before = summaryOf(open)
    const makeRoom = fill(open)
    const value = 'A much longer name '.repeat(100)
    const fixAll = () =>
      catchStorage('import', async () => {
        for (let row = 2; row < 200; row++)
          await applyFix(open, { does: 'set', row, field: 'name', value }, testNow)
        return ok(null)
      })
    expect(await fixAll()).toEqual({ ok: false, error: { code: 'disk.full' } })
    const send = () =>
      catchStorage('import', () =>
        ok(nextBatch(open, { batchSize: 3000, limit: null, way: 'batch' }, testNow)),
      )
    expect(await send()).toEqual({ ok: false, error: { code: 'disk.full' } })
    expect(summaryOf(open).delivery).toEqual(before.delivery)
    makeRoom()
    expect(await send()).toMatchObject({ value: { no: 1, attempt: 1 } })
    open.file.close()
  })
})

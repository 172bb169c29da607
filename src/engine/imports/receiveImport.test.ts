import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { bankFile, payoutFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import {
  importIn,
  madeOf,
  reopened,
  testImporter,
  testNow,
  valueOf,
} from '#engine/importing/testing/testImporter.ts'
import { receiveImport } from '#engine/imports/receiveImport.ts'

const folder = folderOfEachTest()
const elsewhere = folderOfEachTest()

/** An import with a fix, a batch accepted and one unknown, handed on; it stays open here. */
async function handedOn({ mark }: { mark: boolean }) {
  const made = await madeOf(bankFile(30), folder.path)
  await made.client.call('import.fix', { fix: { does: 'set', row: 31, field: 'name', value: 'Fixed' } })
  await made.client.call('delivery.begin', { refused: false })
  await made.client.call('delivery.next', { batchSize: 10, limit: null })
  await made.client.call('delivery.outcome', { batch: 1, outcome: { is: 'accepted' } })
  await made.client.call('delivery.next', { batchSize: 10, limit: null })
  await made.client.call('delivery.outcome', { batch: 2, outcome: { is: 'unknown' } })
  const path = join(elsewhere.path, 'march.stubimport')
  valueOf(await made.client.call('import.handOn', { path, mark }))
  return { ...made, path }
}

/** Where an import is that was taken in under `id`. */
const receivedAs = (id: string) => join(elsewhere.path, 'imports', `${id}.sqlite`)

function receive(from: string, id = 'second') {
  return receiveImport({ from, path: receivedAs(id), id })
}

const handedOnFailure = { ok: false, error: { code: 'import.handedOn', at: testNow } }

describe('handing an import on', () => {
  it('writes one file that is whole by itself', async () => {
    const { path, close } = await handedOn({ mark: true })
    expect(readdirSync(elsewhere.path)).toEqual(['march.stubimport'])
    // Bytes 18 and 19 of a SQLite file say whether it needs a write-ahead log beside it: 1 is no, 2 is yes.
    expect([...readFileSync(path).subarray(18, 20)]).toEqual([1, 1])
    close()
  })

  it('lets this copy be neither sent nor changed until it is taken back', async () => {
    const { client, close } = await handedOn({ mark: true })
    expect(valueOf(await client.call('import.summary', {}))).toMatchObject({
      handedOnAt: testNow,
      canUndo: false,
    })
    expect(await client.call('delivery.begin', { refused: false })).toEqual(handedOnFailure)
    expect(await client.call('import.fix', { fix: { does: 'leaveOut', row: 31 } })).toEqual(handedOnFailure)
    expect(await client.call('import.undo', {})).toEqual(handedOnFailure)
    expect(await client.task('import.setAccount', { account: '1' })).toEqual(handedOnFailure)
    expect(valueOf(await client.call('import.takeBack', {})).handedOnAt).toBeNull()
    expect(await client.call('delivery.begin', { refused: false })).toMatchObject({ ok: true })
    close()
  })

  it('without a mark leaves this copy as it is', async () => {
    const { client, close } = await handedOn({ mark: false })
    expect(valueOf(await client.call('import.summary', {})).handedOnAt).toBeNull()
    close()
  })

  it('leaves this copy unmarked and nothing half-written when it cannot be written', async () => {
    const made = await madeOf(bankFile(3), folder.path)
    const path = join(elsewhere.path, 'no such folder', 'march.stubimport')
    expect(await made.client.call('import.handOn', { path, mark: true })).toMatchObject({
      ok: false,
      error: { code: 'disk.failed' },
    })
    expect(valueOf(await made.client.call('import.summary', {})).handedOnAt).toBeNull()
    made.close()
  })

  it('never writes over the import itself', async () => {
    const made = await madeOf(bankFile(3), folder.path)
    const answer = await made.client.call('import.handOn', { path: importIn(folder.path), mark: true })
    expect(answer).toMatchObject({ ok: false, error: { code: 'disk.failed' } })
    made.close()
    expect((await reopened(importIn(folder.path))).summary).toEqual(made.summary)
  })
})

describe('receiving an import', () => {
  it('goes on exactly where the other left off, under an id of its own', async () => {
    const { client, path, close } = await handedOn({ mark: true })
    const there = valueOf(await client.call('import.summary', {}))
    valueOf(receive(path))
    const here = await reopened(receivedAs('second'))
    expect(here.summary).toEqual({ ...there, id: 'second', handedOnAt: null, canUndo: true })
    expect(here.summary.delivery).toMatchObject({ accepted: 10, unknown: 10, waiting: 10 })
    const ids = async (asked: typeof client) =>
      valueOf(await asked.call('import.records', { from: 0, limit: 100 })).map(({ id }) => id)
    expect(await ids(here.client)).toEqual(await ids(client))
    here.close()
    close()
  })

  it('can be opened where it lies as well, ready to be sent', async () => {
    const { path, close } = await handedOn({ mark: true })
    const { client, summary, close: closeOther } = await reopened(path)
    expect(summary.handedOnAt).toBeNull()
    expect(await client.call('delivery.begin', { refused: false })).toMatchObject({ ok: true })
    closeOther()
    close()
  })

  it('is done and opened by the importer that will own it', async () => {
    const { path, close } = await handedOn({ mark: true })
    close()
    const importer = testImporter()
    const received = await importer.client.task('import.receive', {
      from: path,
      path: receivedAs('second'),
      id: 'second',
    })
    expect(valueOf(received)).toMatchObject({ id: 'second', handedOnAt: null, tally: { records: 30 } })
    expect(valueOf(await importer.client.call('import.summary', {})).id).toBe('second')
    importer.close()
  })

  it('names the file that was handed on where it is none of ours', async () => {
    const path = join(elsewhere.path, 'march.stubimport')
    writeFileSync(path, 'Date,Amount')
    const { client } = testImporter()
    expect(
      await client.task('import.receive', { from: path, path: receivedAs('second'), id: 'second' }),
    ).toEqual({ ok: false, error: { code: 'import.notOurs', name: 'march.stubimport' } })
  })

  it.each([
    {
      what: 'a picture',
      tamper: (path: string) => writeFileSync(path, Buffer.alloc(5000, 'PNG')),
      code: 'import.notOurs',
    },
    {
      what: 'a trigger that would add to it',
      tamper: (path: string) =>
        change(path, "CREATE TRIGGER t AFTER INSERT ON fix BEGIN UPDATE batch SET state = 'waiting'; END"),
      code: 'import.broken',
    },
    {
      what: 'a view that stands in for a table',
      tamper: (path: string) =>
        change(path, "ALTER TABLE meta RENAME TO other; CREATE VIEW meta AS SELECT 'a' AS key, 'b' AS value"),
      code: 'import.broken',
    },
    {
      what: 'a later version',
      tamper: (path: string) => change(path, 'PRAGMA user_version = 9'),
      code: 'import.newer',
    },
    {
      what: 'pages of rubbish',
      tamper: (path: string) => {
        const bytes = readFileSync(path)
        writeFileSync(path, bytes.fill(0xaa, 2 * 8192, 4 * 8192))
      },
      code: 'import.broken',
    },
    {
      what: 'no beginning',
      tamper: (path: string) => change(path, "DELETE FROM meta WHERE key = 'begun'"),
      code: 'import.incomplete',
    },
  ])('refuses $what and takes nothing in', async ({ tamper, code }) => {
    const { path, close } = await handedOn({ mark: false })
    close()
    tamper(path)
    const before = readFileSync(path)
    expect(receive(path)).toMatchObject({ ok: false, error: { code } })
    expect(readFileSync(path)).toEqual(before)
    const folderOfImports = join(elsewhere.path, 'imports')
    expect(existsSync(folderOfImports) ? readdirSync(folderOfImports) : []).toEqual([])
  })

  it('refuses payouts that are none when they are first looked at, with sums that fit', async () => {
    const { client, close } = await madeOf(payoutFile([2]), folder.path)
    const path = join(elsewhere.path, 'march.stubimport')
    valueOf(await client.call('import.handOn', { path, mark: false }))
    close()
    // `[{}]` with its own CRC-32.
    change(path, "UPDATE settlement SET body = x'5b7b7d5d', crc = 3936877308")
    valueOf(receive(path))
    expect(await testImporter().client.call('import.open', { path: receivedAs('second') })).toMatchObject({
      ok: false,
      error: { code: 'import.broken', detail: expect.stringMatching(/^a settlement: /) as string },
    })
  })

  it('takes in a copy that somebody made of an open import, as far as it goes', async () => {
    const made = await madeOf(bankFile(3), folder.path)
    made.close()
    const copy = join(elsewhere.path, 'copy.stubimport')
    copyFileSync(importIn(folder.path), copy)
    valueOf(receive(copy))
    const { summary, close } = await reopened(receivedAs('second'))
    expect(summary.tally).toEqual(made.summary.tally)
    close()
  })
})

function change(path: string, sql: string): void {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}

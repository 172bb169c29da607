import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { payoutFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import {
  importIn,
  madeOf,
  reopened,
  valueOf,
  type TestImporter,
} from '#engine/importing/testing/testImporter.ts'

const folder = folderOfEachTest()

// Each sale has a fee: payouts of 4, 2 and 8 entries, in the rows 2 and 3, 4, and 5 to 8.
const payouts = payoutFile([2, 1, 4])

const recordsFrom = async ({ client }: TestImporter, from: number, limit: number) =>
  valueOf(await client.call('import.records', { from, limit }))

describe('settlements in pages', () => {
  it.each([
    { from: 0, limit: 1, rows: [[2, 3]] },
    { from: 0, limit: 4, rows: [[2, 3]] },
    { from: 0, limit: 5, rows: [[2, 3], [4]] },
    { from: 0, limit: 7, rows: [[2, 3], [4], [5, 6, 7, 8]] },
    { from: 1, limit: 100, rows: [[4], [5, 6, 7, 8]] },
    { from: 3, limit: 100, rows: [] },
  ])('have $limit entries from the $from. on, the last one whole', async ({ from, limit, rows }) => {
    const made = await madeOf(payouts, folder.path, { kept: false })
    expect(await recordsFrom(made, from, limit)).toMatchObject(rows.map((of) => ({ rows: of })))
  })

  it('leave in a file by as many entries', async () => {
    const { client } = await madeOf(payouts, folder.path, { kept: false })
    valueOf(await client.call('delivery.begin', { refused: false }))
    const room = { batchSize: 1, limit: null, way: 'file' } as const
    expect(valueOf(await client.call('delivery.next', room))).toMatchObject({ no: 1, size: 3, records: [] })
    const inFile = async (from: number, mostEntries: number) =>
      valueOf(await client.call('delivery.inFile', { batch: 1, from, mostEntries }))
    expect(await inFile(0, 4)).toMatchObject([{ rows: [2, 3] }])
    expect(await inFile(1, 4)).toMatchObject([{ rows: [4] }, { rows: [5, 6, 7, 8] }])
    expect(await inFile(3, 4)).toEqual([])
  })
})

describe('a settlement', () => {
  /** What is broken shows when it is read. */
  async function withThirdBroken(): Promise<TestImporter> {
    const { close } = await madeOf(payouts, folder.path)
    close()
    const db = new DatabaseSync(importIn(folder.path))
    db.exec("UPDATE settlement SET crc = crc + 1 WHERE key = 'P3'")
    db.close()
    return reopened(importIn(folder.path))
  }

  it('is not read for a page that ends before it', async () => {
    const made = await withThirdBroken()
    expect(await recordsFrom(made, 0, 5)).toHaveLength(2)
    expect(await made.client.call('import.records', { from: 0, limit: 7 })).toMatchObject({
      ok: false,
      error: { code: 'import.broken' },
    })
    made.close()
  })

  it('is not read for a batch that is full before it', async () => {
    const { client, close } = await withThirdBroken()
    valueOf(await client.call('delivery.begin', { refused: false }))
    const room = { batchSize: 5, limit: null, way: 'batch' } as const
    const batch = valueOf(await client.call('delivery.next', room))
    expect(batch).toMatchObject({ records: [{ rows: [2, 3] }] })
    close()
  })
})

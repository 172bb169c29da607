import { describe, expect, it } from 'vitest'
import type { HeldBooks, HeldEntry } from '#shared/delivery/heldBooks.ts'
import { noteHeld } from '#engine/delivery/noteHeld.ts'
import { bankFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { madeOf, valueOf, type TestImporter } from '#engine/importing/testing/testImporter.ts'

const folder = folderOfEachTest()

/** Books with these ids, and as much of each entry as says nothing against it. */
function booksWith(ids: readonly string[], isWhole = true): HeldBooks {
  const silent = { date: null, name: null, category: null, notes: null, currency: null, vat: null }
  const entry = (id: string): HeldEntry => ({ kind: 'expense', id, ...silent, amount: null })
  return {
    ...{ ids: ids.length, ours: ids.length, isWhole, withoutId: [] },
    find: (id) => (ids.includes(id) ? entry(id) : undefined),
  }
}

async function goneRows({ client }: TestImporter): Promise<number[]> {
  const differences = valueOf(await client.call('delivery.differences', {}))
  return differences.filter(({ field }) => field === 'record').map(({ row }) => row)
}

describe('records that stub’s books held', () => {
  it.each([
    { books: 'whole books', left: [1, 2], isWhole: true, gone: [2] },
    { books: 'books in part', left: [1, 2], isWhole: false, gone: [] },
    { books: 'books without one id of ours', left: [], isWhole: true, gone: [] },
  ])('are gone where they are not in $books: rows $gone', async ({ left, isWhole, gone }) => {
    const importer = await madeOf(bankFile(3), folder.path, { kept: false })
    const records = valueOf(await importer.client.call('import.records', { from: 0, limit: 10 }))
    const ids = records.map(({ id }) => id)
    valueOf(await noteHeld(importer.client, booksWith(ids)))
    const now = booksWith(
      ids.filter((_, at) => left.includes(at)),
      isWhole,
    )
    expect(valueOf(await noteHeld(importer.client, now))).toMatchObject({ confirmed: 3 })
    expect(await goneRows(importer)).toEqual(gone)
    importer.close()
  })
})

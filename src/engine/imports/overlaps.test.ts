import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankAccount } from '#engine/importing/testing/bankFile.ts'
import { tempFolder } from '#engine/importing/testing/tempFolder.ts'
import { testImporter, valueOf } from '#engine/importing/testing/testImporter.ts'
import { openCatalogue, type Catalogue } from '#engine/imports/catalogue.ts'
import { compareWithOthers } from '#engine/imports/compareWithOthers.ts'
import { noteSent } from '#engine/imports/sentPrints.ts'

const to = {
  ...{ connection: 'Shop', environment: 'live' as const, host: 'connect.stub.africa' },
  ...{ uid: 'shop', business: 'Corner Shop' },
}

/** Rows of a few days, amounts and shops, so that equal ones are common. */
const row = fc
  .record({
    day: fc.integer({ min: 10, max: 14 }),
    rands: fc.integer({ min: 1, max: 2 }),
    shop: fc.constantFrom('Coffee', 'Bread'),
  })
  .map(({ day, rands, shop }) => `2025/01/${day},-${rands}.00,${shop}`)

/** A statement, and two exports of it that overlap: the one from its first day on, the other to its last; of whole days. */
const overlapping = fc
  .record({
    rows: fc.array(row, { minLength: 4, maxLength: 14 }),
    days: fc.tuple(fc.integer({ min: 10, max: 14 }), fc.integer({ min: 10, max: 14 })),
  })
  .map(({ rows, days }) => {
    const all = rows.toSorted()
    const [from, until] = days.toSorted((a, b) => a - b).map((day) => `2025/01/${day}`)
    return {
      all,
      one: all.filter((line) => line.slice(0, 10) <= (until ?? '')),
      other: all.filter((line) => line.slice(0, 10) >= (from ?? '')),
    }
  })

/** Imports a file into a list, sends what is new in it, and answers with the ids that left. */
async function sendNew(
  catalogue: Catalogue,
  folder: string,
  id: string,
  rows: readonly string[],
): Promise<string[]> {
  const { client, close } = testImporter()
  const sourcePath = join(folder, `${id}.csv`)
  // Two rows by which every file is read the same way.
  const lines = ['Date,Amount,Description', '2025/01/31,500.00,Salary', '2025/01/31,-0.50,Fee', ...rows, '']
  writeFileSync(sourcePath, lines.join('\n'))
  const path = catalogue.pathOf(id)
  const source = { path, id, sourcePath, sourceName: `${id}.csv`, choice: {}, account: bankAccount }
  valueOf(await client.task('import.create', source))
  const reach = () => Promise.resolve(null)
  valueOf(await compareWithOthers({ catalogue, reach }, client, { path, business: 'live shop' }))
  valueOf(await client.call('delivery.settleBefore', { again: false }))
  const ids: string[] = []
  const begun = await client.call('delivery.begin', { refused: false, to })
  for (let more = begun.ok; more;) {
    const batch = valueOf(await client.call('delivery.next', { batchSize: 100, limit: null }))
    if (batch === null) break
    ids.push(...batch.records.map((record) => record.id))
    valueOf(await client.call('delivery.outcome', { batch: batch.no, outcome: { is: 'accepted' } }))
  }
  valueOf(await noteSent(catalogue.sent, client, path))
  close()
  return ids
}

/** The ids that leave with these files, one after another, to a business that had none. */
async function sentWith(...files: readonly (readonly string[])[]): Promise<string[]> {
  const folder = tempFolder()
  const catalogue = openCatalogue(folder.path)
  const ids: string[] = []
  try {
    for (const [no, rows] of files.entries())
      ids.push(...(await sendNew(catalogue, folder.path, `file${no}`, rows)))
  } finally {
    catalogue.close()
    folder.remove()
  }
  return ids.toSorted()
}

const few = { numRuns: 8 }

describe('overlapping exports with equal rows', () => {
  it('come to the same whether one after the other, the one before all of it, or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(overlapping, async ({ all, one, other }) => {
        const atOnce = await sentWith(all)
        expect(atOnce).toHaveLength(all.length + 2)
        expect(await sentWith(one, other)).toEqual(atOnce)
        expect(await sentWith(one, all)).toEqual(atOnce)
      }),
      few,
    )
  }, 120_000)

  it('imported twice are imported once', async () => {
    await fc.assert(
      fc.asyncProperty(overlapping, async ({ all }) => {
        expect(await sentWith(all, all)).toEqual(await sentWith(all))
      }),
      few,
    )
  }, 120_000)

  it('have the same ids in whatever order their rows are', async () => {
    await fc.assert(
      fc.asyncProperty(
        overlapping.chain(({ all }) =>
          fc.record({ all: fc.constant(all), shuffled: fc.shuffledSubarray(all, { minLength: all.length }) }),
        ),
        async ({ all, shuffled }) => {
          expect(await sentWith(shuffled)).toEqual(await sentWith(all))
        },
      ),
      few,
    )
  }, 120_000)
})

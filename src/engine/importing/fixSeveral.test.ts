import { describe, expect, it } from 'vitest'
import type { Fix, RowFix } from '#shared/fixes/fix.ts'
import { payoutFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { madeOf, valueOf, type TestImporter } from '#engine/importing/testing/testImporter.ts'

const folder = folderOfEachTest()

/** Rows 2 to 6, of which 4 is in error and 3 and 5 are equal. */
const march = [
  'Date,Amount,Description',
  '2025/03/01,-10.00,Rent',
  '2025/03/02,-4.50,Coffee',
  '2025/02/31,-1.00,Never',
  '2025/03/02,-4.50,Coffee',
  '2025/03/05,250.00,Sale',
  '',
].join('\n')

const several = (...fixes: RowFix[]): Fix => ({ does: 'several', fixes })
const fixed = async ({ client }: TestImporter, fix: Fix) => valueOf(await client.call('import.fix', { fix }))
const undone = async ({ client }: TestImporter) => valueOf(await client.call('import.undo', {}))
const recordsOf = async ({ client }: TestImporter) =>
  valueOf(await client.call('import.records', { from: 0, limit: 100 }))

describe('several rows that are corrected at once', () => {
  it('are all judged anew, and taken back by one undo', async () => {
    const made = await madeOf(march, folder.path, { kept: false })
    const { rows, summary } = await fixed(
      made,
      several(
        { does: 'set', row: 2, field: 'category', value: 'Rent' },
        { does: 'leaveOut', row: 4 },
        { does: 'set', row: 6, field: 'category', value: 'Sales' },
      ),
    )
    expect(rows).toMatchObject([
      { row: 2, fixed: ['category'], verdict: { entries: [{ category: 'Rent' }] } },
      { row: 4, verdict: { state: 'left', why: 'byUser' } },
      { row: 6, fixed: ['category'], verdict: { entries: [{ category: 'Sales' }] } },
    ])
    expect(summary).toMatchObject({ canUndo: true, tally: { rows: 5, converted: 4, left: 1, errors: 0 } })

    const back = await undone(made)
    expect(back.rows.map(({ row }) => row)).toEqual([2, 4, 6])
    expect(back.summary).toEqual(made.summary)
    expect(back.summary.canUndo).toBe(false)
  })

  it('have the ids that they would have one by one, equal rows too', async () => {
    const made = await madeOf(march, folder.path, { kept: false })
    const before = await recordsOf(made)
    await fixed(made, several({ does: 'leaveOut', row: 3 }, { does: 'leaveOut', row: 5 }))
    expect(await recordsOf(made)).toEqual([before[0], before[3]])
    await fixed(made, several({ does: 'takeIn', row: 5 }, { does: 'takeIn', row: 3 }))
    expect(await recordsOf(made)).toEqual(before)
  })

  it('that a layout leaves out and that are equal are numbered one behind the other', async () => {
    const made = await madeOf(march, folder.path, { kept: false })
    const { layout } = made.summary
    const leave = [{ column: 2, when: 'is' as const, values: ['Coffee'], why: 'information' as const }]
    const layoutLeaving = { ...layout, leave }
    valueOf(await made.client.task('import.setLayout', { layout: layoutLeaving, layoutName: null }))
    await fixed(made, several({ does: 'takeIn', row: 3 }, { does: 'takeIn', row: 5 }))
    const atOnce = (await recordsOf(made)).map(({ id }) => id)
    expect(new Set(atOnce).size).toBe(4)
    await undone(made)
    await fixed(made, { does: 'takeIn', row: 3 })
    await fixed(made, { does: 'takeIn', row: 5 })
    expect((await recordsOf(made)).map(({ id }) => id)).toEqual(atOnce)
  })

  it('regroup every payout that they leave or join', async () => {
    const made = await madeOf(payoutFile([3, 2]), folder.path, { kept: false })
    const before = await recordsOf(made)
    const to = (row: number): RowFix => ({ does: 'set', row, field: 'settlementId', value: 'P2' })
    await fixed(made, several(to(3), to(4)))
    expect(await recordsOf(made)).toMatchObject([
      { rows: [2], amount: 900, fee: 100 },
      { rows: [3, 4, 5, 6], amount: 3600, fee: 400 },
    ])
    await undone(made)
    expect(await recordsOf(made)).toEqual(before)
  })
})

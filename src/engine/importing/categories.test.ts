import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { madeOf, valueOf, type TestImporter } from '#engine/importing/testing/testImporter.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'

const file = `Date,Description,Amount,Category
2025/01/01,Engen 12,-500.00,Motor
2025/01/02,Engen 13,-50.00,motor
2025/01/03,Rent,-9000.00,
2025/01/04,Invoice 7,12000.00,Sales
2025/01/05,Coffee,-35.00,Motor
`

const folder = folderOfEachTest()
let made: TestImporter & { readonly summary: ImportSummary }
beforeEach(async () => {
  made = await madeOf(file, folder.path)
})
afterEach(() => made.close())

const setLayout = async (change: Partial<ImportSummary['layout']>) =>
  valueOf(
    await made.client.task('import.setLayout', {
      layout: { ...made.summary.layout, ...change },
      layoutName: null,
    }),
  )

describe('what the rows say of their category', () => {
  it('is listed once each, the commonest first, without heading and without a difference of case', async () => {
    expect(valueOf(await made.client.call('import.ownCategories', {}))).toEqual({
      found: [
        { text: 'Motor', rows: 3 },
        { text: '', rows: 1 },
        { text: 'Sales', rows: 1 },
      ],
      more: false,
    })
  })

  it('is nothing where no column is mapped', async () => {
    const { category: _, ...fields } = made.summary.layout.fields
    await setLayout({ fields })
    expect(valueOf(await made.client.call('import.ownCategories', {}))).toEqual({ found: [], more: false })
  })
})

it('the review names the rule that gave a row its category, and none for a corrected one', async () => {
  await setLayout({
    categories: {
      values: [{ found: 'Motor', category: 'Travel' }],
      rules: [
        { when: 'amount', from: 900000, category: 'Rent', only: 'expense' },
        { when: 'matches', pattern: '^engen \\d+$', category: 'Fuel' },
      ],
    },
  })
  const fix = { does: 'set', row: 3, field: 'category', value: 'Gifts' } as const
  expect(valueOf(await made.client.call('import.fix', { fix })).rows).toMatchObject([{ row: 3, rule: null }])
  const page = valueOf(await made.client.call('import.page', { filter: 'all', offset: 1, limit: 5 }))
  const seen = page.rows.map(({ rule, verdict }) => [
    rule,
    verdict.state === 'converted' ? verdict.entries[0]?.category : verdict.state,
  ])
  expect(seen).toEqual([
    [1, 'Fuel'],
    [null, 'Gifts'],
    [0, 'Rent'],
    [null, 'Sales'],
    [null, 'Travel'],
  ])
})

it('taking a fix back tells which it was', async () => {
  const fix = { does: 'set', row: 3, field: 'category', value: 'Gifts' } as const
  valueOf(await made.client.call('import.fix', { fix }))
  expect(valueOf(await made.client.call('import.undo', {}))).toMatchObject({
    undone: fix,
    rows: [{ row: 3 }],
  })
  expect(valueOf(await made.client.call('import.undo', {}))).toMatchObject({ undone: null, rows: [] })
})

import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RowFilter } from '#shared/imports/importView.ts'
import { bankAccount, bankFile, payoutFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import {
  importIn,
  madeOf,
  reopened,
  testImporter,
  testNow,
  valueOf,
  type TestImporter,
} from '#engine/importing/testing/testImporter.ts'

const folder = folderOfEachTest()

/** Rows 1 to 8: a heading, two good rows, a date that is none, an amount that is none, a good row, a blank one, a good row. */
const mixed = [
  'Date,Amount,Description',
  '2025/01/05,-10.00,Rent',
  '2025/01/06,250.00,Sale',
  '2025/02/31,-1.00,Never',
  '2025/01/08,ten,Words',
  '2025/01/09,-4.50,Coffee',
  '',
  '2025/01/09,-4.50,Coffee',
  '',
].join('\n')

const rowsOf = async ({ client }: TestImporter, filter: RowFilter) => {
  const page = valueOf(await client.call('import.page', { filter, offset: 0, limit: 100 }))
  expect(page.total).toBe(page.rows.length)
  return page.rows.map(({ row }) => row)
}

const idsOf = async ({ client }: TestImporter) =>
  valueOf(await client.call('import.records', { from: 0, limit: 10_000 })).map(({ id }) => id)

describe('making an import', () => {
  it('says of each row of the table what became of it, and adds them up', async () => {
    const { summary, close } = await madeOf(mixed, folder.path)
    expect(summary).toMatchObject({
      id: 'first',
      createdAt: testNow,
      step: 'source',
      source: { name: 'source.csv', bytes: 163, format: 'csv' },
      account: bankAccount,
      questions: [],
      sendingBegun: false,
      handedOnAt: null,
      canUndo: false,
      tally: {
        rows: 7,
        converted: 4,
        left: 1,
        errors: 2,
        warnings: 0,
        records: 4,
        income: { count: 1, sum: 25000 },
        expense: { count: 3, sum: 1900 },
        settlement: { count: 0, sum: 0 },
        currency: 'ZAR',
        otherCurrencies: [],
        period: { from: '2025-01-05', to: '2025-01-09' },
      },
      delivery: { records: 4, waiting: 4, sent: 0, accepted: 0, confirmed: 0, refused: 0, unknown: 0 },
    })
    close()
  })

  it('gives two equal rows two ids, the same ones each time the file is read', async () => {
    const one = await madeOf(mixed, folder.path, { kept: false })
    const other = await madeOf(mixed, folder.path, { kept: false })
    const ids = await idsOf(one)
    expect(new Set(ids).size).toBe(4)
    expect(await idsOf(other)).toEqual(ids)
  })

  it('needs the source no more once it is made', async () => {
    const made = await madeOf(mixed, folder.path)
    rmSync(join(folder.path, 'source.csv'))
    const read = await made.client.task('import.read', { choice: { headingRow: null } })
    expect(valueOf(read).reading.headingRow).toBeNull()
    made.close()
  })

  it('is as it was when it is opened again', async () => {
    const made = await madeOf(mixed, folder.path)
    await made.client.call('import.fix', { fix: { does: 'set', row: 5, field: 'amount', value: '-10.00' } })
    await made.client.call('import.goTo', { step: 'review' })
    await made.client.call('import.setConnection', { connectionId: 'practice' })
    const before = valueOf(await made.client.call('import.summary', {}))
    const page = await made.client.call('import.page', { filter: 'all', offset: 0, limit: 100 })
    made.close()
    const again = await reopened(importIn(folder.path))
    expect(again.summary).toEqual(before)
    expect(await again.client.call('import.page', { filter: 'all', offset: 0, limit: 100 })).toEqual(page)
    again.close()
  })

  it.each([
    { source: 'missing.csv', code: 'file.missing' },
    { source: '', code: 'file.notAFile' },
    { source: 'empty.csv', code: 'file.empty' },
    { source: 'picture.csv', code: 'file.notATable' },
  ])('leaves nothing behind when the source is refused with $code', async ({ source, code }) => {
    writeFileSync(join(folder.path, 'empty.csv'), '')
    writeFileSync(join(folder.path, 'picture.csv'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    const { client } = testImporter()
    const created = await client.task('import.create', {
      path: importIn(folder.path),
      id: 'first',
      sourcePath: join(folder.path, source),
      sourceName: source,
      choice: {},
      account: null,
    })
    expect(created).toMatchObject({ ok: false, error: { code } })
    expect(readdirSync(folder.path).filter((name) => name.includes('.sqlite'))).toEqual([])
  })

  it.each(['copying', 'reading', 'converting'] as const)(
    'leaves nothing behind when it is cancelled while %s',
    async (phase) => {
      writeFileSync(join(folder.path, 'source.csv'), bankFile(5000))
      const controller = new AbortController()
      const created = await testImporter().client.task(
        'import.create',
        {
          path: importIn(folder.path),
          id: 'first',
          sourcePath: join(folder.path, 'source.csv'),
          sourceName: 'source.csv',
          choice: {},
          account: null,
        },
        {
          signal: controller.signal,
          onProgress: (progress) => {
            if (progress.phase === phase) controller.abort()
          },
        },
      )
      expect(created).toEqual({ ok: false, error: { code: 'task.cancelled' } })
      expect(existsSync(importIn(folder.path))).toBe(false)
    },
  )

  it('keeps an import off the disk that is only looked at', async () => {
    const { close } = await madeOf(mixed, folder.path, { kept: false })
    expect(readdirSync(folder.path)).toEqual(['source.csv'])
    close()
  })
})

describe('paging', () => {
  it.each<{ filter: RowFilter; rows: number[] }>([
    { filter: 'all', rows: [1, 2, 3, 4, 5, 6, 7, 8] },
    { filter: 'errors', rows: [4, 5] },
    { filter: 'left', rows: [1, 7] },
    { filter: 'warnings', rows: [] },
    { filter: 'refused', rows: [] },
  ])('shows of $filter rows $rows', async ({ filter, rows }) => {
    const made = await madeOf(mixed, folder.path, { kept: false })
    expect(await rowsOf(made, filter)).toEqual(rows)
  })

  it.each<{ filter: RowFilter; offset: number; total: number; rows: number[] }>([
    { filter: 'all', offset: 998, total: 2502, rows: [999, 1000, 1001, 1002] },
    { filter: 'all', offset: 2500, total: 2502, rows: [2501, 2502] },
    { filter: 'all', offset: 9000, total: 2502, rows: [] },
    { filter: 'errors', offset: 0, total: 1, rows: [2502] },
  ])('crosses from chunk to chunk: $filter from $offset on', async ({ filter, offset, total, rows }) => {
    const made = await madeOf(bankFile(2500, ['2025/01/09,ten,Words']), folder.path, { kept: false })
    const page = valueOf(await made.client.call('import.page', { filter, offset, limit: 4 }))
    expect({ total: page.total, rows: page.rows.map(({ row }) => row) }).toEqual({ total, rows })
  })

  it('hands out the records in the order of the source', async () => {
    const made = await madeOf(bankFile(2500), folder.path, { kept: false })
    const page = valueOf(await made.client.call('import.records', { from: 999, limit: 3 }))
    expect(page).toMatchObject([{ row: 1001 }, { row: 1002 }, { row: 1003 }])
    expect(valueOf(await made.client.call('import.records', { from: 2499, limit: 3 }))).toMatchObject([
      { row: 2501, amount: 250000, kind: 'income' },
    ])
  })
})

describe('fixing a row', () => {
  const fixed = { does: 'set', row: 5, field: 'amount', value: '-10.00' } as const

  it('judges it anew and counts it', async () => {
    const { client } = await madeOf(mixed, folder.path, { kept: false })
    const { rows, summary } = valueOf(await client.call('import.fix', { fix: fixed }))
    expect(rows).toMatchObject([
      {
        row: 5,
        fixed: ['amount'],
        texts: { amount: '-10.00', name: 'Words' },
        verdict: { state: 'converted', entries: [{ kind: 'expense', amount: 1000 }] },
        delivery: { state: 'waiting' },
      },
    ])
    expect(summary).toMatchObject({
      canUndo: true,
      tally: { rows: 7, converted: 5, left: 1, errors: 1, expense: { count: 4, sum: 2900 } },
      delivery: { records: 5, waiting: 5 },
    })
  })

  it('changes no id of a record, its own neither', async () => {
    const made = await madeOf(mixed, folder.path, { kept: false })
    const before = await idsOf(made)
    await made.client.call('import.fix', { fix: { does: 'set', row: 6, field: 'name', value: 'Tea' } })
    await made.client.call('import.fix', { fix: { does: 'set', row: 6, field: 'amount', value: '-9' } })
    expect(await idsOf(made)).toEqual(before)
    await made.client.call('import.fix', { fix: { does: 'leaveOut', row: 6 } })
    expect(await idsOf(made)).toEqual(before.toSpliced(2, 1))
  })

  it('is undone step by step, until nothing is left to undo', async () => {
    const made = await madeOf(mixed, folder.path, { kept: false })
    await made.client.call('import.fix', { fix: fixed })
    await made.client.call('import.fix', { fix: { does: 'leaveOut', row: 2 } })
    const first = valueOf(await made.client.call('import.undo', {}))
    expect(first.rows).toMatchObject([{ row: 2, verdict: { state: 'converted' } }])
    const second = valueOf(await made.client.call('import.undo', {}))
    expect(second.rows).toMatchObject([{ row: 5, verdict: { state: 'error' }, fixed: [] }])
    expect(second.summary).toEqual(made.summary)
    expect(valueOf(await made.client.call('import.undo', {})).rows).toEqual([])
  })

  it('takes in a row that the reader left out, under the same id after every new judgement', async () => {
    const made = await madeOf(bankFile(3, ['Total,5.00,']), folder.path, { kept: false })
    expect(await rowsOf(made, 'left')).toEqual([1, 5])
    const before = await idsOf(made)
    await made.client.call('import.fix', { fix: { does: 'takeIn', row: 5 } })
    const taken = await made.client.call('import.fix', {
      fix: { does: 'set', row: 5, field: 'date', value: '2025/01/31' },
    })
    expect(valueOf(taken).summary.tally).toMatchObject({ rows: 4, converted: 4, left: 0, errors: 0 })
    const after = await idsOf(made)
    expect(after.slice(0, 3)).toEqual(before)
    await made.client.task('import.setLayout', { layout: made.summary.layout, layoutName: 'Mine' })
    expect(await idsOf(made)).toEqual(after)
  })
})

describe('another layout', () => {
  it('judges all rows anew and keeps the fixes', async () => {
    const made = await madeOf(mixed, folder.path, { kept: false })
    await made.client.call('import.fix', { fix: { does: 'leaveOut', row: 2 } })
    const inverted = { ...made.summary.layout, sign: 'inverted' } as const
    const set = await made.client.task('import.setLayout', { layout: inverted, layoutName: 'Mine' })
    expect(valueOf(set)).toMatchObject({
      layoutName: 'Mine',
      tally: {
        converted: 3,
        left: 2,
        errors: 2,
        income: { count: 2, sum: 900 },
        expense: { count: 1, sum: 25000 },
      },
    })
  })

  describe('that was kept for other files', () => {
    const monthFirst = ['Date,Amount,Description', '03/30/2025,-43.90,Coffee', '03/31/2025,-5.00,Tea', '']

    it.each([
      {
        what: 'gives way to how this one writes its dates, and says so',
        asKept: true,
        dateOrder: 'mdy',
        overruled: [
          'Its dates are not written as usual. Month/day/year: row 2 has 03/30/2025, which can only be read so.',
        ],
        errors: 0,
      },
      {
        what: 'holds as it stands once it is set by hand',
        asKept: false,
        dateOrder: 'dmy',
        overruled: [],
        errors: 2,
      },
    ])('$what', async ({ asKept, dateOrder, overruled, errors }) => {
      const made = await madeOf(monthFirst.join('\n'), folder.path, { kept: false })
      const layout = { ...made.summary.layout, dateOrder: 'dmy' } as const
      const set = await made.client.task('import.setLayout', { layout, layoutName: 'Mine', asKept })
      expect(valueOf(set)).toMatchObject({ layout: { dateOrder }, overruled, tally: { errors } })
      // Another account is no change of the layout.
      const named = await made.client.task('import.setAccount', { account: '62' })
      expect(valueOf(named)).toMatchObject({ layoutName: 'Mine', overruled })
    })

    it('gives way to the account that this one names: its records have the same ids whoever brings it', async () => {
      const text = ['Account:,62002', '', 'Date,Amount,Description', '2025/03/01,-5.00,Tea', ''].join('\n')
      const made = await madeOf(text, folder.path, { kept: false })
      const before = valueOf(await made.client.call('import.records', { from: 0, limit: 1 }))
      const { layout } = made.summary
      const kept = {
        ...layout,
        fields: { ...layout.fields, account: { from: 'constant', value: '63001' } },
      } as const
      const set = await made.client.task('import.setLayout', {
        layout: kept,
        layoutName: 'Mine',
        asKept: true,
      })
      expect(valueOf(set)).toMatchObject({
        account: '62002',
        overruled: ['It says that it is of account 62002, not of 63001.'],
      })
      expect(valueOf(await made.client.call('import.records', { from: 0, limit: 1 }))).toEqual(before)
    })

    it('keeps its signs, whatever the balance says: it may be what is owed on a card', async () => {
      const rows = [
        '2025/03/01,100.00,100.00,Coffee',
        '2025/03/02,50.00,150.00,Tea',
        '2025/03/03,25.00,175.00,Cake',
      ]
      const text = ['Date,Amount,Balance,Description', ...rows, ''].join('\n')
      const made = await madeOf(text, folder.path, { kept: false })
      const layout = { ...made.summary.layout, sign: 'inverted' } as const
      const set = await made.client.task('import.setLayout', { layout, layoutName: 'Card', asKept: true })
      expect(valueOf(set)).toMatchObject({
        layout: { sign: 'inverted' },
        overruled: [],
        tally: { expense: { count: 3, sum: 17500 } },
      })
    })
  })

  it('leaves everything as it was when it is cancelled', async () => {
    const made = await madeOf(bankFile(5000), folder.path)
    const page = await made.client.call('import.page', { filter: 'all', offset: 2000, limit: 10 })
    const controller = new AbortController()
    const set = await made.client.task(
      'import.setLayout',
      { layout: { ...made.summary.layout, sign: 'inverted' }, layoutName: null },
      { signal: controller.signal, onProgress: () => controller.abort() },
    )
    expect(set).toEqual({ ok: false, error: { code: 'task.cancelled' } })
    expect(valueOf(await made.client.call('import.summary', {}))).toEqual(made.summary)
    expect(await made.client.call('import.page', { filter: 'all', offset: 2000, limit: 10 })).toEqual(page)
    made.close()
    const again = await reopened(importIn(folder.path))
    expect(again.summary).toEqual(made.summary)
    again.close()
  })

  it('answers for a page while all rows are judged anew', async () => {
    const made = await madeOf(bankFile(5000), folder.path, { kept: false })
    const layout = { ...made.summary.layout, sign: 'inverted' } as const
    let meanwhile: Promise<unknown> | undefined
    const order: string[] = []
    await made.client
      .task(
        'import.setLayout',
        { layout, layoutName: null },
        {
          onProgress: () => {
            meanwhile ??= made.client
              .call('import.page', { filter: 'all', offset: 2000, limit: 10 })
              .then(() => order.push('page'))
          },
        },
      )
      .then(() => order.push('layout'))
    await meanwhile
    expect(order).toEqual(['page', 'layout'])
  })

  it('makes other ids by another account', async () => {
    const made = await madeOf(mixed, folder.path, { kept: false })
    const before = await idsOf(made)
    const set = await made.client.task('import.setAccount', { account: '4711' })
    expect(valueOf(set).account).toBe('4711')
    const after = await idsOf(made)
    expect(after.filter((id) => before.includes(id))).toEqual([])
  })
})

describe('another reading', () => {
  it('undoes the fixes when the table is another one', async () => {
    const made = await madeOf(mixed, folder.path, { kept: false })
    await made.client.call('import.fix', { fix: { does: 'leaveOut', row: 2 } })
    const read = await made.client.task('import.read', { choice: { delimiter: '/' } })
    expect(valueOf(read)).toMatchObject({ canUndo: false, reading: { delimiter: '/' } })
    const back = await made.client.task('import.read', { choice: {} })
    expect(valueOf(back).tally).toEqual(made.summary.tally)
  })

  it('keeps layout and fixes when the table has the same shape', async () => {
    const made = await madeOf(mixed, folder.path, { kept: false })
    const layout = { ...made.summary.layout, sign: 'inverted' } as const
    await made.client.task('import.setLayout', { layout, layoutName: 'Mine' })
    await made.client.call('import.fix', { fix: { does: 'leaveOut', row: 2 } })
    const read = valueOf(await made.client.task('import.read', { choice: { encoding: 'windows-1252' } }))
    expect(read).toMatchObject({ layout, layoutName: 'Mine', canUndo: true, tally: { left: 2 } })
  })
})

describe('settlements', () => {
  it('are what is counted and delivered', async () => {
    const { summary } = await madeOf(payoutFile([3, 2]), folder.path, { kept: false })
    expect(summary.layout.kind).toBe('settlement')
    expect(summary.tally).toMatchObject({
      rows: 5,
      converted: 5,
      records: 2,
      income: { count: 0, sum: 0 },
      // 3 × (R 10.00 − R 1.00) and 2 × (R 10.00 − R 1.00)
      settlement: { count: 2, sum: 4500 },
      period: { from: '2025-03-10', to: '2025-03-11' },
    })
    expect(summary.delivery).toMatchObject({ records: 2, waiting: 2 })
  })

  it('break as a whole with one bad line, and are whole again once it is fixed', async () => {
    const text = payoutFile([3, 2]).replace('2025-03-01,#1-2', '2025-02-30,#1-2')
    const made = await madeOf(text, folder.path, { kept: false })
    expect(made.summary.tally).toMatchObject({ errors: 3, converted: 2, records: 1 })
    const fix = { does: 'set', row: 3, field: 'date', value: '2025-03-01' } as const
    const fixed = valueOf(await made.client.call('import.fix', { fix }))
    expect(fixed.summary.tally).toMatchObject({ errors: 0, converted: 5, records: 2 })
    const undone = valueOf(await made.client.call('import.undo', {}))
    expect(undone.summary).toEqual(made.summary)
    expect(await rowsOf(made, 'errors')).toEqual([2, 3, 4])
  })

  it('lose and gain a line that is fixed to belong to another', async () => {
    const made = await madeOf(payoutFile([3, 2]), folder.path, { kept: false })
    const fix = { does: 'set', row: 4, field: 'settlementId', value: 'P2' } as const
    await made.client.call('import.fix', { fix })
    const records = valueOf(await made.client.call('import.records', { from: 0, limit: 10 }))
    expect(records).toMatchObject([
      { rows: [2, 3], amount: 1800, fee: 200 },
      { rows: [4, 5, 6], amount: 2700, fee: 300 },
    ])
  })

  it('keep the lines that were fixed to be theirs when another line is', async () => {
    const made = await madeOf(payoutFile([3, 2]), folder.path, { kept: false })
    const moved = { does: 'set', row: 4, field: 'settlementId', value: 'P2' } as const
    await made.client.call('import.fix', { fix: moved })
    const raised = { does: 'set', row: 5, field: 'amount', value: '20.00' } as const
    await made.client.call('import.fix', { fix: raised })
    const records = valueOf(await made.client.call('import.records', { from: 0, limit: 10 }))
    // R 10.00 + R 20.00 + R 10.00, each less a fee of R 1.00.
    expect(records).toMatchObject([{ rows: [2, 3] }, { rows: [4, 5, 6], amount: 3700, fee: 300 }])
  })
})

describe('an importer without an import', () => {
  it('says that there is none', async () => {
    const { client } = testImporter()
    expect(await client.call('import.summary', {})).toEqual({ ok: false, error: { code: 'import.missing' } })
    expect(await client.call('import.open', { path: importIn(folder.path) })).toEqual({
      ok: false,
      error: { code: 'import.missing' },
    })
  })
})

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { ToldOutcome } from '#shared/delivery/toldOutcome.ts'
import { bankAccount } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import {
  madeOf,
  testNow,
  tellFound,
  valueOf,
  type TestImporter,
} from '#engine/importing/testing/testImporter.ts'
import { checkReceipt } from '#engine/receipt/checkReceipt.ts'

const folder = folderOfEachTest()

const inMemory = { kept: false }

// Out 35.00 and 1,250.50, in 1,500.00; the last row has a day that is not.
const march = `Date,Amount,Description
2025/03/03,-35.00,"=HYPERLINK(""x"")"
2025/03/04,1500.00,<b>Anna & Co</b>
2025/03/05,-1250.50,Makro
2025/02/30,10.00,Nowhere
`

/** The first two records are accepted and one of them confirmed; the third is refused. */
async function sent({ told = false } = {}): Promise<TestImporter> {
  const made = await madeOf(march, folder.path, inMemory)
  const { client } = made
  const to = {
    connection: 'Shop',
    environment: 'test',
    host: 'test.connect.stub.africa',
    uid: 'u1',
    business: 'Corner Shop',
  } as const
  valueOf(await client.call('delivery.begin', { refused: false, to }))
  const exchange = { endpoint: '/api/push/many', bytes: 640, status: 200, answer: '{"error":false}' }
  const first = valueOf(await client.call('delivery.next', { batchSize: 2, limit: null }))
  valueOf(await client.call('delivery.outcome', { batch: 1, outcome: { is: 'accepted' }, exchange }))
  const ids = [first?.records[1]?.id ?? '']
  if (told) {
    const outcome: ToldOutcome = { is: 'stored', ids, refused: [] }
    valueOf(await client.call('delivery.told', { batch: 1, attempt: 1, outcome, at: testNow, bytes: 20 }))
  } else await tellFound(made, ids)
  valueOf(await client.call('delivery.next', { batchSize: 2, limit: null }))
  const refused = { is: 'refused', reason: 'No such <category>.' } as const
  valueOf(await client.call('delivery.outcome', { batch: 2, outcome: refused, exchange }))
  return made
}

async function receiptOf(made: TestImporter, name: string): Promise<string> {
  const path = join(folder.path, name)
  const written = valueOf(await made.client.task('import.receipt', { path }))
  expect(written.records).toBe(3)
  return readFileSync(path, 'utf8')
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('a receipt of an import that is reversed', () => {
  const reversal = { id: 'second', name: 'Reversal of march.csv', payouts: 0 }

  it('says by which other one, in every format', async () => {
    const made = await sent()
    valueOf(await made.client.call('import.setReversal', { reversal }))
    expect(JSON.parse(await receiptOf(made, 'march.json'))).toMatchObject({
      reversal: { ...reversal, at: testNow },
      reverses: null,
    })
    expect(await receiptOf(made, 'march.csv')).toContain('Reversal,"“Reversal of march.csv”, made on ')
    expect(await receiptOf(made, 'march.html')).toContain('“Reversal of march.csv”, made on ')
  })

  it('says how many payouts have to be removed by hand', async () => {
    const made = await sent()
    valueOf(await made.client.call('import.setReversal', { reversal: { ...reversal, payouts: 2 } }))
    expect(await receiptOf(made, 'march.csv')).toContain(
      'To remove by hand,"2 payouts stay in stub’s list of payouts: only the lines are reversed',
    )
  })

  it('says nothing of the kind before', async () => {
    expect(await receiptOf(await sent(), 'march.csv')).not.toMatch(/revers/i)
  })
})

describe('a receipt of an import whose business was emptied', () => {
  const at = '2025-04-01T09:00:00.000Z'
  const emptied = 'Emptied,"all that stub held of the business was cleared on 2025-04-01 09:00:00 UTC: '

  it('says when, and that nothing of it is there any more', async () => {
    const made = await sent()
    valueOf(await made.client.call('delivery.emptied', { at, certain: true }))
    expect(await receiptOf(made, 'march.csv')).toContain(
      `${emptied}the records below are as they stood before, and none is there any more"`,
    )
    expect(JSON.parse(await receiptOf(made, 'march.json'))).toMatchObject({
      emptied: { at, startedOver: false },
    })
  })

  it('has no payouts to remove by hand: they went with the rest', async () => {
    const made = await sent()
    const reversal = { id: 'second', name: 'Reversal of march.csv', payouts: 2 }
    valueOf(await made.client.call('import.setReversal', { reversal }))
    valueOf(await made.client.call('delivery.emptied', { at, certain: true }))
    expect(await receiptOf(made, 'march.csv')).not.toContain('To remove by hand')
  })

  it('says of one that was started over that what had left was let go of', async () => {
    const made = await sent()
    valueOf(await made.client.call('delivery.emptied', { at, certain: true }))
    valueOf(await made.client.call('delivery.startOver', {}))
    expect(await receiptOf(made, 'march.csv')).toContain(
      `${emptied}what had left by then was let go of, and waits or left again since"`,
    )
    expect(JSON.parse(await receiptOf(made, 'march.json'))).toMatchObject({
      ...{ emptied: { at, startedOver: true }, counts: { waiting: 3, accepted: 0, confirmed: 0 } },
    })
  })
})

describe('a receipt as JSON', () => {
  it('says of which file, to whom, when and how much, and what became of each record', async () => {
    const receipt = JSON.parse(await receiptOf(await sent(), 'march.json')) as Record<string, unknown>
    expect(receipt).toMatchObject({
      receipt: 1,
      writtenAt: testNow,
      source: { bytes: Buffer.byteLength(march), sha256: sha256(march) },
      account: bankAccount,
      recipients: [{ connection: 'Shop', environment: 'test', uid: 'u1', business: 'Corner Shop' }],
      rows: { rows: 4, converted: 3, left: 0, errors: 1 },
      counts: { records: 3, accepted: 1, confirmed: 1, refused: 1, waiting: 0, sent: 0, unknown: 0 },
      period: { from: '2025-03-03', to: '2025-03-05' },
      sent: { from: testNow, to: testNow },
      totals: [
        { kind: 'expense', currency: 'ZAR', state: 'accepted', count: 1, sum: 3500 },
        { kind: 'expense', currency: 'ZAR', state: 'refused', count: 1, sum: 125050 },
        { kind: 'income', currency: 'ZAR', state: 'confirmed', count: 1, sum: 150000 },
      ],
      records: [
        { rows: [2], kind: 'expense', date: '2025-03-03', amount: 3500, delivery: { state: 'accepted' } },
        { rows: [3], kind: 'income', date: '2025-03-04', amount: 150000, delivery: { state: 'confirmed' } },
        {
          ...{ rows: [4], kind: 'expense', date: '2025-03-05', amount: 125050 },
          delivery: { state: 'refused', reason: 'No such <category>.' },
        },
      ],
      attempts: [
        { no: 3, batch: 2, outcome: 'refused', records: 1 },
        { no: 2, batch: null, outcome: 'found', records: 1 },
        { no: 1, batch: 1, outcome: 'accepted', records: 2, exchange: { status: 200, bytes: 640 } },
      ],
    })
  })

  it('of an import that was never sent says so', async () => {
    const made = await madeOf(march, folder.path, inMemory)
    expect(JSON.parse(await receiptOf(made, 'march.json'))).toMatchObject({
      ...{ recipients: [], sent: null, attempts: [] },
      counts: { records: 3, waiting: 3 },
    })
  })
})

describe('a receipt as CSV', () => {
  it('is read by a spreadsheet, and runs nothing there', async () => {
    const text = await receiptOf(await sent(), 'march.csv')
    expect(text.startsWith('\uFEFF')).toBe(true)
    const lines = Papa.parse<string[]>(text.slice(1)).data
    expect(lines).toContainEqual(['Total of income, confirmed', '1500.00', 'ZAR', '1 record'])
    const refused = lines.find(([row]) => row === '4')
    expect(refused?.slice(0, 8)).toEqual([
      '4',
      'main',
      'expense',
      '2025-03-05',
      'Makro',
      '1250.50',
      'ZAR',
      'refused',
    ])
    expect(refused?.[9]).toBe('No such <category>.')
    expect(lines.find(([row]) => row === '2')?.[4]).toBe(`'=HYPERLINK("x")`)
  })
})

describe('a receipt', () => {
  it.each([
    { told: true, by: 'webhook', words: 'posted by stub' },
    { told: false, by: 'readBack', words: 'found in stub’s books' },
  ])('says that a record was confirmed by $by', async ({ told, by, words }) => {
    const made = await sent({ told })
    expect(JSON.parse(await receiptOf(made, 'march.json'))).toMatchObject({
      records: [{}, { delivery: { state: 'confirmed', by, at: testNow } }, {}],
    })
    const lines = Papa.parse<string[]>(await receiptOf(made, 'march.csv')).data
    expect(lines.find(([row]) => row === '3')?.slice(7, 10)).toEqual([
      'confirmed',
      '2025-04-01 08:00:00 UTC',
      words,
    ])
    expect(await receiptOf(made, 'march.html')).toContain(`>confirmed: ${words}</td>`)
  })
})

describe('a receipt as a page', () => {
  it('shows what a file says as text, never as markup', async () => {
    const page = await receiptOf(await sent(), 'march.html')
    expect(page).toContain('<td>&lt;b&gt;Anna &amp; Co&lt;/b&gt;</td>')
    expect(page).toContain('refused: No such &lt;category&gt;.')
    expect(page).not.toContain('<b>')
    expect(page).toContain('4 = 3 converted + 0 left out + 1 in error')
    expect(page).toContain("default-src 'none'")
  })
})

describe('the checksum', () => {
  it.each(['march.json', 'march.csv', 'march.html'])('of %s is of all lines before its own', async (name) => {
    const text = await receiptOf(await sent(), name)
    const last = text.lastIndexOf('\n', text.length - 2) + 1
    expect(text.slice(last)).toContain(sha256(text.slice(0, last)))
    expect(checkReceipt(join(folder.path, name))).toBe('unchanged')
  })

  it.each(['march.json', 'march.csv', 'march.html'])(
    'of %s tells that an amount was changed',
    async (name) => {
      const text = await receiptOf(await sent(), name)
      writeFileSync(join(folder.path, name), text.replace(/1250\.?50/, '1250.51'))
      expect(checkReceipt(join(folder.path, name))).toBe('changed')
    },
  )

  it('is missing where the last line is', async () => {
    const text = await receiptOf(await sent(), 'march.csv')
    writeFileSync(join(folder.path, 'march.csv'), text.split('\r\n').slice(0, 3).join('\r\n'))
    expect(checkReceipt(join(folder.path, 'march.csv'))).toBe('noChecksum')
  })
})

describe('the file of a receipt', () => {
  it('must say by its name what is wanted', async () => {
    const { client } = await madeOf(march, folder.path, inMemory)
    const path = join(folder.path, 'march.pdf')
    expect(await client.task('import.receipt', { path })).toEqual({
      ok: false,
      error: { code: 'output.noFormat', name: path, formats: ['html', 'csv', 'json'] },
    })
  })

  it('has a folder to go to', async () => {
    const { client } = await madeOf(march, folder.path, inMemory)
    const path = join(folder.path, 'nowhere', 'march.csv')
    expect(await client.task('import.receipt', { path })).toMatchObject({
      ok: false,
      error: { code: 'output.failed', name: path },
    })
  })

  it('is as it was when the writing is cancelled', async () => {
    const { client } = await madeOf(march, folder.path, inMemory)
    const path = join(folder.path, 'march.csv')
    writeFileSync(path, 'what was there')
    const before = readdirSync(folder.path).toSorted()
    const stop = new AbortController()
    const onProgress = () => stop.abort()
    expect(await client.task('import.receipt', { path }, { signal: stop.signal, onProgress })).toEqual({
      ok: false,
      error: { code: 'task.cancelled' },
    })
    expect(readFileSync(path, 'utf8')).toBe('what was there')
    expect(readdirSync(folder.path).toSorted()).toEqual(before)
  })
})

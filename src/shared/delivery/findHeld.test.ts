import { describe, expect, it } from 'vitest'
import type { HeldRecord } from '#shared/connect/readHeld.ts'
import { createValueFinder, findById } from '#shared/delivery/findHeld.ts'
import type { HeldBooks } from '#shared/delivery/heldBooks.ts'
import type { Entry, Settlement } from '#shared/records/record.ts'

const lunch: Entry = {
  ...{ row: 8, part: 'main', kind: 'expense', id: 'r1lunch', date: '2025-03-01', name: 'Lunch' },
  ...{ amount: 4390, currency: 'ZAR', category: 'Meals & Entertainment', vat: 573 },
}

const held: HeldRecord = {
  ...{ id: 'r1lunch', date: '2025-03-01', name: 'Lunch', amount: 43.9, currency: 'ZAR' },
  ...{ category: 'Meals & Entertainment', notes: null, vat: 5.73 },
}

function booksOf(lists: Readonly<Record<Entry['kind'], readonly HeldRecord[]>>): HeldBooks {
  const entries = (['income', 'expense'] as const).flatMap((kind) =>
    lists[kind].map((record) => ({ ...record, kind })),
  )
  return {
    ids: entries.filter(({ id }) => id !== null).length,
    ours: 0,
    isWhole: true,
    find: (wanted) => entries.findLast(({ id }) => id === wanted),
    withoutId: entries.filter(({ id }) => id === null),
  }
}

const expenses = (...records: HeldRecord[]): HeldBooks => booksOf({ income: [], expense: records })

const differencesIn = (books: HeldBooks, entry = lunch) =>
  findById(entry, books)?.differences.map(({ field, ours, stubs }) => [field, ours, stubs])

describe('an entry that stub holds', () => {
  it('differs in nothing where stub holds it as it was sent', () => {
    expect(findById(lunch, expenses(held))).toEqual({ row: 8, id: 'r1lunch', by: 'id', differences: [] })
  })

  it.each<{ stubs: Partial<HeldRecord>; differs: string[][] }>([
    { stubs: { amount: 45 }, differs: [['amount', '43.90', '45.00']] },
    { stubs: { amount: 43.905 }, differs: [['amount', '43.90', '43.905']] },
    { stubs: { date: '2025-03-02' }, differs: [['date', '2025-03-01', '2025-03-02']] },
    { stubs: { name: 'Lunch with Ann' }, differs: [['name', 'Lunch', 'Lunch with Ann']] },
    { stubs: { currency: 'USD' }, differs: [['currency', 'ZAR', 'USD']] },
    {
      stubs: { category: 'Travel', vat: 0 },
      differs: [
        ['category', 'Meals & Entertainment', 'Travel'],
        ['vat', '5.73', '0.00'],
      ],
    },
  ])('differs by $differs', ({ stubs, differs }) => {
    expect(differencesIn(expenses({ ...held, ...stubs }))).toEqual(differs)
  })

  it('differs in its kind where it is among the income', () => {
    expect(differencesIn(booksOf({ income: [held], expense: [] }))).toEqual([['kind', 'expense', 'income']])
  })

  it.each<{ why: string; stubs: Partial<HeldRecord> }>([
    { why: 'what stub does not say', stubs: { date: null, vat: null, category: null } },
    { why: 'what was left empty, which is stub’s to fill', stubs: { notes: 'By card' } },
    { why: 'the minus of an expense', stubs: { amount: -43.9, vat: -5.73 } },
    { why: 'blanks', stubs: { name: ' Lunch  ' } },
  ])('does not differ by $why', ({ stubs }) => {
    expect(differencesIn(expenses({ ...held, ...stubs }))).toEqual([])
  })

  it('is not found by another id', () => {
    expect(findById(lunch, expenses({ ...held, id: 'r1other' }))).toBeNull()
  })
})

const payout: Settlement = {
  ...{ rows: [3, 4], kind: 'settlement', id: 'r1payout', date: '2025-03-10', amount: 900, fee: 100 },
  currency: 'ZAR',
  income: [
    {
      ...{ row: 4, part: 'main', kind: 'income', id: 'r1sale', date: '2025-03-01' },
      ...{ name: '#1', amount: 1000, currency: 'ZAR' },
    },
  ],
  expenses: [
    {
      ...{ row: 4, part: 'fee', kind: 'expense', id: 'r1fee', date: '2025-03-01' },
      ...{ name: '#1 (fee)', amount: 100, currency: 'ZAR' },
    },
  ],
}

const sale = { ...held, id: 'r1sale', name: '#1', amount: 10, category: null, vat: null }
const fee = { ...sale, id: 'r1fee', name: '#1 (fee)', amount: 2 }

describe('a settlement', () => {
  it('is found once all of its entries are, with what differs in them', () => {
    expect(findById(payout, booksOf({ income: [sale], expense: [fee] }))).toEqual({
      ...{ row: 3, id: 'r1payout', by: 'id' },
      differences: [{ row: 4, id: 'r1fee', field: 'amount', ours: '1.00', stubs: '2.00' }],
    })
    expect(findById(payout, booksOf({ income: [sale], expense: [] }))).toBeNull()
  })
})

describe('where stub gives no ids', () => {
  const anonymous = { ...held, id: null }
  const finderOf = (records: readonly HeldRecord[], ...expected: Entry[]) => {
    const finder = createValueFinder(expenses(...records).withoutId)
    expected.forEach(finder.expect)
    return finder
  }

  it('a record is found by kind, date, amount and name', () => {
    expect(finderOf([anonymous], lunch).find(lunch)).toEqual({
      ...{ row: 8, id: 'r1lunch', by: 'value', differences: [] },
    })
    expect(finderOf([{ ...anonymous, amount: 44 }], lunch).find(lunch)).toBeNull()
  })

  it('none of several equal records is found where stub holds fewer', () => {
    const second = { ...lunch, row: 9, id: 'r1second' }
    expect(finderOf([anonymous], lunch, second).find(lunch)).toBeNull()
    expect(finderOf([anonymous, anonymous], lunch, second).find(second)).toMatchObject({ row: 9 })
  })
})

import { describe, expect, it } from 'vitest'
import type { DeliveredRecord } from '#shared/delivery/deliveryPage.ts'
import { aboutRecord, kindOf, nameOf, rowsSaid, signedAmountOf } from './recordWords.ts'

const waiting = { state: 'waiting' } as const
const shared = { id: 'r1abc', date: '2025-03-01', currency: 'ZAR', amount: 1000, delivery: waiting }
const entry = { ...shared, rows: [3], part: 'main' as const, name: 'Card sale' }
const sale: DeliveredRecord = { ...entry, kind: 'income' }
const purchase: DeliveredRecord = { ...entry, kind: 'expense' }
const fee: DeliveredRecord = { ...entry, kind: 'expense', part: 'fee' }
const feeGivenBack: DeliveredRecord = { ...entry, kind: 'income', part: 'fee' }
const payout: DeliveredRecord = {
  ...shared,
  rows: [2, 3, 4, 7],
  kind: 'settlement',
  name: 'PO-501',
  lines: 5,
}

describe('a record', () => {
  it.each([
    { record: sale, kind: 'Income', name: 'Card sale', amount: 1000 },
    { record: purchase, kind: 'Expense', name: 'Card sale', amount: -1000 },
    { record: fee, kind: 'Fee', name: 'Card sale', amount: -1000 },
    { record: feeGivenBack, kind: 'Fee', name: 'Card sale', amount: 1000 },
    { record: payout, kind: 'Payout', name: 'PO-501 · 5 lines', amount: 1000 },
  ])('is called “$kind” and “$name”, with an amount of $amount', ({ record, kind, name, amount }) => {
    expect([kindOf(record), nameOf(record), signedAmountOf(record)]).toEqual([kind, name, amount])
  })

  it.each([
    { rows: [], says: '' },
    { rows: [2], says: '2' },
    { rows: [2, 3], says: '2–3' },
    { rows: [2, 3, 4, 7, 9, 10], says: '2–4, 7, 9–10' },
  ])('of rows $rows names them as “$says”', ({ rows, says }) => {
    expect(rowsSaid(rows)).toBe(says)
  })

  it('is told of with its rows, what became of it, and its id', () => {
    expect(aboutRecord(payout)).toBe('Rows 2–4, 7, PO-501 · 5 lines: Not sent yet. Id: r1abc')
    const delivery = {
      state: 'refused',
      batch: 1,
      reason: 'unknown category',
      at: '2025-04-01T08:00:00Z',
    } as const
    expect(aboutRecord({ ...fee, delivery })).toBe(
      'Row 3, Card sale: stub’s reason: unknown category. Id: r1abc',
    )
  })
})

import { describe, expect, it } from 'vitest'
import type { HeldRecord } from '#shared/connect/readHeld.ts'
import { openHeldStore } from '#engine/connect/heldStore.ts'

const record = (id: string | null, name: string): HeldRecord => ({
  ...{ id, name, date: '2025-03-01', amount: 43.9, currency: 'ZAR' },
  ...{ category: null, notes: 'A "note"\nin two lines', vat: 5.73 },
})

describe('what stub holds', () => {
  it('is found by its id, as it was told; of two the later one', () => {
    const store = openHeldStore()
    store.add('income', record('a', 'Sale'))
    store.add('expense', record('b', 'Lunch'))
    store.add('expense', record('a', 'Dinner'))
    store.add('expense', record(null, 'Tea'))
    const { ids, find, withoutId } = store.books()
    expect(ids).toBe(3)
    expect(find('b')).toEqual({ ...record('b', 'Lunch'), kind: 'expense' })
    expect(find('a')).toEqual({ ...record('a', 'Dinner'), kind: 'expense' })
    expect(find('A')).toBeUndefined()
    expect(withoutId).toEqual([{ ...record(null, 'Tea'), kind: 'expense' }])
  })

  it('is counted by whether the id is of our making', () => {
    const store = openHeldStore()
    store.add('income', record('r1abcdefghijklmnopqrstuvwx23', 'Sale'))
    store.add('income', record('r1lunch', 'Sale'))
    store.add('expense', record('4711', 'Lunch'))
    expect(store.books()).toMatchObject({ ids: 3, ours: 1 })
  })

  it('is nothing where nothing was told', () => {
    const { ids, find, withoutId } = openHeldStore().books()
    expect([ids, find('a'), withoutId]).toEqual([0, undefined, []])
  })
})

import { describe, expect, it } from 'vitest'
import { hasList, readHeldRecord } from '#shared/connect/readHeld.ts'

describe('a record that stub holds', () => {
  it.each([
    { of: 'its id', item: { id: 'a' }, id: 'a' },
    { of: 'a number for an id', item: { id: 7 }, id: '7' },
    { of: 'its date, amount and name', item: { date: '2025-01-02', amount: 5, name: 'Tea' }, id: null },
  ])('is told by $of', ({ item, id }) => {
    expect(readHeldRecord(item)).toMatchObject({ id })
  })

  it.each([
    { field: 'amount', written: 12.5, read: 12.5 },
    { field: 'amount', written: '-12.50', read: -12.5 },
    { field: 'amount', written: '12,50', read: null },
    { field: 'date', written: '2025-01-02', read: '2025-01-02' },
    { field: 'date', written: '2025-01-02T00:00:00.000', read: '2025-01-02' },
    // 2 January in Johannesburg, but not everywhere.
    { field: 'date', written: '2025-01-01T22:00:00Z', read: null },
    { field: 'name', written: 7, read: null },
  ])('has for $field $written what is surely meant: $read', ({ field, written, read }) => {
    expect(readHeldRecord({ id: 'a', [field]: written })).toMatchObject({ [field]: read })
  })

  it.each([[{ name: 'x' }], [['a']], ['a'], [null], [undefined]])('cannot be told from %j', (item) => {
    expect(readHeldRecord(item)).toBeNull()
  })
})

describe('an answer', () => {
  it.each([
    { body: [], has: true },
    { body: { error: false, data: [] }, has: true },
    { body: { one: { two: { three: [] } } }, has: true },
    { body: { one: { two: { three: { four: [] } } } }, has: false },
    { body: { error: false, message: 'ok' }, has: false },
    { body: 'ok', has: false },
    { body: null, has: false },
  ])('$body has a list: $has', ({ body, has }) => {
    expect(hasList(body)).toBe(has)
  })
})

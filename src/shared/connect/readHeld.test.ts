import { describe, expect, it } from 'vitest'
import { readHeld } from '#shared/connect/readHeld.ts'

describe('what stub holds', () => {
  it.each([
    { shape: 'a list at the top', body: [{ id: 'a' }, { id: 'b' }], ids: ['a', 'b'] },
    { shape: 'a list under data', body: { error: false, data: [{ id: 'a' }] }, ids: ['a'] },
    { shape: 'a list two levels down', body: { response: { income: [{ id: 'a' }] } }, ids: ['a'] },
    { shape: 'an empty list', body: { data: [] }, ids: [] },
    { shape: 'numbers for ids', body: [{ id: 7 }], ids: ['7'] },
    { shape: 'some records without an id', body: [{ id: 'a' }, { name: 'x' }], ids: ['a'] },
    { shape: 'records without ids', body: [{ date: '2025-01-02', amount: 5, name: 'Tea' }], ids: [null] },
  ])('is read from $shape', ({ body, ids }) => {
    expect(readHeld(body)?.map((record) => record.id)).toEqual(ids)
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
    expect(readHeld([{ id: 'a', [field]: written }])).toMatchObject([{ [field]: read }])
  })

  it.each([
    { shape: 'an object without a list', body: { error: false, message: 'ok' } },
    { shape: 'a list of records that nothing tells apart', body: [{ name: 'x' }] },
    { shape: 'a text', body: 'ok' },
    { shape: 'nothing', body: null },
  ])('is not known from $shape', ({ body }) => {
    expect(readHeld(body)).toBeNull()
  })
})

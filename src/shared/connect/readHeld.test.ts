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
  ])('is read from $shape', ({ body, ids }) => {
    expect(readHeld(body)?.map((record) => record.id)).toEqual(ids)
  })

  it.each([
    { shape: 'an object without a list', body: { error: false, message: 'ok' } },
    { shape: 'a list of records without ids', body: [{ name: 'x' }] },
    { shape: 'a text', body: 'ok' },
    { shape: 'nothing', body: null },
  ])('is not known from $shape', ({ body }) => {
    expect(readHeld(body)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { batchOutcome, dataFollows, readOutcome } from '#shared/connect/readOutcome.ts'

const received = { webhook: 'https://example.com', uid: 'U1', type: 'many', appid: 'A', direction: 'push' }

describe('the envelope of a post', () => {
  it('is read as it was seen', () => {
    const body = {
      ...{ date: '2025-03-01', timestamp: 1, signature: 's', status: 'success' },
      ...{ received, response: { error: false, income: [] } },
    }
    expect(readOutcome(body)).toEqual({
      signature: 's',
      uid: 'U1',
      refusal: null,
      response: { error: false, income: [] },
    })
  })

  it.each([
    { what: 'no signature', body: { received, response: {} }, means: { signature: null } },
    { what: 'nothing echoed', body: { signature: 's', response: {} }, means: { uid: null } },
    { what: 'a reason', body: { response: { error: true, message: 'No.' } }, means: { refusal: 'No.' } },
    {
      what: 'an error without one',
      body: { response: { error: true } },
      means: { refusal: 'no reason given' },
    },
    {
      what: 'a reason that is no text',
      body: { response: { error: true, message: { code: 7 } } },
      means: { refusal: '{"code":7}' },
    },
  ])('may have $what', ({ body, means }) => {
    expect(readOutcome(body)).toMatchObject(means)
  })

  it.each([null, [], 'ok', {}, { response: null }, { response: 'ok' }, { response: [] }])(
    'is none in %j',
    (body) => expect(readOutcome(body)).toBeNull(),
  )
})

describe('an outcome', () => {
  it.each([
    { response: { hardrefreshing: true }, follows: true },
    { response: { hardrefreshing: false }, follows: false },
    { response: { accounts: [] }, follows: false },
    { response: null, follows: false },
  ])('of $response says that data follows: $follows', ({ response, follows }) => {
    expect(dataFollows(response)).toBe(follows)
  })

  it.each([
    { refusal: 'No.', response: {}, means: { is: 'refused', reason: 'No.' } },
    { refusal: null, response: {}, means: { is: 'stored', ids: null } },
    {
      refusal: null,
      response: { records: [{ id: 'a' }, { id: 'b' }] },
      means: { is: 'stored', ids: new Set(['a', 'b']) },
    },
  ])('of a batch: $means', ({ refusal, response, means }) => {
    expect(batchOutcome({ refusal, response })).toEqual(means)
  })
})

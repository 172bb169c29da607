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
    {
      what: 'a reason as its error',
      body: { response: { error: 'Bad file.' } },
      means: { refusal: 'Bad file.' },
    },
    {
      what: 'an error that is an object',
      body: { response: { error: { code: 7 } } },
      means: { refusal: '{"code":7}' },
    },
    {
      what: 'its failure in its status alone',
      body: { status: 'failed', response: { message: 'Bad file.' } },
      means: { refusal: 'Bad file.' },
    },
    {
      what: 'a status that its outcome contradicts',
      body: { status: 'error', response: { error: false } },
      means: { refusal: null },
    },
    { what: 'an error that is none', body: { response: { error: '' } }, means: { refusal: null } },
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
    { refusal: 'No.', response: {}, means: { is: 'refused', reason: 'No.', refused: [] } },
    { refusal: null, response: {}, means: { is: 'stored', ids: null, refused: [] } },
    {
      refusal: null,
      response: { records: [{ id: 'a' }, { id: 2 }, { name: 'c' }, 'd', null] },
      means: { is: 'stored', ids: ['a', '2'], refused: [] },
    },
    {
      refusal: null,
      response: { income: [{ id: 'a' }], data: { expenses: [{ id: 'b' }] } },
      means: { is: 'stored', ids: ['a', 'b'], refused: [] },
    },
    {
      refusal: null,
      response: { records: [{ id: 'a' }, { id: 'b', error: true, message: 'Too old.' }] },
      means: { is: 'stored', ids: ['a'], refused: [{ id: 'b', reason: 'Too old.' }] },
    },
    {
      refusal: null,
      response: { errors: [{ id: 'b', reason: 'No.' }], records: [{ id: 'a' }, { id: 'b' }] },
      means: { is: 'stored', ids: ['a'], refused: [{ id: 'b', reason: 'No.' }] },
    },
    {
      refusal: null,
      response: { failed: [{ id: 'b' }] },
      means: { is: 'stored', ids: [], refused: [{ id: 'b', reason: 'no reason given' }] },
    },
    {
      refusal: null,
      response: {
        settlements: [
          { id: 'a', status: 'processed' },
          { id: 'b', status: 'failed', message: 'No date.' },
          { id: 'c', status: 'pending' },
          { id: 'd', state: 'Rejected' },
        ],
      },
      means: {
        is: 'stored',
        ids: ['a'],
        refused: [
          { id: 'b', reason: 'No date.' },
          { id: 'd', reason: 'no reason given' },
        ],
      },
    },
    {
      refusal: null,
      response: { error: false, settlements: [{ id: 'a', status: 'partially' }] },
      means: { is: 'stored', ids: [], refused: [] },
    },
    {
      refusal: 'Two are wrong.',
      response: { error: true, records: [{ id: 'a', error: 'No date.' }, { id: 'b' }] },
      means: { is: 'refused', reason: 'Two are wrong.', refused: [{ id: 'a', reason: 'No date.' }] },
    },
  ])('of a batch: $means', ({ refusal, response, means }) => {
    expect(batchOutcome({ refusal, response })).toEqual(means)
  })
})

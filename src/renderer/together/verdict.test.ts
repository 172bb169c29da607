import { describe, expect, it } from 'vitest'
import type { ComparedPlan } from '#shared/delivery/sendView.ts'
import type { Failure } from '#shared/errors/failure.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { marchSummary } from '../wizard/testing/marchSummary.ts'
import { verdictOf } from './verdict.ts'

const summary: ImportSummary = { ...marchSummary, tally: { ...marchSummary.tally, left: 4, errors: 0 } }
const none = { count: 0, sum: 0, others: [] }
const plan: ComparedPlan = {
  ...{
    records: 108,
    requests: 3,
    income: none,
    expense: none,
    settlement: none,
    currency: 'ZAR',
    way: 'batch',
  },
  ...{ leftOut: 4, sentBefore: 0, errors: 0, obstacles: [] },
  compared: { sentBefore: 0, waitsElsewhere: 0, toLookAt: 0 },
}
const elsewhere: Failure = { code: 'send.accountElsewhere', account: '62', business: 'Cafe', before: 'Shop' }
const nothing: ComparedPlan = { ...plan, records: 0, obstacles: [{ code: 'send.nothing' }] }
const sent: ImportSummary = {
  ...summary,
  sendingBegun: true,
  delivery: { ...summary.delivery, waiting: 0, confirmed: 100, refused: 8 },
}

describe('the verdict on one import among several', () => {
  it.each<{
    of: string
    on?: Partial<ImportSummary>
    planned?: Partial<ComparedPlan>
    says: string
    at: { step: string; filter: string }
  }>([
    {
      of: 'one that was handed on',
      on: { handedOnAt: '2025-04-02T09:30:00.000Z' },
      says: 'Was handed on',
      at: { step: 'source', filter: 'all' },
    },
    {
      of: 'one with a question',
      on: { questions: [{ about: 'dateOrder', options: ['dmy', 'mdy'], why: '' }] },
      says: 'One question is still open.',
      at: { step: 'columns', filter: 'all' },
    },
    {
      of: 'one with an error, whatever else is the matter',
      on: { tally: { ...summary.tally, errors: 1 } },
      planned: { obstacles: [{ code: 'send.accountMissing' }] },
      says: '1 row in error',
      at: { step: 'review', filter: 'errors' },
    },
    {
      of: 'one without an account',
      planned: { obstacles: [{ code: 'send.accountMissing' }] },
      says: 'Which account is this file from?',
      at: { step: 'source', filter: 'all' },
    },
    {
      of: 'one with rows that may have been sent in another form',
      planned: { compared: { sentBefore: 3, waitsElsewhere: 0, toLookAt: 2 } },
      says: '2 rows may have been sent in another form',
      at: { step: 'review', filter: 'toLookAt' },
    },
    {
      of: 'one of which nothing became a record',
      on: { tally: { ...summary.tally, records: 0 } },
      planned: nothing,
      says: 'There is no record in it',
      at: { step: 'review', filter: 'all' },
    },
  ])('leaves $of to its owner: “$says”', ({ on, planned, says, at }) => {
    expect(verdictOf({ ...summary, ...on }, { ...plan, ...planned }, {})).toEqual({ is: 'open', says, at })
  })

  it('lets go what nothing stands in the way of, with how many records would leave', () => {
    const compared = { sentBefore: 8, waitsElsewhere: 20, toLookAt: 0 }
    expect(verdictOf(summary, { ...plan, records: 100, sentBefore: 8, compared }, {})).toEqual({
      is: 'ready',
      records: 100,
    })
  })

  it.each([
    { typed: {}, is: 'elsewhere' },
    { typed: { '62': 'Shop' }, is: 'elsewhere' },
    { typed: { '63': 'Cafe' }, is: 'elsewhere' },
    { typed: { '62': ' Cafe ' }, is: 'ready' },
  ])('of an account that was sent to another business is “$is” once $typed was typed', ({ typed, is }) => {
    expect(verdictOf(summary, { ...plan, obstacles: [elsewhere] }, typed)).toMatchObject({ is })
  })

  it('is given only once the import is compared with the others', () => {
    expect(verdictOf(summary, null, {})).toBeNull()
  })

  it.each([
    { on: sent, sentBefore: 0, says: '100 confirmed · 8 refused', tone: 'bad', step: 'outcome' },
    { on: summary, sentBefore: 108, says: 'All 108 were sent before', tone: 'good', step: 'review' },
    { on: summary, sentBefore: 1, says: 'Its record was sent before', tone: 'good', step: 'review' },
  ])('says “$says” where nothing is left to send', ({ on, sentBefore, says, tone, step }) => {
    expect(verdictOf(on, { ...nothing, sentBefore }, {})).toMatchObject({
      is: 'through',
      says,
      tone,
      at: { step },
    })
  })
})

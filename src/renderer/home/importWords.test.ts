import { describe, expect, it } from 'vitest'
import { nothingCounted } from '#shared/delivery/delivery.ts'
import type { SendActivity } from '#shared/delivery/sendView.ts'
import type { ImportCard } from '#shared/imports/importView.ts'
import { importStanding, sendingStanding } from './importWords.ts'

const card: ImportCard = {
  ...{
    id: 'one',
    name: 'fnb.csv',
    account: null,
    createdAt: '2025-04-01T08:00:00.000Z',
    step: 'outcome',
    state: 'sending',
  },
  ...{ records: 5, errors: 0, delivered: 0, refused: 0, unknown: 0, period: null },
}

describe('an import in the list', () => {
  it.each<{ change: Partial<ImportCard>; says: string }>([
    { change: { delivered: 2 }, says: 'Partly sent: 2 of 5' },
    { change: { refused: 5 }, says: '5 of 5 refused' },
    { change: { delivered: 3, refused: 1, unknown: 1 }, says: '1 of 5 refused' },
    { change: { delivered: 3, unknown: 2 }, says: '2 of 5 not known' },
    { change: { state: 'done', delivered: 5 }, says: 'Done' },
    { change: { state: 'inProgress', step: 'columns', errors: 1 }, says: 'In progress' },
    { change: { state: 'inProgress', step: 'review', errors: 1 }, says: '1 row to look at' },
    { change: { state: 'inProgress', step: 'send' }, says: 'Ready to send' },
  ])('with $change says “$says”', ({ change, says }) => {
    expect(importStanding({ ...card, ...change }).says).toBe(says)
  })
})

describe('an import that is being sent', () => {
  const why = { code: 'stub.timeout', host: 'h' } as const
  const counts = { ...nothingCounted, records: 9, accepted: 1, confirmed: 2, refused: 1, waiting: 5 }

  it.each<{ activity: SendActivity; says: string }>([
    { activity: { is: 'queued', behind: 'a.csv' }, says: 'Waits its turn' },
    { activity: { is: 'sending' }, says: 'Sending: 4 of 9' },
    { activity: { is: 'looking', ms: 1 }, says: 'Sending: 4 of 9' },
    { activity: { is: 'retrying', ms: 1, why }, says: 'Sending: 4 of 9' },
    { activity: { is: 'paused' }, says: 'Paused at 4 of 9' },
    { activity: { is: 'resting', since: card.createdAt, why }, says: 'Resting at 4 of 9' },
  ])('and $activity.is says “$says”', ({ activity, says }) => {
    expect(sendingStanding({ counts, requests: 1, activity }).says).toBe(says)
  })

  it('says so before anything is known of it', () => {
    expect(sendingStanding(null).says).toBe('Sending')
  })
})

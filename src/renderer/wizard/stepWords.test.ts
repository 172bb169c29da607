import { describe, expect, it } from 'vitest'
import type { ImportStep, ImportSummary } from '#shared/imports/importView.ts'
import { blockedBy, settledWords } from './stepWords.ts'
import { marchSummary as summary } from './testing/marchSummary.ts'

const unmapped = { ...summary, layout: { ...summary.layout, fields: {} } }
const noRecords = { ...summary, tally: { ...summary.tally, records: 0 } }
const open = {
  ...summary,
  questions: [{ about: 'dateOrder' as const, options: ['dmy', 'mdy'], why: 'no day is above 12' }],
}
const sent = {
  ...summary,
  sendingBegun: true,
  delivery: { ...summary.delivery, waiting: 8, confirmed: 98, refused: 2 },
}

describe('a step', () => {
  it.each<{ step: ImportStep; when: string; of: ImportSummary; reason: string | null }>([
    { step: 'columns', when: 'always', of: unmapped, reason: null },
    { step: 'review', when: 'all is mapped', of: summary, reason: null },
    {
      step: 'review',
      when: 'columns are missing',
      of: unmapped,
      reason: 'Still needed: a column for date and amount.',
    },
    { step: 'review', when: 'a question is open', of: open, reason: 'One question is still open.' },
    { step: 'send', when: 'a question is open', of: open, reason: 'One question is still open.' },
    { step: 'send', when: 'there are records', of: summary, reason: null },
    { step: 'send', when: 'there are none', of: noRecords, reason: 'There is no record to send yet.' },
    { step: 'outcome', when: 'nothing was sent', of: summary, reason: 'Nothing has been sent yet.' },
    { step: 'outcome', when: 'something was sent', of: sent, reason: null },
  ])('“$step” when $when: $reason', ({ step, of, reason }) => {
    expect(blockedBy(step, of)).toBe(reason)
  })

  it.each<{ step: ImportStep; of: ImportSummary; words: string | null }>([
    { step: 'source', of: summary, words: '112 rows · 1 Jan to 31 Mar 2025' },
    { step: 'columns', of: summary, words: 'Bank account' },
    { step: 'columns', of: { ...summary, layoutName: 'FNB' }, words: 'FNB · Bank account' },
    { step: 'columns', of: unmapped, words: null },
    { step: 'review', of: summary, words: '108 records · 1 error' },
    { step: 'send', of: summary, words: null },
    { step: 'send', of: sent, words: '100 of 108 sent' },
    { step: 'outcome', of: summary, words: null },
    { step: 'outcome', of: sent, words: '2 refused' },
    {
      step: 'outcome',
      of: { ...sent, emptied: { at: '2025-04-01T09:00:00.000Z', certain: true, startedOver: false } },
      words: 'Emptied at stub',
    },
    {
      step: 'outcome',
      of: { ...sent, emptied: { at: '2025-04-01T09:00:00.000Z', certain: true, startedOver: true } },
      words: '2 refused',
    },
  ])('“$step” has settled: $words', ({ step, of, words }) => {
    expect(settledWords(step, of)).toBe(words)
  })
})

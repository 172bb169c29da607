import { describe, expect, it } from 'vitest'
import type { ImportStep, ImportSummary } from '#shared/imports/importView.ts'
import { blockedBy, settledWords } from './stepWords.ts'

const summary: ImportSummary = {
  id: 'i1',
  createdAt: '2025-04-02T09:30:00.000Z',
  step: 'review',
  source: { name: 'march.csv', bytes: 4211, sha256: '00', format: 'csv' },
  reading: {
    encoding: 'utf-8',
    delimiter: ',',
    sheet: null,
    headingRow: 7,
    headingRows: [7],
    firstRow: 8,
    lastRow: 119,
    reader: 'fast',
    left: [],
    facts: {},
    tables: [],
    questions: [],
  },
  sheets: [],
  layout: {
    version: 1,
    kind: 'bank',
    dateOrder: 'ymd',
    decimalMark: '.',
    sign: 'signed',
    currency: 'ZAR',
    fields: { date: { from: 'column', column: 0 }, amount: { from: 'column', column: 1 } },
    identity: [],
  },
  preset: null,
  layoutName: null,
  fingerprint: '00',
  account: '62001234567',
  questions: [],
  balance: null,
  tally: {
    rows: 112,
    converted: 108,
    left: 3,
    errors: 1,
    warnings: 0,
    records: 108,
    income: { count: 20, sum: 1234500 },
    expense: { count: 88, sum: 998877 },
    settlement: { count: 0, sum: 0 },
    currency: 'ZAR',
    otherCurrencies: [],
    period: { from: '2025-01-01', to: '2025-03-31' },
  },
  delivery: { records: 108, waiting: 108, sent: 0, accepted: 0, confirmed: 0, refused: 0, unknown: 0 },
  differing: 0,
  sendingBegun: false,
  connectionId: null,
  handedOnAt: null,
  accountInFile: null,
  canUndo: false,
}
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
  ])('“$step” has settled: $words', ({ step, of, words }) => {
    expect(settledWords(step, of)).toBe(words)
  })
})

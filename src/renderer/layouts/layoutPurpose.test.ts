import { describe, expect, it } from 'vitest'
import type { Recognise } from '#shared/layout/savedLayout.ts'
import { leaveWords, purposeWords, type NamedLeaveRule } from './layoutPurpose.ts'

describe('the files that a layout is for', () => {
  it.each<{ recognise: Recognise; says: string }>([
    { recognise: { by: 'headings', headings: ['Date', '', 'Amount'] }, says: 'Date, (no heading), Amount' },
    {
      recognise: { by: 'headings', headings: ['Date', 'Total'], inAnyOrder: true },
      says: 'Date, Total, in any order',
    },
    {
      recognise: { by: 'headings', headings: ['Date', 'Batch'], filled: ['Batch'] },
      says: 'Date, Batch; “Batch” not empty',
    },
    {
      recognise: {
        by: 'headings',
        headings: ['Date', 'Amount'],
        written: [{ column: 'Date', like: ['99999999', '9999/99/99'] }],
      },
      says: 'Date, Amount; “Date” written like 99999999 or 9999/99/99',
    },
    {
      recognise: {
        by: 'kinds',
        kinds: ['date', 'text', 'any'],
        written: [{ column: 0, like: ['99AAA9999'] }],
      },
      says: 'No headings; a date, a text, anything; column 1 written like 99AAA9999',
    },
    {
      recognise: { by: 'fingerprint', fingerprint: 'ab'.repeat(32) },
      says: 'Files of the same shape as the one that it was made for',
    },
  ])('$says', ({ recognise, says }) => {
    expect(purposeWords(recognise)).toBe(says)
  })
})

describe('the rows that a layout leaves out', () => {
  it.each<{ rule: NamedLeaveRule; says: string }>([
    {
      rule: { column: 'Type', when: 'isNot', values: ['Sale', 'Refund'], why: 'information' },
      says: 'Rows where “Type” is not “Sale” or “Refund” are no transactions, and are left out.',
    },
    {
      rule: { column: 2, when: 'is', values: ['payout'], why: 'information' },
      says: 'Rows where column 3 is “payout” are no transactions, and are left out.',
    },
    {
      rule: { column: 'Payout ID', when: 'empty', why: 'pending' },
      says: 'Rows where “Payout ID” is empty are still pending, and are left out.',
    },
  ])('$says', ({ rule, says }) => {
    expect(leaveWords(rule)).toBe(says)
  })
})

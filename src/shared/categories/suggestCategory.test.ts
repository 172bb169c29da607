import { describe, expect, it } from 'vitest'
import { suggestCategory } from '#shared/categories/suggestCategory.ts'
import type { ReviewRow } from '#shared/imports/importView.ts'
import type { Entry } from '#shared/records/record.ts'

const record: Entry = {
  ...{ row: 2, part: 'main', kind: 'expense', id: 'r1', date: '2025-01-01', name: 'Engen 12' },
  ...{ amount: 5000, currency: 'ZAR' },
}
const row: ReviewRow = {
  row: 2,
  verdict: { state: 'converted', entries: [record], findings: [] },
  texts: {},
  fixed: [],
  rule: null,
  delivery: null,
  standing: null,
}
const fuel = ({ kind, name }: Pick<Entry, 'kind' | 'name'>) =>
  kind === 'expense' && name === 'Engen 12' ? 'Fuel' : null
const withCategory = (category: string): ReviewRow['verdict'] => ({
  ...{ state: 'converted', entries: [{ ...record, category }], findings: [] },
})

describe('what was chosen before for such a record', () => {
  it.each<{ of: string; change: Partial<ReviewRow>; offered: string | null }>([
    { of: 'a record without a category', change: {}, offered: 'Fuel' },
    { of: 'one with another of the file', change: { verdict: withCategory('Motor') }, offered: 'Fuel' },
    { of: 'one that has it already', change: { verdict: withCategory('Fuel') }, offered: null },
    { of: 'one whose category is corrected', change: { fixed: ['category'] }, offered: null },
    { of: 'one with another correction', change: { fixed: ['name'] }, offered: 'Fuel' },
    { of: 'one that a rule applies to', change: { rule: 0 }, offered: null },
    { of: 'one that waits', change: { delivery: { state: 'waiting' } }, offered: 'Fuel' },
    {
      of: 'one that has left',
      change: { delivery: { state: 'accepted', batch: 1, at: '2025-01-01T00:00:00.000Z' } },
      offered: null,
    },
    {
      of: 'a row in error',
      change: { verdict: { state: 'error', findings: [] } },
      offered: null,
    },
    {
      of: 'a fee alone',
      change: { verdict: { state: 'converted', entries: [{ ...record, part: 'fee' }], findings: [] } },
      offered: null,
    },
  ])('is offered for $of: $offered', ({ change, offered }) => {
    expect(suggestCategory({ ...row, ...change }, fuel)).toBe(offered)
  })
})

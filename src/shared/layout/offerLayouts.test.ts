import { describe, expect, it } from 'vitest'
import type { Column } from '#shared/layout/column.ts'
import { keepLayout } from '#shared/layout/keepLayout.ts'
import { offerLayouts } from '#shared/layout/offerLayouts.ts'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'

const fingerprint = 'ab'.repeat(32)

function columnsOf(headings: string): Column[] {
  return headings.split(',').map((heading, index) => ({ index, heading, holds: 'text', samples: [] }))
}

function kept(name: string, headings: string, change: Partial<SavedLayout['layout']> = {}): SavedLayout {
  const saved = keepLayout(
    name.toLowerCase(),
    name,
    {
      version: 1,
      kind: 'bank',
      dateOrder: 'ymd',
      decimalMark: '.',
      sign: 'signed',
      currency: 'ZAR',
      fields: {
        date: { from: 'column', column: 0 },
        amount: { from: 'column', column: 1 },
        notes: { from: 'column', column: 3 },
      },
      identity: [2],
    },
    { fingerprint, headings: headings.split(',') },
  )
  return { ...saved, layout: { ...saved.layout, ...change } }
}

const bank = kept('Bank', 'Date,Amount,Text,Reference')
const other = kept('Other', 'Day,Money,Words,More')

function offered(headings: string, layouts: readonly SavedLayout[] = [bank, other]) {
  const table = { columns: columnsOf(headings), fingerprint: 'cd'.repeat(32), currency: 'ZAR' }
  return offerLayouts(layouts, table).map(({ saved, like, lost }) => ({
    name: saved.name,
    like,
    lost: lost.map(({ column, was }) => `${column}: ${was}`),
  }))
}

describe('a kept layout is offered', () => {
  it.each([
    { to: 'the files that it was made for', headings: 'Date,Amount,Text,Reference', like: 'same', lost: [] },
    {
      to: 'a file with a column more',
      headings: 'Branch,Date,Amount,Text,Reference',
      like: 'similar',
      lost: [],
    },
    {
      to: 'a file whose column has another name now',
      headings: 'Date,Amount,Text,Customer reference',
      like: 'similar',
      lost: ['Reference: notes'],
    },
    {
      to: 'a file without the column that tells rows apart',
      headings: 'Date,Amount',
      like: 'similar',
      lost: ['Reference: notes', 'Text: identity'],
    },
  ])('to $to', ({ headings, like, lost }) => {
    expect(offered(headings)).toEqual([{ name: 'Bank', like, lost }])
  })

  it('after those that are for such files', () => {
    const headings = 'Date,Amount,Text,Reference,Branch'
    const made = kept('Made', headings)
    expect(offered(headings, [bank, made]).map(({ name }) => name)).toEqual(['Made', 'Bank'])
  })
})

describe('a kept layout is not offered', () => {
  it.each([
    { to: 'a file that has no money for it', headings: 'Date,Text,Reference' },
    { to: 'a file that shares less than half of its headings', headings: 'Date,Value,Words,More still' },
    { to: 'a file without headings', headings: ',,,' },
  ])('to $to', ({ headings }) => {
    expect(offered(headings, [bank])).toEqual([])
  })
})

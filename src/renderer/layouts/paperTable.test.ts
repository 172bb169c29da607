import { describe, expect, it } from 'vitest'
import { presets } from '#shared/layout/presets.ts'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import { fromPaper, paperTable } from './paperTable.ts'

const conventions = { kind: 'bank', dateOrder: 'dmy', decimalMark: '.', sign: 'signed' } as const
const byPlace: Pick<SavedLayout, 'recognise' | 'layout'> = {
  recognise: { by: 'fingerprint', fingerprint: 'ab'.repeat(32) },
  layout: {
    ...conventions,
    currency: 'ZAR',
    fields: { date: { from: 'column', column: 0 }, amount: { from: 'column', column: 3 } },
    identity: [1],
  },
}

describe('a kept layout on the table that it is written for', () => {
  it.each([...presets, { id: 'by-place', ...byPlace }])(
    'is the same when nothing is changed: $id',
    (saved) => {
      const { layout, headings } = paperTable(saved)
      expect(fromPaper(layout, headings, saved.layout)).toEqual(saved.layout)
    },
  )

  it('has the columns of its headings, in their order', () => {
    const { view } = paperTable({
      recognise: { by: 'headings', headings: ['Date', 'Text', 'Amount'] },
      layout: { ...conventions, fields: { amount: { from: 'column', column: 'amount' } }, identity: [] },
    })
    expect(view.columns.map(({ index, heading }) => [index, heading])).toEqual([
      [0, 'Date'],
      [1, 'Text'],
      [2, 'Amount'],
    ])
    expect(view.suggested.fields).toEqual({ amount: { from: 'column', column: 2 } })
  })

  it('has nameless columns as far as it counts them', () => {
    expect(paperTable(byPlace).headings).toEqual(['', '', '', ''])
  })

  it('has columns that only the layout names, behind all others', () => {
    const { headings, layout } = paperTable({
      recognise: { by: 'kinds', kinds: ['date', 'any'] },
      layout: {
        ...conventions,
        fields: { date: { from: 'column', column: 0 }, amount: { from: 'column', column: 'Amount' } },
        identity: [],
      },
    })
    expect(headings).toEqual(['', '', 'Amount'])
    expect(layout.fields.amount).toEqual({ from: 'column', column: 2 })
  })

  it('leaves its currency to the file, or names one', () => {
    const { layout, headings } = paperTable(byPlace)
    const { currency: _, ...open } = byPlace.layout
    expect(fromPaper(layout, headings, open)).not.toHaveProperty('currency')
    expect(fromPaper({ ...layout, currency: 'USD' }, headings, byPlace.layout).currency).toBe('USD')
  })
})

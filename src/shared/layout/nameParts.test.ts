import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { openQuestions } from '#shared/layout/openQuestions.ts'
import { suggestLayout } from '#shared/layout/suggestLayout.ts'
import { column } from '#shared/layout/testing/bankLayout.ts'

/** What is suggested for a date, three texts under these headings, and an amount. */
function layoutOf(headings: readonly [string, string, string]): { layout: Layout; asks: string[] } {
  const profiler = createColumnProfiler(['Date', ...headings, 'Amount'])
  profiler.add(['2025-03-01', 'Card purchase', 'Bakery', '412345*1234', '-20.50'], 2)
  profiler.add(['2025-03-25', 'Payment from', 'Thandi', '', '30.25'], 3)
  const profiles = profiler.profiles()
  const { layout } = suggestLayout(profiles, {})
  return { layout, asks: openQuestions(profiles, layout).map(({ about }) => about) }
}

describe('columns that are numbered as the parts of one description', () => {
  it.each<[string, string, string]>([
    ['Description1', 'Description2', 'Description3'],
    ['Description 1', 'Description 2', 'Description 3'],
    ['NARRATIVE_1', 'NARRATIVE_2', 'NARRATIVE_3'],
  ])('are the name together, and all tell rows apart: %s, %s, %s', (...headings) => {
    const { layout, asks } = layoutOf(headings)
    expect(layout.fields.name).toEqual({ from: 'columns', columns: [1, 2, 3], separator: ' ' })
    expect(layout.identity).toEqual([1, 2, 3])
    expect(asks).toEqual([])
  })

  it('are two of three where the third is something else', () => {
    const { layout } = layoutOf(['Description 1', 'Description 2', 'Reference'])
    expect(layout.fields).toMatchObject({
      name: { from: 'columns', columns: [1, 2], separator: ' ' },
      notes: column(3),
    })
    expect(layout.identity).toEqual([1, 2, 3])
  })

  it.each<{ headings: [string, string, string]; name: number; because: string }>([
    { headings: ['Description', 'Code 1', 'Code 2'], name: 1, because: 'codes are no descriptions' },
    { headings: ['Description 1', 'Category 2', 'Note 3'], name: 1, because: 'one alone has no others' },
    { headings: ['Payee', 'Description 1', 'Description 2'], name: 1, because: 'the payee is named' },
    { headings: ['Description 2', 'Type', 'Description 3'], name: 1, because: 'the first part is missing' },
  ])('are none under $headings: $because', ({ headings, name }) => {
    expect(layoutOf(headings).layout.fields.name).toEqual(column(name))
  })

  it('are none where two descriptions have parts', () => {
    const headings = ['Narrative 1', 'Narrative 2', 'Description 1', 'Description 2']
    const profiler = createColumnProfiler(['Date', ...headings, 'Amount'])
    profiler.add(['2025-03-01', 'Card', 'Bakery', 'Fish', 'Chips', '-20.50'], 2)
    profiler.add(['2025-03-25', 'Paid', 'Thandi', 'Rent', 'March', '30.25'], 3)
    expect(suggestLayout(profiler.profiles(), {}).layout.fields.name?.from).not.toBe('columns')
  })
})

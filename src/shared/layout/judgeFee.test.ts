import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { judgeFee } from '#shared/layout/judgeFee.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { openQuestions } from '#shared/layout/openQuestions.ts'
import { settleOpen, suggestLayout } from '#shared/layout/suggestLayout.ts'

function profilesOf(headings: string, rows: readonly string[]): ColumnProfile[] {
  const profiler = createColumnProfiler(headings.split(','))
  for (const [index, row] of rows.entries()) profiler.add(row.split(','), index + 2)
  return profiler.profiles()
}

const basisOf = (headings: string, rows: readonly string[]) => {
  const profiles = profilesOf(headings, rows)
  return suggestLayout(profiles, {}).layout.feeBasis
}
const questionsOf = (headings: string, rows: readonly string[]) => {
  const profiles = profilesOf(headings, rows)
  return openQuestions(profiles, suggestLayout(profiles, {}).layout)
}

describe('whether amounts include their fee is settled', () => {
  it('by a balance that falls by both', () => {
    const rows = [
      '2025-03-01,Bread,-20.00,,980.00',
      '2025-03-02,Cash,-100.00,-2.50,877.50',
      '2025-03-03,Pay,500.00,,1377.50',
      '2025-03-04,Cash,-200.00,-5.00,1172.50',
    ]
    const headings = 'Date,Description,Amount,Fee,Balance'
    expect(basisOf(headings, rows)).toBe('beside')
    const [first, ...newestFirst] = rows.toReversed()
    expect(basisOf(headings, [first ?? '', ...newestFirst])).toBe('beside')
    const profiles = profilesOf(headings, rows)
    expect(judgeFee(profiles, suggestLayout(profiles, {}).layout)).toEqual({
      settled: true,
      value: 'beside',
      proof: 'The fee comes beside the amount: so the balance follows in 2 of the first rows.',
    })
  })

  it('by a balance that falls by the amount alone', () => {
    const rows = [
      '2025-03-01,Bread,20.00,,,980.00',
      '2025-03-02,Cash,102.50,,-2.50,877.50',
      '2025-03-03,Pay,,500.00,,1377.50',
    ]
    expect(basisOf('Date,Description,Debit,Credit,Fee,Balance', rows)).toBe('included')
  })

  it('by a column that is the amount less the fee, or with it', () => {
    const rows = ['2025-03-01,Mug,100.00,3.50,96.50', '2025-03-02,Cup,-50.00,0.00,-50.00']
    expect(basisOf('Date,Description,Amount,Fee,Net', rows)).toBe('beside')
    const others = ['2025-03-01,Mug,96.50,3.50,100.00', '2025-03-02,Cup,-50.00,0.00,-50.00']
    expect(basisOf('Date,Description,Amount,Fee,Before fees', others)).toBe('included')
  })

  it('by no other column where one of two rows agrees with another column, as a refund does that took no other fees', () => {
    // 20.00 less 3.00 and 4.00 is 13.00: the amount has two fees in it, of which one is named.
    const rows = [
      '2025-03-01,Mug,20.00,-3.00,-4.00,13.00',
      '2025-03-02,Mug back,-20.00,2.40,0.00,-17.60',
      '2025-03-03,Subscription,0.00,0.00,0.00,-39.99',
    ]
    const headings = 'Date,Description,Product,Fee,Storage,Total'
    expect(basisOf(headings, rows)).toBeUndefined()
    expect(questionsOf(headings, rows)).toMatchObject([{ about: 'fee', options: ['included', 'beside'] }])
    const moreRows = ['2025-03-04,Cup,30.00,-5.00,0.00,25.00', '2025-03-05,Jug,40.00,-6.00,0.00,34.00']
    expect(basisOf(headings, [...rows, ...moreRows])).toBe('included')
  })

  it('by what the amount is called', () => {
    const rows = ['2025-03-01,Mug,100.00,3.50', '2025-03-02,Cup,-50.00,1.75']
    expect(basisOf('Date,Description,Gross,Fee', rows)).toBe('beside')
    expect(basisOf('Date,Description,Net amount,Fee', rows)).toBe('included')
  })
})

describe('whether amounts include their fee', () => {
  const headings = 'Date,Description,Amount,Fee'
  const rows = ['2025-03-01,Mug,100.00,3.50', '2025-03-02,Cup,-50.00,0.00']

  it('is asked where nothing shows it, with an example', () => {
    expect(questionsOf(headings, rows)).toEqual([
      {
        about: 'fee',
        options: ['included', 'beside'],
        why: '100.00 stands beside a fee of 3.50, and neither a balance nor a net amount shows whether the one is in the other',
      },
    ])
  })

  it('is asked no more once it was answered, or where fees are left alone', () => {
    const profiles = profilesOf(headings, rows)
    const { layout } = suggestLayout(profiles, {})
    const answers: Partial<Layout>[] = [{ feeBasis: 'included' }, { fee: 'left' }]
    for (const answer of answers) expect(openQuestions(profiles, { ...layout, ...answer })).toEqual([])
    expect(settleOpen(profiles, { ...layout, feeBasis: 'included' }).feeBasis).toBe('included')
  })

  it.each([
    { what: 'no fee is charged', rows: ['2025-03-01,Mug,-100.00,0.00'] },
    {
      what: 'no fee stands beside an amount',
      rows: ['2025-03-01,Mug,-100.00,', '2025-03-02,Monthly fee,,-11.00'],
    },
  ])('is not asked where $what', ({ rows: few }) => {
    expect(questionsOf(headings, few)).toEqual([])
  })

  it('is not taken from a balance that follows from neither', () => {
    const broken = ['2025-03-01,Mug,-100.00,-3.50,500.00', '2025-03-02,Cup,-50.00,-1.00,20.00']
    expect(basisOf('Date,Description,Amount,Fee,Balance', broken)).toBeUndefined()
  })
})

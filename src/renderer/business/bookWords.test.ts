import { describe, expect, it } from 'vitest'
import type { BookLine } from '#shared/business/bookLine.ts'
import { aboutLine } from './bookWords.ts'

const line: BookLine = {
  ...{ standing: 'agrees', kind: 'income', id: 'r1a', date: '2025-03-01', name: 'Till', category: '' },
  ...{ currency: 'ZAR', amount: 25000, import: 'march.csv', byIdAlone: false, differences: [] },
}
const name = { row: 2, id: 'r1a', field: 'name', ours: 'Till', stubs: 'Shop' } as const

describe('what is said of an income or expense', () => {
  it.each<{ of: Partial<BookLine>; says: string }>([
    { of: {}, says: 'Sent with “march.csv”. Id: r1a' },
    { of: { byIdAlone: true }, says: 'Sent with “march.csv”. Only its id was compared. Id: r1a' },
    {
      of: { standing: 'differs', differences: [name] },
      says: 'Its name in stub’s books is “Shop”; “Till” was sent. Sent with “march.csv”. Id: r1a',
    },
    {
      of: { standing: 'missing' },
      says: 'Sent with “march.csv”. stub did not list it: it may still be at work on it, or have refused or removed it. Id: r1a',
    },
    {
      of: { standing: 'elsewhere', import: null, id: '' },
      says: 'Entered in stub itself, or sent from another computer.',
    },
    { of: { standing: 'twice', import: null }, says: 'stub holds this id more than once. Id: r1a' },
  ])('is: $says', ({ of, says }) => {
    expect(aboutLine({ ...line, ...of })).toBe(says)
  })
})

import { expect, it } from 'vitest'
import { headedWidth } from '#shared/layout/headedWidth.ts'

const profiles = ['Date', 'Description', 'Amount', '', ''].map((heading, index) => ({ index, heading }))

it.each([
  { is: 'the last column with a heading', fields: {}, identity: [1], width: 3 },
  {
    is: 'the last column that is used',
    fields: { fee: { from: 'column', column: 3 } },
    identity: [],
    width: 4,
  },
  { is: 'the last column that tells rows apart', fields: {}, identity: [4], width: 5 },
] as const)('a row belongs to its table up to $is', ({ fields, identity, width }) => {
  expect(headedWidth(profiles, { fields, identity: [...identity] })).toBe(width)
})

it('without headings a row may have any width', () => {
  expect(headedWidth([{ index: 0, heading: ' ' }], { fields: {}, identity: [] })).toBeNull()
})

import { describe, expect, it } from 'vitest'
import type { Layout } from '#shared/layout/layout.ts'
import type { BalanceProof } from '#shared/proof/balanceProof.ts'
import { balanceSentence } from '#shared/proof/balanceSentence.ts'

const right: BalanceProof = {
  ...{ column: 3, checked: 112, broken: 0, breaks: [], follows: true, order: 'oldestFirst' },
  ...{ firstOutOfDay: null, turned: false, fee: null, opening: null, closing: null },
}
const layout: Layout = {
  ...{ version: 1, kind: 'bank', dateOrder: 'ymd', decimalMark: '.', sign: 'signed', currency: 'ZAR' },
  ...{ feeBasis: 'beside', fields: {}, identity: [] },
}
const brokenAt = (...rows: number[]): Partial<BalanceProof> => ({
  broken: rows.length,
  breaks: rows.map((row) => ({ row, difference: 100 })),
})

describe('what the balances prove, in words', () => {
  it.each<{ proof: Partial<BalanceProof>; tone: 'good' | 'doubt'; says: string }>([
    { proof: {}, tone: 'good', says: 'Every balance follows from the one before: 112 rows checked.' },
    {
      proof: { checked: 1 },
      tone: 'good',
      says: 'Every balance follows from the one before: 1 row checked.',
    },
    {
      proof: { opening: true, closing: true },
      tone: 'good',
      says: 'Every balance follows from the one before: 112 rows checked. The opening and the closing balance agree.',
    },
    {
      proof: { firstOutOfDay: 9 },
      tone: 'good',
      says: 'Every balance follows from the one before: 112 rows checked. Rows of one day stand in another order than they were booked, first at row 9.',
    },
    {
      proof: brokenAt(57),
      tone: 'doubt',
      says: 'One balance does not follow from the one before: row 57 (112 rows checked).',
    },
    {
      proof: { ...brokenAt(5, 9, 57, 60), closing: false },
      tone: 'doubt',
      says: '4 balances do not follow from the one before: rows 5, 9, 57 and more (112 rows checked). The closing balance that the file states does not fit.',
    },
    {
      proof: { fee: 'included' },
      tone: 'doubt',
      says: 'Every balance follows from the one before: 112 rows checked. They follow only if amounts include their fee.',
    },
    {
      proof: { checked: 40, broken: 38, follows: false },
      tone: 'doubt',
      says: 'The column taken for the balance does not follow from the amounts: of 40 rows only 2 fit.',
    },
  ])('says: $says', ({ proof, tone, says }) => {
    expect(balanceSentence({ ...right, ...proof }, layout)).toEqual({ tone, text: says })
  })

  it('doubts a sign that only the other way round makes follow', () => {
    expect(balanceSentence({ ...right, turned: true }, layout)).toMatchObject({ tone: 'doubt' })
  })

  it.each<Partial<Layout>>([{ feeBasis: 'included' }, { fee: 'left' }])(
    'does not doubt where a fee stands that the layout, with %o, has there or leaves',
    (change) => {
      const sentence = balanceSentence({ ...right, fee: 'included' }, { ...layout, ...change })
      expect(sentence).toMatchObject({ tone: 'good' })
    },
  )

  it('says nothing of a file in which no balance could be checked', () => {
    expect(balanceSentence({ ...right, checked: 0 }, layout)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { directionBesideAmount, directionOfFlag } from '#shared/money/debitOrCredit.ts'

describe('a flag of debit or credit', () => {
  it.each([
    ...['D', 'dr', 'Debit', 'Debiet', 'Dt', 'Out', 'Uit', '-', ' Money  out ', 'Debet', 'Soll', 'Af'].map(
      (flag) => ({
        flag,
        says: 'debit',
      }),
    ),
    ...['C', 'cr', 'Credit', 'KREDIET', 'Kt', 'In', '+', 'money in', 'Kredit', 'Kr', 'Haben', 'Bij'].map(
      (flag) => ({
        flag,
        says: 'credit',
      }),
    ),
    ...['', 'X', 'Fee', 'debitcredit', 'S', 'H'].map((flag) => ({ flag, says: null })),
  ])('"$flag" says $says', ({ flag, says }) => {
    expect(directionOfFlag(flag)).toBe(says)
  })

  it('may not be a sign or In and Out beside an amount', () => {
    expect(['Cr', 'In', 'Out', '-'].map(directionBesideAmount)).toEqual(['credit', null, null, null])
    expect(['Kr', 'Af', 'Kredit'].map(directionBesideAmount)).toEqual([null, null, 'credit'])
  })
})

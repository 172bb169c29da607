import { describe, expect, it } from 'vitest'
import { RowSums } from '#shared/reading/rowSums.ts'

/** The sums of debits (column 1) and credits (column 2) of three records, with a total behind the first. */
function sums(): RowSums {
  const sums = new RowSums([1, 2])
  sums.add(['Coffee', '20.00', ''])
  sums.total()
  sums.add(['Rent', '1 000,50', ''])
  sums.add(['Sale', '', 30])
  return sums
}

describe('a row states the sum of', () => {
  it.each([
    { what: 'all records', debit: '1020.50', credit: '30.00', least: 3, holds: true },
    { what: 'those since the last total', debit: '1000,50', credit: '30', least: 2, holds: true },
    { what: 'one of its columns', debit: '', credit: '30.00', least: 2, holds: true },
    { what: 'a column with a minus', debit: '-1000.50', credit: '', least: 2, holds: true },
    { what: 'too few records', debit: '1000.50', credit: '30.00', least: 3, holds: false },
    { what: 'another one', debit: '1000.50', credit: '31.00', least: 2, holds: false },
    { what: 'nothing that can be read', debit: 'much', credit: '30.00', least: 2, holds: false },
    { what: 'nothing', debit: '', credit: '', least: 2, holds: false },
  ])('$what: $holds', ({ debit, credit, least, holds }) => {
    expect(sums().areStatedBy(['Total', debit, credit], least)).toBe(holds)
  })

  it('none when one of them does not read', () => {
    const broken = sums()
    broken.add(['Sale', '', 'x'])
    expect(broken.areStatedBy(['Total', '', '30.00'], 2)).toBe(false)
  })

  it('records that are told without their cells', () => {
    const told = sums()
    told.addSum({ minor: [0, 7000], records: 5 })
    expect(told.areStatedBy(['Total', '1000.50', '100.00'], 7)).toBe(true)
  })
})

describe('a balance comes with all records', () => {
  const records = (...amounts: string[]): RowSums => {
    const sums = new RowSums([1])
    for (const amount of amounts) sums.add(['Shop', amount])
    return sums
  }

  it.each([
    { to: '979.50', holds: true },
    { to: '979,50', holds: true },
    { to: '-979.50', holds: false },
    { to: '979.51', holds: false },
    { to: 'much', holds: false },
  ])('to $to: $holds', ({ to, holds }) => {
    expect(records('-20.00', '-0.50').carryTo(['', to], 100000)).toBe(holds)
  })

  it('to nothing that is known without records, where one does not read, and where money out has a column of its own', () => {
    expect(records().carryTo(['', '1000.00'], 100000)).toBe(false)
    expect(records('x').carryTo(['', '1000.00'], 100000)).toBe(false)
    expect(sums().carryTo(['', '30.00', ''], 100000)).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { learnCategory, learnedCategory, learnedName } from '#shared/categories/learnedCategory.ts'

describe('a name that choices are remembered by', () => {
  it.each([
    { name: 'Engen Cape Town', is: 'ENGEN CAPE TOWN' },
    { name: 'POS  engen 4421 2025/03/01', is: 'POS ENGEN' },
    { name: 'REF000123 Rent', is: 'RENT' },
    { name: '0821234567', is: '0821234567' },
    { name: '12/03 - 44', is: '12/03 - 44' },
    { name: ' ', is: '' },
  ])('$name is "$is"', ({ name, is }) => {
    expect(learnedName(name)).toBe(is)
  })
})

describe('what was learned', () => {
  const first = learnCategory([], { kind: 'expense', name: 'Engen 12' }, 'Fuel')

  it('is found again for the same name, whatever its reference', () => {
    expect(learnedCategory(first, { kind: 'expense', name: 'ENGEN 99' })).toBe('Fuel')
    expect(learnedCategory(first, { kind: 'income', name: 'ENGEN 99' })).toBeNull()
    expect(learnedCategory(first, { kind: 'expense', name: 'Shell 12' })).toBeNull()
  })

  it('is replaced by a later choice, and forgotten when that is nothing', () => {
    const travel = learnCategory(first, { kind: 'expense', name: 'ENGEN' }, ' Travel ')
    expect(travel).toEqual([{ kind: 'expense', name: 'ENGEN', category: 'Travel' }])
    expect(learnCategory(travel, { kind: 'expense', name: 'Engen' }, '')).toEqual([])
  })

  it('has a limit: the oldest choice goes first', () => {
    let learned = first
    for (let no = 0; no < 5000; no++) {
      const name = String(no).replace(/\d/g, (digit) => 'ABCDEFGHIJ'.charAt(Number(digit)))
      learned = learnCategory(learned, { kind: 'expense', name }, 'Rent')
    }
    expect(learned).toHaveLength(5000)
    expect(learnedCategory(learned, { kind: 'expense', name: 'Engen' })).toBeNull()
    expect(learnedCategory(learned, { kind: 'expense', name: 'A' })).toBe('Rent')
  })
})

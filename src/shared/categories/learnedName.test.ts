import { describe, expect, it } from 'vitest'
import { learnedName } from '#shared/categories/learnedName.ts'

describe('a name that choices are remembered by', () => {
  it.each([
    { name: 'Engen Cape Town', is: 'ENGEN CAPE TOWN' },
    { name: 'POS  engen 4421 2025/03/01', is: 'POS ENGEN' },
    { name: 'REF000123 Rent', is: 'RENT' },
    { name: 'PnP **** **** **** 1111', is: 'PNP' },
    { name: 'PnP 4111 1111 1111 1111', is: 'PNP' },
    { name: '0821234567', is: '0821234567' },
    { name: '12/03 - 44', is: '12/03 - 44' },
    { name: ' ', is: '' },
  ])('$name is "$is"', ({ name, is }) => {
    expect(learnedName(name)).toBe(is)
  })
})

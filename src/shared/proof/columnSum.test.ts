import { describe, expect, it } from 'vitest'
import { ColumnSum } from '#shared/proof/columnSum.ts'

/** A total is written `= 12`, a row that the layout leaves out `(5)`. */
function expectedOf(lines: readonly string[]): number[] {
  const sum = new ColumnSum()
  return lines.flatMap((line) => {
    if (line.startsWith('=')) return [sum.expected(Number(line.slice(1)))]
    sum.add(Number(line.replace(/[()]/g, '')), !line.startsWith('('))
    return []
  })
}

describe('the rows above a total', () => {
  it.each([
    { what: 'are all there are', lines: ['10', '-4', '= 6'], add: [6] },
    { what: 'are those since the total before', lines: ['10', '= 10', '7', '= 7'], add: [10, 7] },
    {
      what: 'are those before other totals, too',
      lines: ['10', '= 10', '7', '= 7', '= 17'],
      add: [10, 7, 17],
    },
    {
      what: 'are those of a group of groups',
      lines: ['1', '= 1', '1', '= 1', '= 2', '5', '= 5', '6', '= 6', '= 11'],
      add: [1, 1, 2, 5, 6, 11],
    },
    { what: 'add up to its size, whatever its sign', lines: ['-10', '-4', '= 14'], add: [14] },
    { what: 'may be without those that are left out', lines: ['10', '(5)', '= 10', '= 15'], add: [10, 15] },
    { what: 'add up to something else', lines: ['10', '-4', '= 7'], add: [6] },
    { what: 'add up to what is nearest', lines: ['10', '= 10', '7', '= 18'], add: [10, 17] },
    { what: 'add up to nothing where none are', lines: ['= 3'], add: [0] },
    { what: 'cannot be added up where one does not read', lines: ['10', 'x', '= 10'], add: [NaN] },
  ])('$what', ({ lines, add }) => {
    expect(expectedOf(lines)).toEqual(add)
  })
})

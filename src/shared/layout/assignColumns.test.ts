import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignColumns } from '#shared/layout/assignColumns.ts'

function total(scores: readonly (readonly number[])[], columns: readonly (number | null)[]): number {
  return columns.reduce<number>((sum, column, row) => sum + (column === null ? 0 : scores[row]![column]!), 0)
}

/** The highest sum, by trying everything. */
function highest(scores: readonly (readonly number[])[], taken: ReadonlySet<number> = new Set()): number {
  const [first, ...others] = scores
  if (first === undefined) return 0
  const sums = first
    .map((score, column) => ({ score, column }))
    .filter(({ score, column }) => score > 0 && !taken.has(column))
    .map(({ score, column }) => score + highest(others, new Set([...taken, column])))
  return Math.max(highest(others, taken), ...sums)
}

describe('assignColumns', () => {
  it.each([
    { scores: [[1]], columns: [0] },
    { scores: [[0]], columns: [null] },
    { scores: [[-1, 0.2]], columns: [1] },
    { scores: [[0.5], [0.9]], columns: [null, 0] },
    {
      // The second row likes column 0 a little better, the first can use nothing else.
      scores: [
        [0.8, 0],
        [1, 0.9],
      ],
      columns: [0, 1],
    },
    {
      // Taking the best pair first (1.0) would leave 0.1: 1.1 instead of 1.8.
      scores: [
        [1, 0.9],
        [0.9, 0.1],
      ],
      columns: [1, 0],
    },
    { scores: [[], []], columns: [null, null] },
    { scores: [], columns: [] },
  ])('of $scores is $columns', ({ scores, columns }) => {
    expect(assignColumns(scores)).toEqual(columns)
  })

  it('reaches the highest sum there is, and takes no column twice', () => {
    const matrix = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, width]) =>
        fc.array(fc.array(fc.integer({ min: -3, max: 12 }), { minLength: width, maxLength: width }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
    fc.assert(
      fc.property(matrix, (scores) => {
        const columns = assignColumns(scores)
        const taken = columns.filter((column) => column !== null)
        expect(new Set(taken).size).toBe(taken.length)
        expect(total(scores, columns)).toBe(highest(scores))
      }),
      { numRuns: 300 },
    )
  })
})

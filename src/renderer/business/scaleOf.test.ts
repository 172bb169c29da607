import { expect, it } from 'vitest'
import { scaleOf } from './scaleOf.ts'

it.each([
  { values: [], scale: [0, 1] },
  { values: [0], scale: [0, 1] },
  { values: [5], scale: [0, 1, 2, 3, 4, 5] },
  { values: [150000, 90000], scale: [0, 50000, 100000, 150000] },
  { values: [150001], scale: [0, 50000, 100000, 150000, 200000] },
  { values: [999], scale: [0, 200, 400, 600, 800, 1000] },
  { values: [1001], scale: [0, 500, 1000, 1500] },
])('a scale for $values names $scale', ({ values, scale }) => {
  expect(scaleOf(values)).toEqual(scale)
})

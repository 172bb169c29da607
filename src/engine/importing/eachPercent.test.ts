import { expect, it } from 'vitest'
import { eachPercent } from '#engine/importing/eachPercent.ts'

function toldOf(total: number, step: number): number[] {
  const told: number[] = []
  const tell = eachPercent(total, (done) => told.push(done))
  for (let done = step; done <= total; done += step) tell(done)
  return told
}

it.each([
  {
    what: 'a million rows by thousands: from below one percent to all of them',
    total: 1_000_000,
    step: 1000,
    times: 101,
  },
  { what: 'four steps: each of them', total: 4, step: 1, times: 4 },
])('tells of $what', ({ total, step, times }) => {
  const told = toldOf(total, step)
  expect(told).toHaveLength(times)
  expect(told[0]).toBe(step)
  expect(told.at(-1)).toBe(total)
})

it('tells once of what is nothing', () => {
  const told: number[] = []
  const tell = eachPercent(0, (done) => told.push(done))
  tell(0)
  tell(0)
  expect(told).toEqual([0])
})

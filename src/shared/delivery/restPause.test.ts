import { expect, it } from 'vitest'
import { restPauseMs } from '#shared/delivery/restPause.ts'

it.each([
  { nth: 1, ms: 2000 },
  { nth: 2, ms: 4000 },
  { nth: 5, ms: 32_000 },
  { nth: 6, ms: 60_000 },
  { nth: 5000, ms: 60_000 },
])('stub is asked for the $nth. time after $ms ms', ({ nth, ms }) => {
  expect(restPauseMs(nth)).toBe(ms)
})

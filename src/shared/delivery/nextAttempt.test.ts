import { describe, expect, it } from 'vitest'
import {
  usualPace,
  maybeDone,
  nextAttempt,
  restingPace,
  retryAfterMs,
  type AttemptFailure,
} from '#shared/delivery/nextAttempt.ts'

const lost: AttemptFailure = { is: 'lost' }
const tooMany = (ms: number | null): AttemptFailure => ({ is: 'tooMany', retryAfterMs: ms })

describe('after a failed attempt', () => {
  it.each([
    { attempt: 1, least: 500, most: 1000 },
    { attempt: 2, least: 1000, most: 2000 },
    { attempt: 3, least: 2000, most: 4000 },
    { attempt: 6, least: 16_000, most: 32_000 },
    { attempt: 7, least: 30_000, most: 60_000 },
  ])('no. $attempt the wait is from $least to $most ms', ({ attempt, least, most }) => {
    expect(nextAttempt(lost, attempt, 0)).toEqual({ action: 'wait', ms: least })
    expect(nextAttempt(lost, attempt, 1)).toEqual({ action: 'wait', ms: most })
  })

  it('no. 8 it rests', () => {
    expect(nextAttempt(lost, 8, 0)).toEqual({ action: 'rest' })
    expect(nextAttempt(tooMany(1000), 8, 0)).toEqual({ action: 'rest' })
  })

  it('no. 3 one that never left rests where sending goes on by itself, and nothing else does', () => {
    const gone: AttemptFailure = { is: 'unreachable' }
    expect(nextAttempt(gone, 2, 0, restingPace)).toEqual({ action: 'wait', ms: 1000 })
    expect(nextAttempt(gone, 3, 0, restingPace)).toEqual({ action: 'rest' })
    expect(nextAttempt(gone, 3, 0)).toEqual({ action: 'wait', ms: 2000 })
    expect(nextAttempt(lost, 3, 0, restingPace)).toEqual({ action: 'wait', ms: 2000 })
    expect(nextAttempt(lost, 8, 0, restingPace)).toEqual({ action: 'rest' })
  })

  it.each([
    { asked: 5000, ms: 5000 },
    { asked: 0, ms: 500 },
    { asked: null, ms: 500 },
    { asked: 600_000, ms: 600_000 },
    { asked: 3_600_000, ms: 600_000 },
  ])('with a Retry-After of $asked ms the wait is $ms ms', ({ asked, ms }) => {
    expect(nextAttempt(tooMany(asked), 1, 0)).toEqual({ action: 'wait', ms })
  })

  it('the pace can be set', () => {
    const pace = { ...usualPace, firstWaitMs: 0, longestWaitMs: 0, longestRetryAfterMs: 0, attempts: 2 }
    expect(nextAttempt(tooMany(9000), 1, 0.5, pace)).toEqual({ action: 'wait', ms: 0 })
    expect(nextAttempt(lost, 2, 0.5, pace)).toEqual({ action: 'rest' })
  })

  it.each([
    { failure: tooMany(null), maybe: false },
    { failure: { is: 'unreachable' } as const, maybe: false },
    { failure: { is: 'serverError' } as const, maybe: true },
    { failure: { is: 'timeout' } as const, maybe: true },
    { failure: lost, maybe: true },
    { failure: { is: 'unclear' } as const, maybe: true },
  ])('$failure.is leaves a doubt whether it was done: $maybe', ({ failure, maybe }) => {
    expect(maybeDone(failure)).toBe(maybe)
  })
})

describe('a Retry-After header', () => {
  const date = 'Wed, 21 Oct 2015 07:28:00 GMT'
  it.each([
    { header: null, ms: null },
    { header: '0', ms: 0 },
    { header: '120', ms: 120_000 },
    { header: 'Wed, 21 Oct 2015 07:28:30 GMT', ms: 30_000 },
    { header: 'Wed, 21 Oct 2015 07:27:00 GMT', ms: 0 },
    { header: 'soon', ms: null },
    { header: '-5', ms: null },
  ])('of $header asks for $ms ms', ({ header, ms }) => {
    expect(retryAfterMs(header, date)).toBe(ms)
  })

  it('with a point in time but no Date beside it asks for nothing', () => {
    expect(retryAfterMs('Wed, 21 Oct 2015 07:28:30 GMT', null)).toBeNull()
  })
})

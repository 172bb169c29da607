/** Why a request brought no answer that settles it. */
export type AttemptFailure =
  /** 429: stub asks to wait, and has done nothing. */
  | { readonly is: 'tooMany'; readonly retryAfterMs: number | null }
  | { readonly is: 'serverError' }
  | { readonly is: 'timeout' }
  /** The connection ended while the request was open. */
  | { readonly is: 'lost' }
  /** Something answered, but nothing that stub says. */
  | { readonly is: 'unclear' }
  /** The request never left this machine. */
  | { readonly is: 'unreachable' }

/** What comes after a failed attempt: another one after `ms`, or giving up for now. */
export type NextAttempt = { readonly action: 'wait'; readonly ms: number } | { readonly action: 'rest' }

/** How patiently requests are tried again. Milliseconds. */
export interface Pace {
  readonly firstWaitMs: number
  readonly longestWaitMs: number
  readonly longestRetryAfterMs: number
  readonly attempts: number
  /** The same for a request that never left this machine; `attempts` unless said. */
  readonly attemptsToLeave?: number
  /** How long what may have arrived is looked for before stub's books are believed that it did not. */
  readonly settleMs: number
  /** The same while they lack other records that stub has accepted. */
  readonly longestSettleMs: number
}

/**
 * From 1 s, doubling up to a minute, eight attempts in all; stub's own Retry-After is obeyed up to ten minutes. What may
 * have arrived is looked for during ten seconds, or two minutes while stub lags.
 */
export const usualPace: Pace = {
  firstWaitMs: 1000,
  longestWaitMs: 60_000,
  longestRetryAfterMs: 600_000,
  attempts: 8,
  settleMs: 10_000,
  longestSettleMs: 120_000,
}

/** For a sending that goes on by itself once stub answers again: one that cannot leave rests soon, and rests well. */
export const restingPace: Pace = { ...usualPace, attemptsToLeave: 3 }

/**
 * What to do after the `attempt`th attempt (from 1) failed. `random` is in [0, 1) and spreads the waits over the upper
 * half of each step, so that programs which were cut off together do not come back together.
 */
export function nextAttempt(
  failure: AttemptFailure,
  attempt: number,
  random: number,
  pace: Pace = usualPace,
): NextAttempt {
  const { attempts, attemptsToLeave = attempts } = pace
  if (attempt >= (failure.is === 'unreachable' ? attemptsToLeave : attempts)) return { action: 'rest' }
  const step = Math.min(pace.longestWaitMs, pace.firstWaitMs * 2 ** (attempt - 1))
  const ms = Math.round(step * (0.5 + random / 2))
  const asked = failure.is === 'tooMany' ? (failure.retryAfterMs ?? 0) : 0
  return { action: 'wait', ms: Math.max(ms, Math.min(asked, pace.longestRetryAfterMs)) }
}

/** Whether stub may have done what was asked although we did not hear so: such a record is looked for before it is sent again. */
export function maybeDone(failure: AttemptFailure): boolean {
  switch (failure.is) {
    case 'tooMany':
    case 'unreachable':
      return false
    case 'serverError':
    case 'timeout':
    case 'lost':
    case 'unclear':
      return true
  }
}

/**
 * The wait that a `Retry-After` header asks for, in milliseconds; null when it asks for none that can be read. A point in
 * time counts from the answer's own `Date`, so that a wrong clock here does no harm.
 */
export function retryAfterMs(retryAfter: string | null, date: string | null): number | null {
  if (retryAfter === null) return null
  if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter) * 1000
  const ms = httpDate(retryAfter) - httpDate(date ?? '')
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

/** Milliseconds since 1970. Only the one form that HTTP has today: `Date.parse` alone would take "-5" for a year. */
function httpDate(text: string): number {
  return /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text) ? Date.parse(text) : Number.NaN
}

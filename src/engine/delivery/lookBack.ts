import { nextAttempt, type AttemptFailure, type Pace } from '#shared/delivery/nextAttempt.ts'
import type { SendResult } from '#shared/delivery/sendView.ts'
import { tellsIds, type HeldBooks } from '#shared/delivery/heldBooks.ts'
import type { ConnectClient } from '#engine/connect/connectClient.ts'
import type { NotRead } from '#engine/connect/readBack.ts'
import type { StubFailure } from '#engine/connect/stubRequest.ts'

/**
 * What looking at stub's books came to. `unavailable` keeps why, in stub's words where it gave some; `lasting` unless it
 * said no only once. `failed` when the network is in the way, or the user cancelled.
 */
export type LookedBack =
  | { readonly is: 'answered'; readonly books: HeldBooks }
  | { readonly is: 'unavailable'; readonly why: string; readonly lasting: boolean }
  | { readonly is: 'failed'; readonly why: StubFailure }

/** What hangs on the answer: records that would leave a second time (`doubts`), or only what can be shown as confirmed. */
export type Stake = 'doubts' | 'confirmation'

/** That an equal record is there does not tell whether it is the one in doubt. */
const withoutIds: LookedBack = {
  is: 'unavailable',
  why: 'a list of records without their ids',
  lasting: false,
}

/** What looking back acts with. `onWait` hears of every pause before another try. */
export interface LookBackEffects {
  readonly connect: Pick<ConnectClient, 'readBack'>
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly random: () => number
  readonly pace: Pace
  readonly onWait: (ms: number, why: StubFailure) => void
}

/**
 * Reads back what stub holds, and tries again as patiently as with a push: what a passing trouble hides would otherwise
 * be sent a second time. A stub that answers, but never with its books, counts as one that cannot tell; one that says no
 * counts as such at once, or, with `doubts` at stake, when it keeps saying so for some seconds.
 */
export async function lookBack(
  effects: LookBackEffects,
  stake: Stake,
  signal: AbortSignal,
): Promise<LookedBack> {
  for (let attempt = 1; ; attempt += 1) {
    const read = await effects.connect.readBack(signal)
    if (read.is === 'answered') return stake === 'confirmation' || tellsIds(read.books) ? read : withoutIds
    if (read.is === 'unavailable') return { is: 'unavailable', why: read.detail, lasting: true }
    if (signal.aborted) return { is: 'failed', why: read.why }
    const said = saidNo(read)
    if (said !== null && stake === 'confirmation') return { is: 'unavailable', why: said, lasting: false }
    const pace = said === null ? effects.pace : soon(effects.pace)
    const next = nextAttempt(read.cause, attempt, effects.random(), pace)
    if (next.action === 'rest') return resting(read)
    effects.onWait(next.ms, read.why)
    await effects.sleep(next.ms, signal)
  }
}

/** What a sending's result says of the last look; null: there was none. */
export function readBackOf(looked: LookedBack | null): Pick<SendResult, 'readBack' | 'notReadBecause'> {
  switch (looked?.is) {
    case undefined:
      return { readBack: 'notAsked' }
    case 'answered':
      return { readBack: 'answered' }
    case 'unavailable':
      return { readBack: 'unavailable', notReadBecause: looked.why }
    case 'failed':
      return { readBack: 'unavailable', notReadBecause: inWords(looked.why) }
  }
}

type FailedRead = Extract<NotRead, { is: 'failed' }>

/** Stub's reason where it turned the question down, without a status that promises better. */
function saidNo({ why }: FailedRead): string | null {
  return why.code === 'stub.refused' ? why.message : null
}

/** All tries within some seconds: a no is seldom a passing trouble. */
function soon(pace: Pace): Pace {
  return {
    ...pace,
    firstWaitMs: Math.min(pace.firstWaitMs, 250),
    longestWaitMs: Math.min(pace.longestWaitMs, 1000),
  }
}

function resting({ cause, why }: FailedRead): LookedBack {
  return hasAnswered(cause) ? { is: 'unavailable', why: inWords(why), lasting: true } : { is: 'failed', why }
}

function hasAnswered(cause: AttemptFailure): boolean {
  switch (cause.is) {
    case 'tooMany':
    case 'serverError':
    case 'unclear':
      return true
    case 'timeout':
    case 'lost':
    case 'unreachable':
      return false
  }
}

function inWords(why: StubFailure): string {
  switch (why.code) {
    case 'stub.refused':
      return why.message
    case 'stub.unclear':
    case 'stub.unreachable':
      return why.detail
    case 'stub.timeout':
      return 'no answer in time'
  }
}

import { nextAttempt, type Pace } from '#shared/delivery/nextAttempt.ts'
import type { SendResult } from '#shared/delivery/sendView.ts'
import { systemWords } from '#shared/errors/systemWords.ts'
import { tellsIds, type HeldBooks } from '#shared/delivery/heldBooks.ts'
import type { ConnectClient } from '#engine/connect/connectClient.ts'
import type { Asking, NotRead } from '#engine/connect/readBack.ts'
import type { StubFailure } from '#engine/connect/stubRequest.ts'

/**
 * What looking at stub's books came to. `unavailable` keeps why, in stub's words where it gave some, and whether asking
 * again in the same run is worth it: not where it is certain, and not for confirmation alone where it took long. `failed`
 * when the network is in the way, or the user cancelled.
 */
export type LookedBack =
  | { readonly is: 'answered'; readonly books: HeldBooks }
  | { readonly is: 'unavailable'; readonly why: string; readonly askAgain: 'always' | 'inDoubt' | 'never' }
  | { readonly is: 'failed'; readonly why: StubFailure }

/** What hangs on the answer: records that would leave a second time (`doubts`), or only what can be shown as confirmed. */
export type Stake = 'doubts' | 'confirmation'

/** That an equal record is there does not tell whether it is the one in doubt. */
const withoutIds: LookedBack = {
  is: 'unavailable',
  why: 'a list of records without their ids',
  askAgain: 'always',
}

/** What looking back acts with. `onWait` hears of every pause before another try. */
export interface LookBackEffects {
  readonly connect: Pick<ConnectClient, 'readBack' | 'answers'>
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly random: () => number
  readonly pace: Pace
  readonly onWait: (ms: number, why: StubFailure) => void
}

/**
 * Reads back what stub holds. With `doubts` at stake it tries again as patiently as with a push: what a passing trouble
 * hides would otherwise be sent a second time. A stub that answers, but never with its books, counts as one that cannot
 * tell: for confirmation after a few quick tries, or one that was waited for. One that says no counts as such at once, or,
 * with `doubts` at stake, when it keeps saying so for some seconds.
 */
export async function lookBack(
  effects: LookBackEffects,
  stake: Stake,
  signal: AbortSignal,
): Promise<LookedBack> {
  const patience = stake === 'doubts' ? 'usual' : 'little'
  for (let attempt = 1; ; attempt += 1) {
    const read = await effects.connect.readBack({ signal, patience })
    if (read.is === 'answered') return stake === 'confirmation' || tellsIds(read.books) ? read : withoutIds
    if (read.is === 'unavailable') return { is: 'unavailable', why: read.detail, askAgain: 'never' }
    if (signal.aborted) return { is: 'failed', why: read.why }
    const inDoubt = stake === 'doubts'
    const given = inDoubt ? null : await givenUp(effects, read, attempt, signal)
    if (given !== null) return given
    const next = nextAttempt(read.cause, attempt, effects.random(), paceOf(effects.pace, stake, read))
    if (next.action === 'rest')
      return inDoubt ? givenUpInDoubt(effects, read, signal) : { is: 'failed', why: read.why }
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

/** How often books are asked for that would only confirm, where stub answers but not with them. */
const triesToConfirm = 3
const quick = { firstWaitMs: 250, longestWaitMs: 1000 }

/** That stub cannot tell, where only confirmation is at stake and it answers otherwise; null while another try is worth it. */
async function givenUp(
  effects: LookBackEffects,
  read: FailedRead,
  attempt: number,
  signal: AbortSignal,
): Promise<LookedBack | null> {
  const said = saidNo(read)
  if (said !== null) return { is: 'unavailable', why: said, askAgain: 'always' }
  const { cause, why } = read
  const asksToWait = cause.is === 'tooMany' && (cause.retryAfterMs ?? 0) > quick.longestWaitMs
  const isLong = cause.is === 'timeout' || asksToWait
  if (!isLong && attempt < Math.min(triesToConfirm, effects.pace.attempts)) return null
  if (!(await answersOtherwise(effects, read, { patience: 'little', signal }))) return null
  return { is: 'unavailable', why: inWords(why), askAgain: isLong ? 'inDoubt' : 'always' }
}

/** All tries within some seconds after a no, which is seldom a passing trouble, and where little hangs on the answer. */
function paceOf(pace: Pace, stake: Stake, read: FailedRead): Pace {
  if (saidNo(read) === null && (stake === 'doubts' || !read.answered)) return pace
  return {
    ...pace,
    firstWaitMs: Math.min(pace.firstWaitMs, quick.firstWaitMs),
    longestWaitMs: Math.min(pace.longestWaitMs, quick.longestWaitMs),
  }
}

async function givenUpInDoubt(
  effects: LookBackEffects,
  read: FailedRead,
  signal: AbortSignal,
): Promise<LookedBack> {
  const { why } = read
  if (!(await answersOtherwise(effects, read, { signal }))) return { is: 'failed', why }
  return { is: 'unavailable', why: inWords(why), askAgain: 'never' }
}

/** Whether it is not the network that keeps the books from us: stub answers, but not this question. */
async function answersOtherwise(
  { connect }: LookBackEffects,
  { answered, cause }: FailedRead,
  asking: Asking,
): Promise<boolean> {
  if (answered || cause.is === 'unreachable') return answered
  return connect.answers(asking)
}

function inWords(why: StubFailure): string {
  switch (why.code) {
    case 'stub.refused':
      return why.message
    case 'stub.unclear':
    case 'stub.unreachable':
      return systemWords(why.detail)
    case 'stub.timeout':
      return 'no answer in time'
  }
}

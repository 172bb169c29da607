import { nothingCounted, type DeliveryCounts } from '#shared/delivery/delivery.ts'
import { maybeDone, nextAttempt } from '#shared/delivery/nextAttempt.ts'
import type { PushExchange } from '#shared/delivery/ledger.ts'
import { isHeld } from '#shared/delivery/findHeld.ts'
import { tellsIds, type HeldBooks } from '#shared/delivery/heldBooks.ts'
import { refusalOf } from '#shared/delivery/nextState.ts'
import type { Shown } from '#shared/delivery/settling.ts'
import type { SendWay } from '#shared/delivery/sendWay.ts'
import type { SendActivity, SendResult } from '#shared/delivery/sendView.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { StubRecord } from '#shared/records/record.ts'
import type { FailedAttempt } from '#engine/connect/judgeExchange.ts'
import { readBackOf } from '#engine/delivery/lookBack.ts'
import { LookingBack } from '#engine/delivery/lookingBack.ts'
import type { SendFailure } from '#engine/delivery/outbox.ts'
import { passGate } from '#engine/delivery/passGate.ts'
import { pushBatch } from '#engine/delivery/pushBatch.ts'
import { Resting } from '#engine/delivery/resting.ts'
import type { SendingEffects } from '#engine/delivery/sendingEffects.ts'
import type { SendOptions } from '#engine/delivery/sendOptions.ts'
import type { Batch, BatchOutcome } from '#engine/importing/batch.ts'

/** What comes after a request: the next batch, the same one again, or the end of the run. */
type Step =
  | { readonly is: 'next' }
  | { readonly is: 'again'; readonly batch: number }
  | { readonly is: 'stop'; readonly why: Failure }

type Stepped = Promise<Result<Step, SendFailure>>

const cancelled = { is: 'stop', why: { code: 'task.cancelled' } } as const

/** One run of sending an import, from the first request to reading back. Sends once; a new run is a new object. */
export class SendingRun {
  readonly #effects: SendingEffects
  readonly #options: SendOptions
  readonly #resting: Resting
  readonly #looking: LookingBack
  #counts = nothingCounted
  #requests = 0
  #left: number | null
  #way: SendWay = 'batch'
  /** Attempts in a row that settled nothing. */
  #failures = 0
  /** Whether an earlier attempt of the batch at hand may have arrived. */
  #doubted = false
  /** Whether stub is known to keep no part of a batch that it refuses. */
  #keepsNoPart = false
  /** Whether stub stood by a refusal that came as a server error through all attempts. */
  #standsByErrors = false
  /** How many records were accepted that stub does not show, and that are not waited for any more. */
  #unseen = 0

  constructor(effects: SendingEffects, options: SendOptions) {
    this.#effects = effects
    this.#options = options
    this.#left = options.limit
    this.#resting = new Resting(effects.rest)
    this.#looking = new LookingBack({
      ...effects,
      signal: options.signal,
      report: (activity) => this.#report(activity),
      rest: (why) => this.#rest(why),
    })
  }

  async send(): Promise<Result<SendResult, SendFailure>> {
    const { outbox } = this.#effects
    const before = await outbox.counts()
    if (!before.ok) return before
    const begun = await outbox.begin(this.#options.refused, this.#options.to)
    if (!begun.ok) return begun
    this.#counts = begun.value
    const way = await outbox.way(this.#options.way ?? 'auto', this.#options.batchSize)
    if (!way.ok) return way
    this.#way = way.value
    this.#report()

    let step = await this.#lookBeforeSending(before.value)
    while (step.ok && step.value.is !== 'stop') {
      const batch = await this.#take(step.value)
      if (!batch.ok) return batch
      if (batch.value === null) break
      step = await this.#deliver(batch.value)
    }
    if (!step.ok) return step
    return this.#finish(step.value.is === 'stop' ? step.value.why : null)
  }

  /**
   * What stub has already is looked for before anything leaves: an attempt that nobody heard of, or the same import
   * sent by somebody else to whom it was handed on.
   */
  async #lookBeforeSending(before: DeliveryCounts): Stepped {
    if (before.unknown === 0) return this.#confirmBefore()
    const looked = await this.#looking.settle((books) =>
      this.#shownBy(books, () => this.#counts.unknown === 0),
    )
    if (!looked.ok) return looked
    if (this.#options.signal.aborted) return ok(cancelled)
    if (looked.value.is === 'failed') return ok(this.#stopped(looked.value.why))
    this.#unseen = this.#counts.accepted
    const mustAsk = looked.value.is === 'notShown' && this.#options.resendUnknown === false
    const records = this.#counts.unknown
    return ok(mustAsk ? { is: 'stop', why: { code: 'send.unknownAgain', records } } : { is: 'next' })
  }

  async #confirmBefore(): Stepped {
    const looked = await this.#looking.insist('confirmation')
    if (looked.is === 'failed') return ok(this.#stopped(looked.why))
    const noted = looked.is === 'answered' ? await this.#noteFound(looked.books) : ok(null)
    this.#unseen = this.#counts.accepted
    return noted.ok ? ok({ is: 'next' }) : noted
  }

  /** Notes what the books hold; what was accepted and is not in them shows that they are behind. */
  async #shownBy(books: HeldBooks, isThere: () => boolean): Promise<Result<Shown, SendFailure>> {
    const noted = await this.#noteFound(books)
    if (!noted.ok) return noted
    return ok({ isThere: isThere(), isBehind: this.#counts.accepted > this.#unseen })
  }

  /** The batch to send now, its intent noted on the disk; null when there is none, or the run is cancelled. */
  async #take(step: Exclude<Step, { is: 'stop' }>): Promise<Result<Batch | null, SendFailure>> {
    const { outbox, sleep } = this.#effects
    const { batchSize, gate, pauseMs, signal } = this.#options
    if (this.#requests > 0 && step.is === 'next') await sleep(pauseMs, signal)
    await passGate(gate, signal, () => this.#report({ is: 'paused' }))
    if (signal.aborted) return ok(null)
    if (step.is === 'again') {
      const again = await outbox.again(step.batch)
      if (!again.ok || again.value !== null) return again
    }
    if (this.#left === 0) return ok(null)
    const batch = await outbox.next({ batchSize, limit: this.#left, way: this.#way })
    if (!batch.ok || batch.value === null) return batch
    if (this.#left !== null) this.#left = Math.max(0, this.#left - batch.value.size)
    this.#failures = 0
    this.#resting.end()
    // One that leaves a second time is of an earlier run.
    this.#doubted = batch.value.attempt > 1
    return batch
  }

  async #deliver(batch: Batch): Stepped {
    this.#requests += 1
    const { connect, outbox, today, askForOutcome } = this.#effects
    const outcome = await pushBatch({ connect, inFile: outbox.inFile, today, askForOutcome }, batch)
    const exchange = outcome.is === 'broke' ? null : (outcome.exchange ?? null)
    switch (outcome.is) {
      case 'accepted':
        return this.#settle(batch, { is: 'accepted' }, exchange)
      case 'refused': {
        const { reason, status } = outcome
        if (outcome.concerns === 'records') return this.#refuse(batch, reason, exchange)
        // It is not the records that stub will not have: they wait until the key is right.
        const noted = await this.#note(batch, { is: 'notSent' }, exchange)
        return noted.ok ? ok({ is: 'stop', why: { code: 'stub.refused', message: reason, status } }) : noted
      }
      case 'failed':
        return this.#retry(batch, outcome, exchange)
      case 'broke': {
        const incident = this.#effects.report(outcome.problem, `sending batch ${batch.no}`)
        const noted = await this.#note(batch, outcome.left, null)
        return noted.ok ? ok({ is: 'stop', why: { code: 'internal', incident } }) : noted
      }
    }
  }

  async #settle(batch: Batch, outcome: BatchOutcome, exchange: PushExchange | null): Stepped {
    const noted = await this.#note(batch, outcome, exchange)
    return noted.ok ? ok({ is: 'next' }) : noted
  }

  /** Of several records only some are to blame: all leave again in smaller batches, but for those that stub has kept. */
  async #refuse(batch: Batch, reason: string, exchange: PushExchange | null): Stepped {
    const noted = await this.#settle(batch, { is: 'refused', reason }, exchange)
    if (!noted.ok || refusalOf(batch.size, batch.method) === 'refused') return noted
    if (this.#left !== null) this.#left += batch.size
    if (this.#keepsNoPart || batch.method === 'file') return noted
    const looked = await this.#looking.insist('confirmation')
    if (looked.is === 'failed') return ok(this.#stopped(looked.why))
    if (looked.is === 'unavailable') return noted
    const kept = batch.records.filter((record) => isHeld(record, looked.books))
    this.#keepsNoPart = kept.length === 0 && tellsIds(looked.books)
    const found = await this.#noteFound(looked.books, kept)
    return found.ok ? noted : found
  }

  async #retry(batch: Batch, { cause, why, refusal }: FailedAttempt, exchange: PushExchange | null): Stepped {
    const { random, pace } = this.#effects
    this.#failures += 1
    const next = nextAttempt(cause, this.#failures, random(), pace)
    // Stub said no and keeps saying so: that is about these records, whatever status it came with.
    if (refusal !== null && (next.action === 'rest' || this.#standsByErrors)) {
      this.#standsByErrors = true
      return this.#refuse(batch, refusal, exchange)
    }
    const maybe = maybeDone(cause)
    this.#doubted ||= maybe
    const noted = await this.#note(batch, { is: maybe ? 'unknown' : 'notSent' }, exchange)
    if (!noted.ok) return noted
    if (next.action === 'wait') await this.#wait(next.ms, why)
    else if (!(await this.#rest(why))) return ok(this.#stopped(why))
    if (this.#options.signal.aborted) return ok(cancelled)
    return this.#doubted ? this.#lookFor(batch) : ok({ is: 'again', batch: batch.no })
  }

  /** Looks for a batch that may have arrived; what stub does not show of it leaves again, where that need not be asked first. */
  async #lookFor(batch: Batch): Stepped {
    const again: Step = { is: 'again', batch: batch.no }
    const looked = await this.#looking.settle((books) => this.#shownOf(batch, books))
    if (!looked.ok) return looked
    if (this.#options.signal.aborted) return ok(cancelled)
    switch (looked.value.is) {
      case 'failed':
        return ok(this.#stopped(looked.value.why))
      case 'notShown':
        // What is not there by now is not waited for again.
        this.#unseen = this.#counts.accepted
        return ok(this.#options.resendUnknown === false ? { is: 'next' } : again)
      case 'there':
        return ok(again)
    }
  }

  /** All of the import's records are looked for where it is not enough to look for those of the batch. */
  async #shownOf(batch: Batch, books: HeldBooks): Promise<Result<Shown, SendFailure>> {
    if (batch.method === 'file') return this.#shownBy(books, () => this.#counts.unknown === 0)
    if (!batch.records.every((record) => isHeld(record, books))) return this.#shownBy(books, () => false)
    const noted = await this.#noteFound(books, batch.records)
    return noted.ok ? ok({ isThere: true, isBehind: false }) : noted
  }

  async #finish(stoppedBy: Failure | null): Promise<Result<SendResult, SendFailure>> {
    const { waiting, accepted, unknown } = this.#counts
    const cutShort = this.#options.signal.aborted && waiting + unknown > 0
    const why = stoppedBy ?? (cutShort ? cancelled.why : null)
    if (why === null && accepted + unknown > 0) {
      const looked = await this.#looking.look('confirmation')
      const noted = looked.is === 'answered' ? await this.#noteFound(looked.books) : ok(null)
      if (!noted.ok) return noted
    }
    this.#report()
    return ok({
      counts: this.#counts,
      requests: this.#requests,
      stoppedBy: why,
      ...readBackOf(this.#looking.last),
    })
  }

  async #note(
    batch: Batch,
    outcome: BatchOutcome,
    exchange: PushExchange | null,
  ): Promise<Result<null, SendFailure>> {
    return this.#counted(await this.#effects.outbox.note(batch.no, outcome, exchange))
  }

  /** Of all the import's records, unless some are meant. */
  async #noteFound(books: HeldBooks, of?: readonly StubRecord[]): Promise<Result<null, SendFailure>> {
    if (of?.length === 0) return ok(null)
    const { noteFound } = this.#effects.outbox
    return this.#counted(await noteFound(books, of))
  }

  #counted(counts: Result<DeliveryCounts, SendFailure>): Result<null, SendFailure> {
    if (!counts.ok) return counts
    this.#counts = counts.value
    this.#report()
    return ok(null)
  }

  async #wait(ms: number, why: Failure): Promise<void> {
    this.#report({ is: 'retrying', ms, why })
    await this.#effects.sleep(ms, this.#options.signal)
    this.#report()
  }

  /** Whether sending goes on: it has rested until another attempt is worth it. */
  async #rest(why: Failure): Promise<boolean> {
    const goesOn = await this.#resting.take(why, this.#options.signal, (activity) => this.#report(activity))
    if (!goesOn) return false
    this.#report()
    this.#failures = 0
    this.#looking.forget()
    return true
  }

  #report(activity: SendActivity = { is: 'sending' }): void {
    this.#options.onProgress({ counts: this.#counts, requests: this.#requests, activity })
  }

  #stopped(why: Failure): Step {
    return this.#options.signal.aborted ? cancelled : { is: 'stop', why }
  }
}

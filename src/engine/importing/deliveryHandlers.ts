import { ok } from '#shared/errors/result.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { Desk } from '#engine/importing/desk.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { beginSending } from '#engine/importing/outbox/beginSending.ts'
import { deliveryCounts } from '#engine/importing/outbox/deliveryCounts.ts'
import { noteEmptied, startOver } from '#engine/importing/outbox/emptied.ts'
import { batchAgain, nextBatch, settlementsInFile } from '#engine/importing/outbox/nextBatch.ts'
import { noteMaybeEmptied } from '#engine/importing/outbox/maybeEmptied.ts'
import { noteFound } from '#engine/importing/outbox/noteFound.ts'
import { noteOutcome } from '#engine/importing/outbox/noteOutcome.ts'
import { noteReversedGone } from '#engine/importing/outbox/reversedGone.ts'
import { noteTold } from '#engine/importing/outbox/noteTold.ts'
import { refusals } from '#engine/importing/outbox/refusals.ts'
import { settleBefore } from '#engine/importing/outbox/settleBefore.ts'
import { sendPlan } from '#engine/importing/outbox/sendPlan.ts'
import { planBy, wayOf } from '#engine/importing/outbox/sendWay.ts'
import { businessOf } from '#engine/importing/pageOfPrints.ts'
import { summaryOf } from '#engine/importing/summaryOf.ts'

type Names = Extract<keyof Handlers<ImporterContract>, `delivery.${string}`>

/** What `delivery.*` answers: intents and outcomes are on the disk before the answer leaves. */
export function createDeliveryHandlers({
  effects,
  look,
  change,
}: Desk): Pick<Handlers<ImporterContract>, Names> {
  return {
    'delivery.plan': ({ batchSize, way, ...choice }) =>
      look((open) => planBy(open, wayOf(open, way, batchSize), sendPlan(open, batchSize, choice))),
    'delivery.way': ({ asked, batchSize }) => look((open) => wayOf(open, asked, batchSize)),
    'delivery.inFile': ({ batch, from, mostEntries }) =>
      look((open) => settlementsInFile(open, batch, from, mostEntries)),
    'delivery.counts': () => look(deliveryCounts),
    'delivery.refusals': () => look(({ file }) => refusals(file)),
    'delivery.ledger': (query) => look(({ file }) => file.attempts.page(query)),
    'delivery.settleBefore': ({ again }) => change((open) => settleBefore(open, again)),
    'delivery.begin': (how) => change((open) => beginSending(open, how, effects.now())),
    'delivery.next': (room) => change((open) => ok(nextBatch(open, room, effects.now()))),
    'delivery.again': ({ batch }) => change((open) => ok(batchAgain(open, batch, effects.now()))),
    'delivery.outcome': ({ batch, outcome, exchange = null }) =>
      change((open) => ok(noteOutcome(open, batch, outcome, exchange, effects.now()))),
    'delivery.found': (findings) => change((open) => ok(noteFound(open, findings, effects.now()))),
    'delivery.differences': () =>
      look(({ file }) => file.differences.all().flatMap(({ differences }) => differences)),
    'delivery.sentTo': () =>
      look((open) => ({
        business: businessOf(open),
        reverses: open.state().begun.reverses?.id ?? null,
      })),
    'delivery.emptied': ({ at, certain }) =>
      change((open) => {
        if (certain) noteEmptied(open, at)
        else noteMaybeEmptied(open, at)
        return ok(summaryOf(open))
      }),
    'delivery.reversedGone': (gone) =>
      change((open) => {
        noteReversedGone(open, gone)
        return ok(summaryOf(open))
      }),
    'delivery.startOver': () =>
      change((open) => {
        const begun = startOver(open)
        return begun.ok ? ok(summaryOf(open)) : begun
      }),
    'delivery.told': (posted) => change((open) => ok(noteTold(open, posted, effects.now()))),
  }
}

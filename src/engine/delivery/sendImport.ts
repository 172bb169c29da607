import { businessKey } from '#shared/connect/businessKey.ts'
import type { Recipient } from '#shared/delivery/ledger.ts'
import type { ReadProgress } from '#shared/imports/importView.ts'
import type { SendResult } from '#shared/delivery/sendView.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import type { SendFailure } from '#engine/delivery/outbox.ts'
import type { Sender } from '#engine/delivery/sender.ts'
import type { SendOptions } from '#engine/delivery/sendOptions.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { ClaimFailure, Release } from '#engine/imports/claimBusiness.ts'
import { whileCompared, type Others } from '#engine/imports/compareWithOthers.ts'
import { noteSendingBegins, noteSent } from '#engine/imports/sentPrints.ts'
import { tellEmptied } from '#engine/imports/tellEmptied.ts'

/** An import that is to be sent, and where to. */
export interface Dispatch {
  readonly others: Others
  readonly importer: Client<ImporterContract>
  readonly sender: Sender
  /** Where the import's file is. */
  readonly path: string
  /** Whether what other imports sent to this business leaves again. */
  readonly again: boolean
  readonly onComparing?: (progress: ReadProgress) => void
  /** Waits; ends early, and without an error, when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}

/** How soon it is asked again whether another program has finished, in milliseconds. */
const askedAgainAfter = 500

type Failed<Name extends 'import.compare' | 'delivery.settleBefore'> = Extract<
  AnswerOf<ImporterContract[Name]>,
  { ok: false }
>['error']

type Directed = SendOptions & { readonly to: Recipient }
type Sent = Result<SendResult, SendFailure | Failed<'import.compare' | 'delivery.settleBefore'>>

/**
 * Sends an import without what other imports sent to the same business already: it is compared with them first. What leaves
 * is in the catalogue from the first request on, so that the next import knows of it. While another window or terminal
 * sends to that business, it waits.
 */
export async function sendImport(dispatch: Dispatch, options: Directed): Promise<Sent> {
  const claimed = await claim(dispatch, options)
  if (!claimed.ok) return claimed
  try {
    return await sendAlone(dispatch, options)
  } finally {
    claimed.value()
  }
}

async function claim(
  { others, importer, sleep }: Dispatch,
  { to, signal, onProgress }: Directed,
): Promise<Result<Release, SendFailure | ClaimFailure | { code: 'task.cancelled' }>> {
  for (;;) {
    const claimed = others.catalogue.claim(businessKey(to))
    if (!claimed.ok) return claimed
    if (claimed.value !== null) return ok(claimed.value)
    const counts = await importer.call('delivery.counts', {})
    if (!counts.ok) return counts
    onProgress({ counts: counts.value, requests: 0, activity: { is: 'queued', behind: null } })
    await sleep(askedAgainAfter, signal)
    if (signal.aborted) return err({ code: 'task.cancelled' })
  }
}

async function sendAlone(
  { others, importer, sender, path, again, onComparing }: Dispatch,
  options: Directed,
): Promise<Sent> {
  const { signal, to } = options
  const business = businessKey(to)
  const watch = onComparing === undefined ? {} : { onProgress: onComparing }
  await tellEmptied(others.catalogue.sent, importer, path)
  for (let isSettled = false; !isSettled;) {
    const settled = await whileCompared(others, importer, { path, business, signal, ...watch }, () =>
      importer.call('delivery.settleBefore', { again }),
    )
    if (!settled.ok) return settled
    // Null when it was changed in between: what it holds then is compared once more.
    isSettled = settled.value !== null
  }
  const { sent } = others.catalogue
  const begun = await noteSendingBegins(sent, importer, { path, business })
  if (!begun.ok) return begun
  const result = await sender.send(options)
  // Should the import not be reachable now, it stays noted as begun, and is asked when the next one is compared.
  await noteSent(sent, importer, path)
  return result
}

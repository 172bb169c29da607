import { businessKey } from '#shared/connect/businessKey.ts'
import type { Recipient } from '#shared/delivery/ledger.ts'
import type { ReadProgress } from '#shared/imports/importView.ts'
import type { SendResult } from '#shared/delivery/sendView.ts'
import type { Result } from '#shared/errors/result.ts'
import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import type { SendFailure } from '#engine/delivery/outbox.ts'
import type { Sender } from '#engine/delivery/sender.ts'
import type { SendOptions } from '#engine/delivery/sendOptions.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { whileCompared, type Others } from '#engine/imports/compareWithOthers.ts'
import { noteSendingBegins, noteSent } from '#engine/imports/sentPrints.ts'

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
}

type Failed<Name extends 'import.compare' | 'delivery.settleBefore'> = Extract<
  AnswerOf<ImporterContract[Name]>,
  { ok: false }
>['error']

/**
 * Sends an import without what other imports sent to the same business already: it is compared with them first. What leaves
 * is in the catalogue from the first request on, so that the next import knows of it.
 */
export async function sendImport(
  { others, importer, sender, path, again, onComparing }: Dispatch,
  options: SendOptions & { readonly to: Recipient },
): Promise<Result<SendResult, SendFailure | Failed<'import.compare' | 'delivery.settleBefore'>>> {
  const { signal, to } = options
  const business = businessKey(to)
  const watch = onComparing === undefined ? {} : { onProgress: onComparing }
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

import { isOfBefore } from '#shared/delivery/emptied.ts'
import type { ImportCard, ImportSummary } from '#shared/imports/importView.ts'

/** An import as a list shows it. */
export function importCard(summary: ImportSummary): ImportCard {
  const { id, createdAt, step, tally, delivery, emptied } = summary
  return {
    id,
    name: summary.source.name,
    account: summary.account ?? summary.accountInFile,
    createdAt,
    step,
    state: stateOf(summary),
    records: tally.records,
    errors: tally.errors,
    delivered: isOfBefore(emptied) ? 0 : delivery.accepted + delivery.confirmed,
    refused: delivery.refused,
    unknown: delivery.unknown,
    period: tally.period,
    ...(summary.reverses !== null && { reverses: summary.reverses.id }),
  }
}

/** Done is what has a valid end for every record: stub accepted it, or is known to hold it. */
function stateOf({
  handedOnAt,
  emptied,
  reverses,
  sendingBegun,
  delivery,
}: ImportSummary): ImportCard['state'] {
  if (handedOnAt !== null) return 'handedOn'
  if (isOfBefore(emptied) || reverses?.gone?.certain === true) return 'emptied'
  if (!sendingBegun) return 'inProgress'
  return delivery.accepted + delivery.confirmed === delivery.records ? 'done' : 'sending'
}

import type { ImportCard } from '#shared/imports/importView.ts'
import { settledCount } from '#shared/delivery/delivery.ts'
import type { SendProgress } from '#shared/delivery/sendView.ts'
import { counted, formatCount } from '../ui/formatMoney.ts'

/** The imports of which records have still to leave, to be looked at together. */
export function waitingAmong(cards: readonly ImportCard[]): readonly string[] {
  const waits = ({ state, records, delivered }: ImportCard) =>
    (state === 'inProgress' || state === 'sending') && records > delivered
  return cards.filter(waits).map(({ id }) => id)
}

/** How an import stands whose records are leaving, or would if nothing held them. */
export function sendingStanding(progress: SendProgress | null): ReturnType<typeof importStanding> {
  if (progress === null) return { says: 'Sending', tone: 'plain' }
  const far = `${formatCount(settledCount(progress.counts))} of ${formatCount(progress.counts.records)}`
  switch (progress.activity.is) {
    case 'queued':
      return { says: 'Waits its turn', tone: 'plain' }
    case 'sending':
    case 'looking':
    case 'retrying':
      return { says: `Sending: ${far}`, tone: 'plain' }
    case 'paused':
      return { says: `Paused at ${far}`, tone: 'warn' }
    case 'resting':
      return { says: `Resting at ${far}`, tone: 'warn' }
  }
}

/** How an import stands, as its owner would say it, and how much attention it asks for. */
export function importStanding(card: ImportCard): { says: string; tone: 'plain' | 'good' | 'warn' | 'bad' } {
  switch (card.state) {
    case 'inProgress':
      return inProgress(card)
    case 'sending':
      return sending(card)
    case 'done':
      return { says: 'Done', tone: 'good' }
    case 'emptied':
      return { says: 'Emptied at stub', tone: 'warn' }
    case 'handedOn':
      return { says: 'Handed on', tone: 'plain' }
    case 'incomplete':
      return { says: 'Reading was interrupted', tone: 'bad' }
    case 'broken':
      return { says: 'Cannot be opened', tone: 'bad' }
  }
}

/** What asks most for a look is said; that which merely waits has been left for later. */
function sending({ records, delivered, refused, unknown }: ImportCard): ReturnType<typeof importStanding> {
  const all = formatCount(records)
  if (refused > 0) return { says: `${formatCount(refused)} of ${all} refused`, tone: 'bad' }
  if (unknown > 0) return { says: `${formatCount(unknown)} of ${all} not known`, tone: 'warn' }
  return { says: `Partly sent: ${formatCount(delivered)} of ${all}`, tone: 'warn' }
}

function inProgress({ errors, step }: ImportCard): ReturnType<typeof importStanding> {
  const reviewed = step !== 'source' && step !== 'columns'
  if (reviewed && errors > 0)
    return { says: counted(errors, 'row to look at', 'rows to look at'), tone: 'warn' }
  return { says: reviewed ? 'Ready to send' : 'In progress', tone: 'plain' }
}

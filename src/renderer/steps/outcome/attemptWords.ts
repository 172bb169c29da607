import type { AttemptOutcome, LedgerEntry } from '#shared/delivery/ledger.ts'
import { formatInstant } from '../../ui/formatDate.ts'
import { counted } from '../../ui/formatMoney.ts'

/** What each end of an attempt is called. */
export const attemptNames: Readonly<Record<AttemptOutcome, string>> = {
  open: 'On its way',
  accepted: 'Accepted',
  refused: 'Refused',
  unknown: 'Not known',
  notSent: 'Did not leave',
  found: 'Found at stub',
  told: 'Posted by stub',
}

/** The source rows that an attempt was about; '' for reading back. */
export function attemptRows({ rows }: LedgerEntry): string {
  if (rows === null) return ''
  return rows.first === rows.last ? String(rows.first) : `${rows.first}–${rows.last}`
}

/** The endpoint of an attempt without what all have in common; reading back is said in words. */
export function attemptCall({ exchange, batch }: LedgerEntry): string {
  if (batch === null) return 'Reading back'
  return exchange === null ? '' : exchange.endpoint.replace(/^\/api\//, '')
}

/** What stub, or the network, answered: its status and its words. */
export function attemptAnswer({ exchange, outcome }: LedgerEntry): string {
  if (exchange === null) return outcome === 'unknown' ? 'No answer was heard.' : ''
  const { status, answer } = exchange
  return [status === null ? '' : String(status), answer].filter((part) => part !== '').join(' · ')
}

/** All that there is to say about an attempt. */
export function aboutAttempt(entry: LedgerEntry): string {
  const { no, to, outcome, exchange } = entry
  const where = to === null ? '' : `, ${to.business === '' ? to.connection : to.business} at ${to.host}`
  const size = exchange === null ? '' : `, ${counted(exchange.bytes, 'byte')}`
  return `No. ${no}: ${what(entry)}${where}: ${when(entry)}${size}. ${attemptNames[outcome]}. ${attemptAnswer(entry)}`.trim()
}

function what(entry: LedgerEntry): string {
  const { batch, attempt } = entry
  const records = counted(entry.records, 'record')
  if (batch === null) return `Reading back found ${records}`
  const rows = `rows ${attemptRows(entry)}`
  return attempt === null
    ? `What became of batch ${batch}, ${rows}, which settled ${records}`
    : `Batch ${batch}, attempt ${attempt}, ${records}, ${rows}`
}

function when({ outcome, openedAt, closedAt }: LedgerEntry): string {
  if (outcome === 'told') return `posted ${formatInstant(openedAt)}`
  return `left ${formatInstant(openedAt)}${closedAt === null ? '' : `, heard ${formatInstant(closedAt)}`}`
}

import { currencyDecimals } from '#shared/money/currency.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'
import { isOfBefore } from '#shared/delivery/emptied.ts'
import type { Delivery } from '#shared/delivery/delivery.ts'
import type { Recipient } from '#shared/delivery/ledger.ts'
import type { ReceiptFacts } from '#engine/receipt/receipt.ts'

/** An amount in the major unit as a plain decimal: `1234.50`. */
export function majorText(minor: number, currency: string): string {
  return formatMinor(minor, currencyDecimals(currency) ?? 2)
}

/** An instant to the second, in UTC, as the receipt says it everywhere: `2026-03-01 09:30:00 UTC`. */
export function instantText(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`
}

/** When a record came to its state; '' for one that waits. */
export function sinceText(delivery: Delivery): string {
  switch (delivery.state) {
    case 'waiting':
      return ''
    case 'unknown':
      return instantText(delivery.since)
    case 'sent':
    case 'accepted':
    case 'confirmed':
    case 'refused':
      return instantText(delivery.at)
  }
}

/** What reading back said of a record: what differs in stub's books, or that it was not there yet; '' where it is as it was sent. */
export function readBackText(delivery: Delivery): string {
  switch (delivery.state) {
    case 'waiting':
    case 'sent':
    case 'refused':
    case 'unknown':
      return ''
    case 'accepted':
      return delivery.notFoundAt === undefined ? '' : `not found yet on ${instantText(delivery.notFoundAt)}`
    case 'confirmed':
      return (delivery.differs ?? [])
        .map(({ field, ours, stubs }) =>
          field === 'record'
            ? 'not in stub’s books any more, or not all of it'
            : `${field} at stub is ${stubs}, where ${ours} was sent`,
        )
        .join('; ')
  }
}

/** Why a record is where it is: stub's reason for a refusal, or what it was confirmed by; '' for all others. */
export function whyText(delivery: Delivery): string {
  switch (delivery.state) {
    case 'refused':
      return delivery.reason
    case 'confirmed':
      return delivery.by === 'webhook' ? 'posted by stub' : 'found in stub’s books'
    case 'waiting':
    case 'sent':
    case 'accepted':
    case 'unknown':
      return ''
  }
}

/** A business and where it lives, in one line. */
export function recipientText({ business, environment, uid, host, connection }: Recipient): string {
  return `${business === '' ? connection : business} (${environment}, ${uid} at ${host})`
}

function emptiedLines({ emptied }: ReceiptFacts): [name: string, value: string][] {
  if (emptied === null) return []
  const at = instantText(emptied.at)
  if (!emptied.certain)
    return [
      [
        'Maybe emptied',
        `stub was asked on ${at} to clear all that it held of the business, and its answer was lost: what had been sent by then is unknown until it is found there, or sent again`,
      ],
    ]
  const since = isOfBefore(emptied)
    ? 'the records below are as they stood before, and none is there any more'
    : 'what had left by then was let go of, and waits or left again since'
  return [['Emptied', `all that stub held of the business was cleared on ${at}: ${since}`]]
}

function reversalLines(facts: ReceiptFacts): [name: string, value: string][] {
  const { reversal, reverses } = facts
  return [
    ...(reversal === null
      ? []
      : [['Reversal', `“${reversal.name}”, made on ${instantText(reversal.at)}`] satisfies [string, string]]),
    ...payoutLines(facts),
    ...(reverses === null ? [] : [['Reverses', `“${reverses}”`] satisfies [string, string]]),
  ]
}

function payoutLines({ reversal, emptied }: ReceiptFacts): [name: string, value: string][] {
  if (reversal === null || reversal.payouts === 0 || isOfBefore(emptied)) return []
  const them = reversal.payouts === 1 ? '1 payout stays' : `${reversal.payouts} payouts stay`
  return [
    [
      'To remove by hand',
      `${them} in stub’s list of payouts: only the lines are reversed, as stub has no call that removes a payout. ` +
        'Those meant are listed below as settlement, accepted or confirmed, with the id that each has there.',
    ],
  ]
}

/** The facts of a receipt, each by its name, as they are read. */
export function factLines(facts: ReceiptFacts): [name: string, value: string][] {
  const { source, rows, counts, period, sent } = facts
  const span = (of: { from: string; to: string } | null, text: (at: string) => string, none: string) =>
    of === null ? none : `${text(of.from)} to ${text(of.to)}`
  return [
    ['File', `${source.name}, ${source.bytes} bytes`],
    ['File’s SHA-256', source.sha256],
    ['Account', facts.account ?? 'named in a column of the file, or not at all'],
    ['Business', facts.recipients.map(recipientText).join('; ') || 'not sent to any'],
    ['Sent', span(sent, instantText, 'not yet')],
    ...emptiedLines(facts),
    ...reversalLines(facts),
    ['Period', span(period, (date) => date, 'no record')],
    [
      'Rows of the file',
      `${rows.rows} = ${rows.converted} converted + ${rows.left} left out + ${rows.errors} in error`,
    ],
    [
      'Records',
      `${counts.records} = ${counts.confirmed} confirmed + ${counts.accepted} accepted + ${counts.sent} on their way + ` +
        `${counts.waiting} waiting + ${counts.refused} refused + ${counts.unknown} unknown`,
    ],
    ['Import', facts.importId],
    ['Receipt written', instantText(facts.writtenAt)],
  ]
}

import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { DayNumber } from '#shared/dates/dayNumber.ts'
import { base32Value } from '#shared/records/base32.ts'
import type { RecordPart } from '#shared/records/record.ts'
import type { RowIdentity } from '#shared/records/recordId.ts'

/** 64 bits, in two halves of 32: of a million of them, two that differ are equal with odds of one to 30 million. */
export interface Print {
  readonly high: number
  readonly low: number
}

/**
 * What is kept of a record, so that it is known again in another import: the print of its id, and that of all in which a
 * change leaves it the same transaction (`kinPrint`). `amount` is in minor units, money in positive; `day` is the record's.
 */
export interface RecordPrint {
  readonly id: Print
  readonly kin: Print
  readonly amount: number
  readonly day: DayNumber
  /** Whether the bank had not posted the transaction yet. */
  readonly isPending: boolean
}

/** The first 64 bits of what a record's id says in base32, after its `r1`. */
export function idPrint(id: string): Print {
  const digit = (place: number) => base32Value(id.charCodeAt(place + 2))
  let [high, low] = [0, 0]
  // Six digits and the two upper bits of the seventh are 32 bits; so much again is in what follows, but for one bit.
  for (let place = 0; place < 6; place++) high = (high << 5) | digit(place)
  const middle = digit(6)
  high = (high << 2) | (middle >> 3)
  low = middle & 7
  for (let place = 7; place < 12; place++) low = (low << 5) | digit(place)
  low = (low << 4) | (digit(12) >> 1)
  return { high: high | 0, low: low | 0 }
}

/**
 * Of that in a row's identity which stays when its amount changes: the first 64 bits of the SHA-256 of these lines in UTF-8, a
 * line feed between them:
 *
 *     own, account, source id, part                       where the source has ids of its own: its date may change, too
 *     row, account, date, currency, text, part            otherwise
 *
 * Prints are kept for years: this never changes.
 */
export function kinPrint(identity: RowIdentity, part: RecordPart): Print {
  const { account, date, currency, text, sourceId } = identity
  const lines =
    sourceId === null ? ['row', account, date, currency, text, part] : ['own', account, sourceId, part]
  const bytes = sha256(utf8ToBytes(lines.join('\n')))
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { high: view.getInt32(0), low: view.getInt32(4) }
}

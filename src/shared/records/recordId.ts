import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base32Prefix } from '#shared/records/base32.ts'
import { accountKey, identityCode } from '#shared/records/identityText.ts'
import type { RecordPart } from '#shared/records/record.ts'

/**
 * What tells one source row from another, read from the source alone and normalised already (`readSourceRow` makes it):
 * `account` by `accountKey`; `date` as YYYY-MM-DD; `minor` the amount in minor units, money in positive, or the fee's where
 * there is no amount; `text` the identity columns by `identityText`, joined by tabs; `sourceId` by `identityCode`. Where
 * the date, amount or currency of the source cannot be read, its text by `identityText` stands in.
 */
export interface RowIdentity {
  readonly account: string
  readonly date: string
  readonly minor: number | string
  readonly currency: string
  readonly text: string
  readonly sourceId: string | null
}

/**
 * The id of a record: `r1` and the first 26 characters of base32 (RFC 4648, lower case) of the SHA-256 of its canonical text
 * in UTF-8. The canonical text is these lines, with a line feed between them and none at the end:
 *
 *     own, account, source id, date, minor units, part                         where the source has ids of its own
 *     row, account, date, minor units, currency, text, part, ordinal           otherwise
 *
 * The first line is the word itself. Minor units are plain digits with a leading minus; `ordinal` counts from 1 the file's
 * rows with an equal `identityKey`. No field can hold a line feed, so no two records share a canonical text by accident.
 */
export function recordId(identity: RowIdentity, part: RecordPart, ordinal: number): string {
  const lines = identity.sourceId === null ? [part, ordinal] : [part]
  return hashed(`${identityKey(identity)}\n${lines.join('\n')}`)
}

/** Whether this program made the id. */
export function isRecordId(id: string): boolean {
  return /^r1[a-z2-7]{26}$/.test(id)
}

/** Equal for rows that are equal in all that an identity holds; the canonical text of `recordId` without part and ordinal. */
export function identityKey(identity: RowIdentity): string {
  const { account, date, minor, currency, text, sourceId } = identity
  const lines =
    sourceId === null
      ? ['row', account, date, minor, currency, text]
      : ['own', account, sourceId, date, minor]
  return lines.join('\n')
}

/** The id of a settlement, made as `recordId` makes one of the lines `settlement`, account, and the file's own settlement id. */
export function settlementRecordId(account: string, settlement: string): string {
  return hashed(['settlement', accountKey(account), identityCode(settlement)].join('\n'))
}

function hashed(canonical: string): string {
  return `r1${base32Prefix(sha256(utf8ToBytes(canonical)), 26)}`
}

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { contentKind } from '#shared/layout/contentKind.ts'
import { normalHeadings } from '#shared/layout/normalHeading.ts'

/**
 * The fingerprint of a table's shape, lower-case hex SHA-256. With headings: of `headings`, then each heading in order (NFKC,
 * lower case, blanks collapsed), a line each; nameless columns at the end do not count. Without: of `columns`, their number,
 * and for each that is always filled its place and what it holds (`date`, `number` or `text`), a line each.
 */
export function fingerprintOf(profiles: readonly ColumnProfile[]): string {
  const headings = normalHeadings(profiles.map(({ heading }) => heading))
  const lines = headings.length === 0 ? shape(profiles) : ['headings', ...headings]
  return bytesToHex(sha256(utf8ToBytes(lines.join('\n'))))
}

function shape(profiles: readonly ColumnProfile[]): string[] {
  const always = profiles.filter(({ filled, empty }) => filled > 0 && empty === 0)
  return [
    'columns',
    String(profiles.length),
    ...always.map((profile) => `${profile.index} ${coarseKind(profile)}`),
  ]
}

// Coarse, so that a month of few rows holds the same kinds as one of many.
function coarseKind(profile: ColumnProfile): string {
  const kind = contentKind(profile)
  if (kind === 'date') return 'date'
  return kind === 'amount' ? 'number' : 'text'
}

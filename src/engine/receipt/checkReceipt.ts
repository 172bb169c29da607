import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** What a receipt's checksum says: that it is as it was written, that it was changed since, or that it has none. */
export type ReceiptCheck = 'unchanged' | 'changed' | 'noChecksum'

/** Holds the bytes of a receipt before its last line against the SHA-256 in it. Throws when the file cannot be read. */
export function checkReceipt(path: string): ReceiptCheck {
  const bytes = readFileSync(path)
  const lastLine = bytes.subarray(0, -1).lastIndexOf(0x0a) + 1
  const said = /\b[0-9a-f]{64}\b/.exec(bytes.toString('utf8', lastLine))
  if (said === null) return 'noChecksum'
  const found = createHash('sha256').update(bytes.subarray(0, lastLine)).digest('hex')
  return said[0] === found ? 'unchanged' : 'changed'
}

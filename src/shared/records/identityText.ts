const blanks = /[\s\p{Cc}]+/gu
// Most texts are: of what is done to others nothing but the case is left to be done.
const isPlain = /^(?:[!-'*-~][!-~]*(?: [!-~]+)*)?$/
const pending = /^(?:\(PENDING\) ?)+/

/**
 * The text of a row as its identity takes it: NFKC, upper case, runs of blanks and control characters as one space, none at the
 * ends, and no leading `(PENDING)`, so that a transaction keeps its id when the bank posts it.
 */
export function identityText(text: string): string {
  if (isPlain.test(text)) return text.toUpperCase()
  return text.normalize('NFKC').toUpperCase().replace(blanks, ' ').trim().replace(pending, '')
}

/** Whether a text says that the bank has not posted its transaction yet, as `(Pending) Coffee shop` does. */
export function isPendingText(text: string): boolean {
  return /^\s*\(pending\)/iu.test(text.normalize('NFKC'))
}

/** An id that the source gives, as an identity takes it: like `identityText`, but with its case, which ids may depend on. */
export function identityCode(code: string): string {
  return code.normalize('NFKC').replace(blanks, ' ').trim()
}

const rounded = /^\d(?:[.,]\d+)?E\+\d{2,3}$/i

/** Whether a code, as `identityCode` gives it, was a long number that a spreadsheet has rounded: `1.23457E+15` may be many. */
export function isRoundedCode(code: string): boolean {
  return rounded.test(code)
}

/** An account as an identity takes it: NFKC, upper case, letters and digits only, so that `62-001 234` is `62001234`. */
export function accountKey(account: string): string {
  return account
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

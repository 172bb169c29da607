/** A text as categories compare it, so that case, width and blanks tell nothing apart: NFKC, upper case, blanks as one. */
export function looseText(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

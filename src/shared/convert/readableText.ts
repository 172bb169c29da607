// Marks that show nothing: zero-width ones, and those that turn the direction of what follows.
const unseen = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu

/** A text on one line, as it reads best: blanks, line breaks and control characters as single spaces, none at the ends. */
export function readableLine(text: string): string {
  return text
    .replace(unseen, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** The same line by line; blank lines are dropped. */
export function readableLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(readableLine)
    .filter((line) => line !== '')
    .join('\n')
}

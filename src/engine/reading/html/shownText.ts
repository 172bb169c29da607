/** What stands for the begin of a line in a text that is being gathered. */
export const LINE_BREAK = '\v'

/** A text as a page shows it: its own blanks and line ends are one blank, no-break spaces are blanks that all count; no line is empty. */
export function shownText(text: string): string {
  const lines = text
    .replace(/[\t\n\f\r ]+/g, ' ')
    .replaceAll('\u00a0', ' ')
    .split(LINE_BREAK)
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

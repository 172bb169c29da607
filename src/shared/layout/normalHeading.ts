/** A heading as headings are compared: NFKC, lower case, blanks collapsed. */
export function normalHeading(heading: string): string {
  return heading.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

/** The headings of a table as they are compared: nameless columns at the end do not count. */
export function normalHeadings(headings: readonly string[]): string[] {
  const normal = headings.map(normalHeading)
  return normal.slice(0, normal.findLastIndex((heading) => heading !== '') + 1)
}

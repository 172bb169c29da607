import type { Reading } from '#shared/reading/reading.ts'

/** Which of a source's rows are its table, which are left out and why, and what those say of the whole. */
export type FoundTable = Pick<
  Reading,
  'headingRow' | 'headingRows' | 'firstRow' | 'lastRow' | 'left' | 'facts' | 'tables' | 'questions'
>

/**
 * A source's only table as far as its rows have been taken, where no later row can change what is said of those: `left` grows
 * with the rows and stays the same list, and holds those of each time behind those of the time before.
 */
export type TableSoFar = Pick<Reading, 'headingRows' | 'firstRow' | 'facts'> & {
  readonly left: Readonly<Reading['left']>
}

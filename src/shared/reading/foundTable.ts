import type { Reading } from '#shared/reading/reading.ts'

/** Which of a source's rows are its table, which are left out and why, and what those say of the whole. */
export type FoundTable = Pick<
  Reading,
  'headingRow' | 'headingRows' | 'firstRow' | 'lastRow' | 'left' | 'facts' | 'tables' | 'questions'
>

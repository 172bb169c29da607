import type { RowVerdict } from '#shared/convert/rowVerdict.ts'

/**
 * A row's verdict and its `ordinal` among the rows that are equal in all that makes an id; 0 for rows without one.
 * `own` is the verdict that the row has by itself, where its settlement turned it into an error or found it doubtful.
 */
export interface JudgedRow {
  readonly verdict: RowVerdict
  readonly ordinal: number
  readonly own?: RowVerdict
}

/** A judged row with its number in the source. */
export interface JudgedLine {
  readonly row: number
  readonly judged: JudgedRow
}

/** A row that is judged otherwise than it was. */
export interface ChangedRow {
  readonly before: JudgedRow
  readonly after: JudgedRow
}

/** The verdict that a row has by itself, before its settlement is looked at. */
export function ownVerdict(judged: JudgedRow): RowVerdict {
  return judged.own ?? judged.verdict
}

import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import type { Layout } from '#shared/layout/layout.ts'

/**
 * What holds for all rows of an import: its layout, the account that the file or the user names, if any, and the period that
 * the file says it is of, from which dates without a year have theirs. `width` is how many columns its rows have; null where
 * they may have any number.
 */
export interface RowContext {
  readonly layout: Layout
  readonly account: string | null
  readonly period?: StatementPeriod | null
  readonly width?: number | null
}

import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import type { Layout } from '#shared/layout/layout.ts'

/** With which sign a column writes money in and money out; null where nothing shows it. */
export interface SignsByWay {
  readonly in: 'minus' | 'plus' | null
  readonly out: 'minus' | 'plus' | null
}

/**
 * The signs that most rows of a file have where none is needed to know which way their money went: those of amounts beside a
 * flag column or in a list of one kind alone, and those of VAT. A row with another one contradicts itself.
 */
export interface WrittenSigns {
  readonly amount: SignsByWay
  readonly vat: SignsByWay
}

/**
 * What holds for all rows of an import: its layout, the account that the file or the user names, if any, and the period that
 * the file says it is of, from which dates without a year have theirs. `width` is how many columns its rows have; null where
 * they may have any number. `datesSwapped`: a spreadsheet seems to have swapped day and month where a day is at most 12.
 */
export interface RowContext {
  readonly layout: Layout
  readonly account: string | null
  readonly period?: StatementPeriod | null
  readonly width?: number | null
  readonly signs?: WrittenSigns | null
  readonly datesSwapped?: boolean
}

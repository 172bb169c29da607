import type { Gutter } from '#shared/reading/gutters.ts'

/** What decides where the cells and rows of a delimited text end. */
export interface RowDialect {
  /** The character between two cells; two spaces stand for any run of two or more. */
  readonly delimiter: string
  /** What encloses a cell that holds a delimiter or a line break; null where a quote is a character like any other. */
  readonly quote: '"' | "'" | 'either' | null
  /** How a quote is written inside quotes: `""` or `\"`. */
  readonly escape: 'doubled' | 'backslash'
  /** Whether a cell's opening quote may stand behind blanks: `a, "b, c"`. */
  readonly quoteAfterBlanks: boolean
  /** Whether each row is quoted once more as a whole: `"a,""b, c"""`. */
  readonly isWrapped: boolean
  /** Where runs of spaces part columns that keep their places, so that a cell may be empty; else null. */
  readonly gutters: readonly Gutter[] | null
}

/** The commonest dialect with some delimiter: double quotes, doubled inside, right at the start of a cell. */
export function plainDialect(delimiter: string): RowDialect {
  const quote = delimiter === '  ' ? null : '"'
  return { delimiter, quote, escape: 'doubled', quoteAfterBlanks: false, isWrapped: false, gutters: null }
}

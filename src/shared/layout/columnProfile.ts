import { z } from 'zod'

const count = z.number().int().nonnegative()

/** A cell that shows something: its source row, and its text as written. */
export const witnessSchema = z.strictObject({ row: z.number().int().positive(), text: z.string() })

/** A cell that shows something. */
export type Witness = z.infer<typeof witnessSchema>

/**
 * How the column reads under one date order: `read` cells are dates under it, `only` of them under no other, `witness`
 * the first of those; `up` and `down` count how often a date is later or earlier than the one before it; `from` and `to`
 * are the earliest and the latest, `YYYY-MM-DD`.
 */
const dateOrderTallySchema = z.strictObject({
  read: count,
  only: count,
  witness: witnessSchema.nullable(),
  up: count,
  down: count,
  from: z.string().nullable(),
  to: z.string().nullable(),
})

/** How the column reads under one date order. */
export type DateOrderTally = z.infer<typeof dateOrderTallySchema>

/** How the column reads under one decimal mark: `read` cells are amounts under it, `only` of them not under the other. */
const decimalMarkTallySchema = z.strictObject({ read: count, only: count, witness: witnessSchema.nullable() })

/** How the column reads under one decimal mark. */
export type DecimalMarkTally = z.infer<typeof decimalMarkTallySchema>

/**
 * What one column holds over all its rows, as evidence: nothing in it is a decision. Counts are of filled cells unless
 * they say otherwise. Its size does not grow with the number of rows.
 */
export const columnProfileSchema = z.strictObject({
  index: count,
  heading: z.string(),
  filled: count,
  empty: count,
  /** The first few distinct values, as written but for blanks around them; very long ones are cut. */
  samples: z.array(z.string()),
  /** The value of every filled cell, where there is only one such value. */
  onlyValue: z.string().nullable(),
  /** How many of the first `of` filled cells were different from all before them. */
  distinct: z.strictObject({ count, of: count }),
  /** Filled cells that a workbook stores as a date, or as a number: neither has an order or a decimal mark. */
  stored: z.strictObject({ dates: count, numbers: count }),
  dates: z.strictObject({
    ymd: dateOrderTallySchema,
    dmy: dateOrderTallySchema,
    mdy: dateOrderTallySchema,
    /** Cells that are different days under different orders. */
    ambiguous: count,
    /**
     * How the column reads with day and month swapped where a cell's writing settles them, as a stored date's does. Absent where no
     * program can have swapped them: unless all of those days are at most 12, and all others above, of one order.
     */
    swapped: dateOrderTallySchema.optional(),
    first: witnessSchema.nullable(),
    firstAmbiguous: witnessSchema.nullable(),
  }),
  amounts: z.strictObject({
    '.': decimalMarkTallySchema,
    ',': decimalMarkTallySchema,
    /** The first cell that is worth something else under each mark, such as 1,250. */
    firstAmbiguous: witnessSchema.nullable(),
    positive: count,
    negative: count,
    zero: count,
    /** Cells with the dash that stands for no amount. */
    nothing: count,
    firstNegative: witnessSchema.nullable(),
    /** Amounts with a word or mark of their own for the way: `CR`, `DR`. */
    debits: count,
    credits: count,
    /** The currencies that stand beside the amounts, without repeats. */
    currencies: z.array(z.string()),
  }),
  /** Cells that are nothing but a word for one way or the other: `D`, `Cr`, `Debiet`. */
  flags: z.strictObject({ debits: count, credits: count }),
  /** Cells that are nothing but a currency's code, and those codes without repeats, in capitals. */
  currencies: z.strictObject({ read: count, codes: z.array(z.string()) }),
  /** Cells with at least one letter. */
  lettered: count,
  /** The cells of the table's first rows, empty ones too, in order: the columns' heads are as long as each other. */
  head: z.array(z.string()),
})

/** What one column holds over all its rows, as evidence. */
export type ColumnProfile = z.infer<typeof columnProfileSchema>

/** How many of the filled cells are dates, under the order that reads most of them. */
export function datesRead(profile: ColumnProfile): number {
  const { ymd, dmy, mdy } = profile.dates
  return Math.max(ymd.read, dmy.read, mdy.read)
}

/** How many of the filled cells are amounts, or the dash for none, under the decimal mark that reads most of them. */
export function amountsRead({ amounts }: ColumnProfile): number {
  const read = Math.max(amounts['.'].read, amounts[','].read)
  return read === 0 ? 0 : read + amounts.nothing
}

import { z } from 'zod'

/** What the cells of a column look like, judged over all its rows. */
export const columnKinds = [
  'date',
  'amount',
  'debit',
  'credit',
  'balance',
  'fee',
  'flag',
  'currency',
  'id',
  'text',
  'empty',
] as const

/** What the cells of a column look like. */
export type ColumnKind = (typeof columnKinds)[number]

/** One column of the table: its place from 0, its heading ('' without one), what it holds, a few of its values as written. */
export const columnSchema = z.strictObject({
  index: z.number().int().nonnegative(),
  heading: z.string(),
  holds: z.enum(columnKinds),
  samples: z.array(z.string()),
})

/** One column of the table. */
export type Column = z.infer<typeof columnSchema>

import { z } from 'zod'
import { feeBases } from '#shared/layout/layout.ts'

/** Of the rows that break the balance so many are listed; the others are only counted. */
export const LISTED_BREAKS = 1000

/**
 * A row whose balance does not follow from the one before it: `difference` is the balance as it stands less what it should
 * be, in minor units. `seems` is what would explain just this difference: the row stands twice (its balance is that of the
 * row before), or its amount has the wrong sign.
 */
export const balanceBreakSchema = z.strictObject({
  row: z.number().int().positive(),
  difference: z.number().int(),
  seems: z.enum(['repeated', 'turned']).optional(),
})

/** A row whose balance does not follow from the one before it. */
export type BalanceBreak = z.infer<typeof balanceBreakSchema>

/** Which way time runs down the rows. */
export const rowOrders = ['oldestFirst', 'newestFirst'] as const

/** Which way time runs down the rows. */
export type RowOrder = (typeof rowOrders)[number]

/**
 * What a column of balances proves of all rows. It speaks of the source: no fix changes it. `checked` counts the rows of
 * the table whose money was held against the balances around it; `broken` counts the breaks, of which `breaks` lists the
 * first `LISTED_BREAKS`, by row. `follows` is false where so few balances follow that the column must be something else.
 * `firstOutOfDay` is the first row that stands in another place than its day's balances ask for, null where all stand in
 * theirs. `turned`: whether the balances follow with money in and money out the other way round than the layout has
 * them; null where they show neither. `fee`: whether they follow with the fee
 * beside the amount or included in it, null where no fee shows it. `opening`,
 * `closing`: whether the balance that the file states agrees, null where it states none.
 */
export const balanceProofSchema = z.strictObject({
  column: z.number().int().nonnegative(),
  checked: z.number().int().nonnegative(),
  broken: z.number().int().nonnegative(),
  breaks: z.array(balanceBreakSchema).max(LISTED_BREAKS),
  follows: z.boolean(),
  order: z.enum(rowOrders),
  firstOutOfDay: z.number().int().positive().nullable(),
  turned: z.boolean().nullable(),
  fee: z.enum(feeBases).nullable(),
  opening: z.boolean().nullable(),
  closing: z.boolean().nullable(),
})

/** What a column of balances proves of all rows. */
export type BalanceProof = z.infer<typeof balanceProofSchema>

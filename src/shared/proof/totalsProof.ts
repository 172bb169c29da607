import { z } from 'zod'
import { fieldNames } from '#shared/layout/layout.ts'

/** Of the totals that are wrong so many are listed. */
export const LISTED_TOTALS = 1000

/**
 * A total that the file states in one of its columns and that the rows above do not add up to; or, in its column of balances, the
 * balance that they do not end with. `expected` is what they add up to or end with, `difference` what it is too high by; both in minor units.
 */
export const wrongTotalSchema = z.strictObject({
  row: z.number().int().positive(),
  column: z.number().int().nonnegative(),
  field: z.enum(fieldNames),
  found: z.string(),
  expected: z.number().int(),
  difference: z.number().int(),
})

/** A total that the rows above do not add up to. */
export type WrongTotal = z.infer<typeof wrongTotalSchema>

/** What became of the totals that a file states: how many agree with its rows, and which do not. It speaks of the source: no fix changes it. */
export const totalsProofSchema = z.strictObject({
  agreeing: z.number().int().nonnegative(),
  wrong: z.array(wrongTotalSchema).max(LISTED_TOTALS),
})

/** What became of the totals that a file states. */
export type TotalsProof = z.infer<typeof totalsProofSchema>

/** Of a file that states none. */
export const noTotals: TotalsProof = { agreeing: 0, wrong: [] }

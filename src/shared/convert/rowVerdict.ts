import { z } from 'zod'
import { findingSchema } from '#shared/findings/finding.ts'
import { entrySchema } from '#shared/records/record.ts'
import { leftReasons } from '#shared/reading/reading.ts'

/** What the row of a payout itself says was paid out, in minor units with its sign, and in which cell; null for a fix's. */
const payoutSchema = z.strictObject({
  settlement: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  column: z.number().int().nullable(),
  found: z.string(),
})

/**
 * What became of one source row, in exactly one of three ways. Findings of a converted or left row are warnings; a row
 * in error has at least one error. `settlement` is the file's own settlement id, for lines of settlements; `payout` is of a
 * settlement's own row, which is no line of it.
 */
export const rowVerdictSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('converted'),
    entries: z.array(entrySchema),
    findings: z.array(findingSchema),
    settlement: z.string().optional(),
    payoutDate: z.string().optional(),
  }),
  z.strictObject({
    state: z.literal('left'),
    why: z.enum(leftReasons),
    findings: z.array(findingSchema),
    payout: payoutSchema.optional(),
  }),
  z.strictObject({
    state: z.literal('error'),
    findings: z.array(findingSchema),
    settlement: z.string().optional(),
  }),
])

/** What became of one source row. */
export type RowVerdict = z.infer<typeof rowVerdictSchema>

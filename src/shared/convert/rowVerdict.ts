import { z } from 'zod'
import { findingSchema } from '#shared/findings/finding.ts'
import { entrySchema } from '#shared/records/record.ts'
import { leftReasons } from '#shared/reading/reading.ts'

/**
 * What became of one source row, in exactly one of three ways. Findings of a converted or left row are warnings; a row
 * in error has at least one error. `settlement` is the file's own settlement id, for lines of settlements.
 */
export const rowVerdictSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('converted'),
    entries: z.array(entrySchema),
    findings: z.array(findingSchema),
    settlement: z.string().optional(),
    payoutDate: z.string().optional(),
  }),
  z.strictObject({ state: z.literal('left'), why: z.enum(leftReasons), findings: z.array(findingSchema) }),
  z.strictObject({
    state: z.literal('error'),
    findings: z.array(findingSchema),
    settlement: z.string().optional(),
  }),
])

/** What became of one source row. */
export type RowVerdict = z.infer<typeof rowVerdictSchema>

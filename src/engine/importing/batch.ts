import { z } from 'zod'
import { batchNoSchema, sendMethods } from '#shared/delivery/delivery.ts'
import { entrySchema, settlementSchema } from '#shared/records/record.ts'

/**
 * What leaves in one request, noted on the disk before it does: `size` records, which are entries, or settlements for
 * `settlement`. Those of a `file` are not in `records`, but asked for by `delivery.inFile`.
 */
export const batchSchema = z.strictObject({
  no: batchNoSchema,
  method: z.enum(sendMethods),
  attempt: z.number().int().positive(),
  size: z.number().int().positive(),
  records: z.array(z.union([settlementSchema, entrySchema])),
})

/** What leaves in one request. */
export type Batch = z.infer<typeof batchSchema>

/** What was heard of a request: `unknown` when nothing that can be relied on came back. */
export const batchOutcomeSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('accepted') }),
  z.strictObject({ is: z.literal('refused'), reason: z.string() }),
  z.strictObject({ is: z.literal('unknown') }),
  /** The request never left, for certain: its records wait again. */
  z.strictObject({ is: z.literal('notSent') }),
])

/** What was heard of a request. */
export type BatchOutcome = z.infer<typeof batchOutcomeSchema>

import { z } from 'zod'
import { instantSchema } from '#shared/delivery/delivery.ts'

/**
 * The import that reverses another one, as that other one keeps it: nothing of it leaves again while this is there. `payouts`
 * counts those that only have their lines reversed: stub has no call that removes one from its list.
 */
export const reversalSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  at: instantSchema,
  payouts: z.number().int().nonnegative().default(0),
})

/** The import that reverses another one. */
export type Reversal = z.infer<typeof reversalSchema>

/** The import that one reverses. */
export const reversedSchema = z.strictObject({ id: z.string(), name: z.string() })

/**
 * That the business which the reversed import was sent to was emptied after the reversal was made, so that there is nothing
 * left to reverse; not `certain` where stub's answer was lost, so that there may be.
 */
export const reversedGoneSchema = z.strictObject({ at: instantSchema, certain: z.boolean() })

/** That there is nothing left to reverse, or may not be. */
export type ReversedGone = z.infer<typeof reversedGoneSchema>

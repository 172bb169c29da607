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

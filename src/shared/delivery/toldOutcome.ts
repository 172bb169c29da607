import { z } from 'zod'

/** A record that stub will not have, by its id, and why. */
const namedRefusalSchema = z.strictObject({ id: z.string(), reason: z.string() })

/**
 * What stub told of a batch after it had taken it in. `ids` are the records that it names as stored, null when it names
 * none; `refused` those that it names with a reason of their own.
 */
export const toldOutcomeSchema = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('stored'),
    ids: z.array(z.string()).nullable(),
    refused: z.array(namedRefusalSchema),
  }),
  z.strictObject({ is: z.literal('refused'), reason: z.string(), refused: z.array(namedRefusalSchema) }),
])

/** What stub told of a batch after it had taken it in. */
export type ToldOutcome = z.infer<typeof toldOutcomeSchema>

import { z } from 'zod'
import { instantSchema } from '#shared/delivery/delivery.ts'

/**
 * That the business which an import was sent to was emptied at stub since, and when: nothing that left before is there any
 * more. Until it is `startedOver` its records stand as they stood then, and none of them leaves.
 */
export const emptiedSchema = z.strictObject({ at: instantSchema, startedOver: z.boolean() })

/** That the business which an import was sent to was emptied since. */
export type Emptied = z.infer<typeof emptiedSchema>

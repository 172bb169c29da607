import { z } from 'zod'
import { instantSchema } from '#shared/delivery/delivery.ts'

/**
 * That the business which an import was sent to was emptied at stub since, and when: nothing that left before is there any
 * more. Until it is `startedOver` its records stand as they stood then, and none of them leaves. Not `certain` where stub's
 * answer was lost: nothing needs to be started over then, as what was there is unknown, and looked for before it leaves again.
 */
export const emptiedSchema = z.strictObject({
  at: instantSchema,
  certain: z.boolean().default(true),
  startedOver: z.boolean(),
})

/** That the business which an import was sent to was emptied since. */
export type Emptied = z.infer<typeof emptiedSchema>

/** Whether nothing that an import sent is at stub any more, and it was not started over: what is known of its records is of before. */
export function isOfBefore(emptied: Emptied | null): boolean {
  return emptied?.startedOver === false
}

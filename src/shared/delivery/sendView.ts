import { z } from 'zod'
import { deliveryCountsSchema, instantSchema } from '#shared/delivery/delivery.ts'
import { sendWays } from '#shared/delivery/sendWay.ts'
import { comparedSchema } from '#shared/duplicates/standing.ts'
import { failureSchema } from '#shared/errors/failure.ts'

/** Records of one kind: `count` of any currency, `sum` of those in the plan's, `others` the sums in each other one. */
const planSumSchema = z.strictObject({
  count: z.number(),
  sum: z.number(),
  others: z.array(z.strictObject({ currency: z.string(), sum: z.number() })),
})

/** Records of one kind that would leave. */
export type PlanSum = z.infer<typeof planSumSchema>

/**
 * What would leave if sending began now: shown before anything does. Sums in minor units of their currency. `way` is how,
 * and `requests` counts files where it is by file.
 */
export const sendPlanSchema = z.strictObject({
  records: z.number(),
  requests: z.number(),
  income: planSumSchema,
  expense: planSumSchema,
  settlement: planSumSchema,
  currency: z.string(),
  leftOut: z.number(),
  /** Records that were sent with other imports, and do not leave again unless the user says so. */
  sentBefore: z.number(),
  errors: z.number(),
  way: z.enum(sendWays),
  obstacles: z.array(failureSchema),
})

/** What would leave if sending began now; `obstacles` say why it cannot yet. */
export type SendPlan = z.infer<typeof sendPlanSchema>

/** A plan, and what the comparison with other imports came to, in rows. */
export const comparedPlanSchema = sendPlanSchema.extend({ compared: comparedSchema })

/** A plan, and what the comparison with other imports came to, in rows. */
export type ComparedPlan = z.infer<typeof comparedPlanSchema>

/**
 * What a sending is about. `queued`: another import, of the name `behind`, leaves for that business first; null where another
 * window or terminal sends it. `paused` by the
 * user. `retrying`: the request is made again in `ms`. `looking`: stub is asked again in `ms` whether it has what may have
 * arrived. `resting`: it goes on by itself once stub answers again.
 */
export const sendActivitySchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('queued'), behind: z.string().nullable() }),
  z.strictObject({ is: z.literal('sending') }),
  z.strictObject({ is: z.literal('paused') }),
  z.strictObject({ is: z.literal('retrying'), ms: z.number(), why: failureSchema }),
  z.strictObject({ is: z.literal('looking'), ms: z.number() }),
  z.strictObject({ is: z.literal('resting'), since: instantSchema, why: failureSchema }),
])

/** What a sending is about. */
export type SendActivity = z.infer<typeof sendActivitySchema>

/** How far sending is, and what it is about. */
export const sendProgressSchema = z.strictObject({
  counts: deliveryCountsSchema,
  requests: z.number(),
  activity: sendActivitySchema,
})

/** How far sending is, and what it is about. */
export type SendProgress = z.infer<typeof sendProgressSchema>

/**
 * How a sending ended: `stoppedBy` is null when nothing is left to send; `readBack` says whether stub answered about what
 * it holds, and `notReadBecause`, in stub's words or the network's, why it did not.
 */
export const sendResultSchema = z.strictObject({
  counts: deliveryCountsSchema,
  requests: z.number(),
  stoppedBy: failureSchema.nullable(),
  readBack: z.enum(['answered', 'unavailable', 'notAsked']),
  notReadBecause: z.string().optional(),
})

/** How a sending ended. */
export type SendResult = z.infer<typeof sendResultSchema>

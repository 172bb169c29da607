import { z } from 'zod'
import { differenceSchema } from '#shared/delivery/difference.ts'

/** An instant as ISO 8601 in UTC. Only for when something happened here, never for a date of the books. */
export const instantSchema = z.iso.datetime()

/** The number of a batch within its import, from 1. */
export const batchNoSchema = z.number().int().positive()

/** What a record can be confirmed by: what stub posted of it, or its being found in stub's books. */
export const confirmers = ['webhook', 'readBack'] as const

/** What a record was confirmed by. */
export type Confirmer = (typeof confirmers)[number]

/** What happened to a record. `sent` lasts only while a request is open; `accepted` is queued at stub, not yet stored. */
export const deliverySchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting') }),
  z.strictObject({ state: z.literal('sent'), batch: batchNoSchema, at: instantSchema }),
  z.strictObject({
    state: z.literal('accepted'),
    batch: batchNoSchema,
    at: instantSchema,
    /** The other import with which it was sent. */
    sentWith: z.string().optional(),
    /** When stub was last asked for all that it holds, and did not have it yet. */
    notFoundAt: instantSchema.optional(),
  }),
  z.strictObject({
    state: z.literal('confirmed'),
    by: z.enum(confirmers),
    at: instantSchema,
    /** What stub holds otherwise than it was sent. */
    differs: z.array(differenceSchema).optional(),
  }),
  z.strictObject({
    state: z.literal('refused'),
    batch: batchNoSchema,
    reason: z.string(),
    at: instantSchema,
  }),
  z.strictObject({ state: z.literal('unknown'), batch: batchNoSchema, since: instantSchema }),
])

/** What happened to a record. */
export type Delivery = z.infer<typeof deliverySchema>

/** The states of a record's delivery. */
export const deliveryStates = ['waiting', 'sent', 'accepted', 'confirmed', 'refused', 'unknown'] as const

/** A state of a record's delivery. */
export type DeliveryState = Delivery['state']

/** How many records are in each state; `records` is their sum. */
export const deliveryCountsSchema = z.strictObject({
  records: z.number(),
  waiting: z.number(),
  sent: z.number(),
  accepted: z.number(),
  confirmed: z.number(),
  refused: z.number(),
  unknown: z.number(),
})

/** How many records are in each state. */
export type DeliveryCounts = z.infer<typeof deliveryCountsSchema>

/** No record in any state. */
export const nothingCounted: DeliveryCounts = {
  records: 0,
  waiting: 0,
  sent: 0,
  accepted: 0,
  confirmed: 0,
  refused: 0,
  unknown: 0,
}

/** Of how many records stub has said what becomes of them: they do not leave again by themselves. */
export function settledCount({ accepted, confirmed, refused }: DeliveryCounts): number {
  return accepted + confirmed + refused
}

/** The ways a batch can go out. */
export const sendMethods = ['many', 'settlement', 'income', 'expense', 'file'] as const

/** A way a batch can go out: the endpoint under `/api/push/`; `file` is that of settlement files. */
export type SendMethod = (typeof sendMethods)[number]

import { z } from 'zod'
import { instantSchema } from '#shared/delivery/delivery.ts'

/** Where a record is known from: the import's name, and when it was sent; null where that import still waits. */
const elsewhere = { in: z.string(), at: instantSchema.nullable() }

/** A record as it was sent before: `amount` in minor units, money in positive. */
const asSentSchema = z.strictObject({ date: z.string(), amount: z.number().int(), isPending: z.boolean() })

/** How many rows that are equal in all that an id is made of are in this file, and how many in the other. */
const countsSchema = z.strictObject({ here: z.number(), there: z.number() })

/**
 * How a row stands to what else is known; a row that is none of these is new.
 * `sentBefore`: with the same id; `certain` unless nothing was heard of it. `waitsElsewhere`: another import that waits
 * has it, too. `changedSince`: the same transaction was sent with another amount or date. `uneven`: equal rows were
 * sent, but not as many, on a day on which one of the files begins or ends. `repeat`: the `ordinal`th of equal rows here.
 */
export const standingSchema = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('sentBefore'),
    ...elsewhere,
    certain: z.boolean(),
    then: asSentSchema,
    uneven: countsSchema.nullable(),
  }),
  z.strictObject({ is: z.literal('waitsElsewhere'), ...elsewhere }),
  z.strictObject({ is: z.literal('changedSince'), ...elsewhere, then: asSentSchema }),
  z.strictObject({ is: z.literal('uneven'), ...elsewhere, uneven: countsSchema }),
  z.strictObject({ is: z.literal('repeat'), ordinal: z.number().int().min(2) }),
])

/** How a row stands to what else is known. */
export type Standing = z.infer<typeof standingSchema>

/**
 * What a comparison came to, in rows: those sent before, those that another waiting import has, too, and those to look
 * at, because the same transaction was sent otherwise, or equal rows another number of times.
 */
export const comparedSchema = z.strictObject({
  sentBefore: z.number(),
  waitsElsewhere: z.number(),
  toLookAt: z.number(),
})

/** What a comparison came to, in rows. */
export type Compared = z.infer<typeof comparedSchema>

import { z } from 'zod'
import { deliverySchema, deliveryStates } from '#shared/delivery/delivery.ts'
import { recordParts } from '#shared/records/record.ts'

/** What a page of records may be narrowed to: all of them, those in one state, or those that stub holds otherwise than they were sent. */
export const deliveryFilters = ['all', ...deliveryStates, 'differs'] as const

/** What a page of records may be narrowed to. */
export type DeliveryFilter = (typeof deliveryFilters)[number]

/** Which of the records that `filter` lets through are asked for: from the `offset`th on, counted from 0. */
export const deliveryQuerySchema = z.strictObject({
  filter: z.enum(deliveryFilters),
  offset: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(1000),
})

/** Which of the records are asked for. */
export type DeliveryQuery = z.infer<typeof deliveryQuerySchema>

const ofAnyRecord = {
  id: z.string(),
  date: z.string(),
  currency: z.string(),
  rows: z.array(z.number().int().positive()),
  delivery: deliverySchema,
}

/**
 * One record and what became of it. `rows` are its source rows, ascending. `amount` is in minor units: an entry's is
 * positive, a settlement's is what was paid out and may be negative. A settlement's `name` is the file's own word for it,
 * and `lines` counts its entries, fees included.
 */
export const deliveredRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ofAnyRecord,
    kind: z.enum(['income', 'expense']),
    part: z.enum(recordParts),
    name: z.string(),
    amount: z.number().int().nonnegative(),
  }),
  z.strictObject({
    ...ofAnyRecord,
    kind: z.literal('settlement'),
    name: z.string(),
    amount: z.number().int(),
    lines: z.number().int().nonnegative(),
  }),
])

/** One record and what became of it. */
export type DeliveredRecord = z.infer<typeof deliveredRecordSchema>

/** A page of records: `total` counts all that the filter lets through. */
export const deliveryPageSchema = z.strictObject({
  total: z.number(),
  records: z.array(deliveredRecordSchema),
})

/** A page of records. */
export type DeliveryPage = z.infer<typeof deliveryPageSchema>

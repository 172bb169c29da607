import { z } from 'zod'
import { instantSchema } from '#shared/delivery/delivery.ts'

const dayNumber = z.number().int()

/** The days, as YYYY-MM-DD, whose records are asked for. */
const daysSchema = z.strictObject({ from: z.string(), to: z.string() })

/** Records that fared alike, as packed prints. `at` is when they were sent, null where they wait; not `certain` where nothing was heard. */
export const printRunSchema = z.strictObject({
  at: instantSchema.nullable(),
  certain: z.boolean(),
  prints: z.base64(),
})

/** Records that fared alike. */
export type PrintRun = z.infer<typeof printRunSchema>

/** Which prints are asked for: of the `rows` source rows from `from` on, of all records or of those that left. */
export const printsQuerySchema = z.strictObject({
  of: z.enum(['all', 'sent']),
  from: z.number().int().positive(),
  rows: z.number().int().min(1).max(10_000),
  days: daysSchema.nullable(),
})

/** Which prints are asked for. */
export type PrintsQuery = z.infer<typeof printsQuerySchema>

/** A page of prints; `next` is the row to go on from, null at the end. `business` is the one that records were last sent to. */
export const printsPageSchema = z.strictObject({
  business: z.string().nullable(),
  runs: z.array(printRunSchema),
  next: z.number().int().positive().nullable(),
})

/** A page of prints. */
export type PrintsPage = z.infer<typeof printsPageSchema>

/** A run of another import's records, with its name and the days on which all of its records begin and end. */
export const otherRunSchema = printRunSchema.extend({
  import: z.string(),
  name: z.string(),
  first: dayNumber,
  last: dayNumber,
})

/** A run of another import's records. */
export type OtherRun = z.infer<typeof otherRunSchema>

import { z } from 'zod'
import { instantSchema } from '#shared/delivery/delivery.ts'

/** What stub can be asked about a business. */
export const businessTopics = ['insights', 'income', 'expenses', 'bankFeed'] as const

/** Something that stub can be asked about a business. */
export type BusinessTopic = (typeof businessTopics)[number]

/**
 * How far a question is. `asked`: stub took it and has told nothing yet; `following`: it said that the data follows;
 * `unclear`: what it told is in no form that we know.
 */
function heard<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('never') }),
    z.strictObject({ state: z.literal('asked'), at: instantSchema }),
    z.strictObject({ state: z.literal('following'), at: instantSchema }),
    z.strictObject({ state: z.literal('refused'), at: instantSchema, reason: z.string() }),
    z.strictObject({ state: z.literal('unclear'), at: instantSchema }),
    z.strictObject({
      state: z.literal('here'),
      at: instantSchema,
      by: z.enum(['webhook', 'readBack']),
      value,
    }),
  ])
}

const period = z.strictObject({
  period: z.string(),
  currency: z.string(),
  income: z.number(),
  expenses: z.number(),
})

/** What is in one of a business's two lists. Sums in minor units, by currency. */
const list = z.strictObject({
  count: z.number(),
  sums: z.array(z.strictObject({ currency: z.string(), sum: z.number() })),
})

/** What is known here of a business at stub. */
export const businessViewSchema = z.strictObject({
  /** Whether an outcome or data that stub posts can reach this program. */
  receives: z.boolean(),
  insights: heard(z.array(period)),
  income: heard(list),
  expenses: heard(list),
  bankFeed: heard(z.array(z.string())),
})

/** What is known here of a business at stub. */
export type BusinessView = z.infer<typeof businessViewSchema>

/** What is in one of a business's two lists. */
export type BookList = z.infer<typeof list>

/** How a question to stub stands. */
export type Heard<Value> =
  | Exclude<BusinessView['insights'], { state: 'here' }>
  | {
      readonly state: 'here'
      readonly at: string
      readonly by: 'webhook' | 'readBack'
      readonly value: Value
    }

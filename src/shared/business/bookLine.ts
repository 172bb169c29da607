import { z } from 'zod'
import { instantSchema } from '#shared/delivery/delivery.ts'
import { differenceSchema } from '#shared/delivery/difference.ts'

/**
 * How an income or expense stands between stub's books and what was sent from here. `agrees`: sent and there, alike, as far
 * as stub says; `differs`: sent and there, otherwise; `missing`: sent and not there; `elsewhere`: there and not sent from
 * here; `twice`: there once more with an id that stub has already.
 */
export const bookStandings = ['agrees', 'differs', 'missing', 'elsewhere', 'twice'] as const

/** How an income or expense stands between stub's books and what was sent from here. */
export type BookStanding = (typeof bookStandings)[number]

/**
 * One income or expense of stub's books, or one that was sent and is not in them; amounts in minor units and positive.
 * `import` is the file that it was sent with; `byIdAlone`: that import is not here any more, so that nothing but the id was
 * compared.
 */
export const bookLineSchema = z.strictObject({
  standing: z.enum(bookStandings),
  kind: z.enum(['income', 'expense']),
  id: z.string(),
  date: z.string(),
  name: z.string(),
  category: z.string(),
  currency: z.string(),
  amount: z.number(),
  import: z.string().nullable(),
  byIdAlone: z.boolean(),
  differences: z.array(differenceSchema),
})

/** One income or expense of stub's books, or one that was sent and is not in them. */
export type BookLine = z.infer<typeof bookLineSchema>

/** What came of comparing a business's books with what was sent there from here. */
export const comparedBooksSchema = z.strictObject({
  counts: z.record(z.enum(bookStandings), z.number()),
  /** Files of which records were sent and whose imports cannot be looked into: what of them is missing cannot be told. */
  unread: z.array(z.string()),
  /** Whether stub said of no list that there is more of it than it told: else what is missing may be there. */
  isWhole: z.boolean(),
  /** As of when stub said so, of the lists that are here. */
  asOf: z.strictObject({ income: instantSchema.nullable(), expense: instantSchema.nullable() }),
})

/** What came of comparing a business's books with what was sent there from here. */
export type ComparedBooks = z.infer<typeof comparedBooksSchema>

/** Which lines are asked for, from the `offset`th on. */
export const bookQuerySchema = z.strictObject({
  connectionId: z.string(),
  show: z.enum(['all', ...bookStandings]),
  offset: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(1000),
})

/** Which lines are asked for. */
export type BookQuery = z.infer<typeof bookQuerySchema>

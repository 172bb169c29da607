import { z } from 'zod'

/**
 * What the ends of a source looked like before the whole of it was read otherwise: another encoding, delimiter or sheet,
 * another heading row (null is none), fewer tables. `row` is the first that shows it, null where no one row does.
 */
export const revisionSchema = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('encoding'), looked: z.string(), row: z.number().nullable() }),
  z.strictObject({ about: z.literal('delimiter'), looked: z.string() }),
  z.strictObject({ about: z.literal('sheet'), looked: z.string() }),
  z.strictObject({ about: z.literal('headings'), looked: z.number().nullable() }),
  z.strictObject({ about: z.literal('tables'), looked: z.number(), row: z.number().nullable() }),
])

/** What the ends of a source looked like before the whole of it was read otherwise. */
export type Revision = z.infer<typeof revisionSchema>

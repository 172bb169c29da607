import { z } from 'zod'
import { columnsViewSchema, previewSchema, readProgressSchema } from '#shared/imports/importView.ts'
import { readingSchema, sourceSchema } from '#shared/reading/reading.ts'

/**
 * What a first look at the ends of a source shows, before the whole is read. With `isWhole` that was all of it; else `rows`
 * is an estimate, and all the rest may turn out otherwise. `tables` counts the tables seen; `account` is the one that the
 * file names.
 */
export const firstLookSchema = z.strictObject({
  source: sourceSchema.omit({ sha256: true }),
  isWhole: z.boolean(),
  rows: z.number(),
  reading: readingSchema.pick({
    encoding: true,
    delimiter: true,
    sheet: true,
    headingRow: true,
    headingRows: true,
    facts: true,
  }),
  tables: z.number(),
  account: z.string().nullable(),
  preview: previewSchema,
  suggestion: columnsViewSchema,
})

/** What a first look at the ends of a source shows. */
export type FirstLook = z.infer<typeof firstLookSchema>

/** How far the making of an import is; once, and only of a long source, with what a first look at it showed. */
export const makingProgressSchema = readProgressSchema.extend({ look: firstLookSchema.optional() })

/** How far the making of an import is. */
export type MakingProgress = z.infer<typeof makingProgressSchema>

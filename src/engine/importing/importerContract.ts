import { z } from 'zod'
import { instantSchema } from '#shared/delivery/delivery.ts'
import { deliveryPageSchema, deliveryQuerySchema } from '#shared/delivery/deliveryPage.ts'
import { receiptProgressSchema, writtenReceiptSchema } from '#shared/delivery/receiptFormat.ts'
import { comparedSchema } from '#shared/duplicates/standing.ts'
import { fixSchema } from '#shared/fixes/fix.ts'
import { makingProgressSchema } from '#shared/imports/firstLook.ts'
import {
  columnsViewSchema,
  importSteps,
  importSummarySchema,
  ownCategoriesSchema,
  previewSchema,
  readProgressSchema,
  reviewPageSchema,
  reviewRowSchema,
  rowFilters,
  usedPresetSchema,
} from '#shared/imports/importView.ts'
import { call, task } from '#shared/ipc/defineContract.ts'
import { layoutSchema } from '#shared/layout/layout.ts'
import { answerable } from '#shared/layout/refute.ts'
import { readingChoiceSchema } from '#shared/reading/reading.ts'
import { reversalSchema, reversedSchema } from '#shared/reversal/reversal.ts'
import { entrySchema, settlementSchema } from '#shared/records/record.ts'
import { changing, reaching, readingSource } from '#shared/ipc/importFailures.ts'
import { otherRunSchema, printsPageSchema, printsQuerySchema } from '#engine/importing/printPages.ts'
import { deliveryMessages } from '#engine/importing/deliveryMessages.ts'

const nothing = z.strictObject({})

/**
 * Every message to the process that owns one import's file. `import.create`, `import.receive` or `import.open` comes
 * first; all others speak of that import. A path of `:memory:` keeps the import off the disk, for looking at a file only.
 */
export const importerContract = {
  'import.create': task(
    z.strictObject({
      path: z.string(),
      id: z.string(),
      sourcePath: z.string(),
      sourceName: z.string(),
      choice: readingChoiceSchema,
      account: z.string().nullable(),
      reverses: reversedSchema.optional(),
      /** Whether somebody waits to see the first look that the progress of a long source tells. */
      isWatched: z.boolean().default(false),
    }),
    importSummarySchema,
    makingProgressSchema,
    [...readingSource, ...reaching],
  ),
  /** Takes in a file that was handed on: checks a copy of it, which becomes the import at `path`. */
  'import.receive': task(
    z.strictObject({ path: z.string(), id: z.string(), from: z.string() }),
    importSummarySchema,
    readProgressSchema,
    [...reaching, 'task.cancelled'],
  ),
  'import.open': call(z.strictObject({ path: z.string() }), importSummarySchema, reaching),
  'import.summary': call(nothing, importSummarySchema, reaching),
  'import.preview': call(nothing, previewSchema, reaching),
  'import.read': task(
    z.strictObject({ choice: readingChoiceSchema }),
    importSummarySchema,
    readProgressSchema,
    [...readingSource, ...changing],
  ),
  'import.columns': call(nothing, columnsViewSchema, reaching),
  'import.ownCategories': call(nothing, ownCategoriesSchema, reaching),
  /**
   * `asKept`: the layout was kept for other files, so that this one may overrule how dates and amounts are written and of which account
   * it is, but for what the user has `answered` of it.
   */
  'import.setLayout': task(
    z.strictObject({
      layout: layoutSchema,
      layoutName: z.string().nullable(),
      preset: usedPresetSchema.nullable().default(null),
      asKept: z.boolean().default(false),
      answered: z.array(z.enum(answerable)).default([]),
    }),
    importSummarySchema,
    readProgressSchema,
    [...changing, 'task.cancelled'],
  ),
  /** Reads the table by the shipped layout with this id; what the file's own evidence refutes of it stays as the file says. */
  'import.usePreset': task(z.strictObject({ id: z.string() }), importSummarySchema, readProgressSchema, [
    ...changing,
    'layout.broken',
    'layout.otherTable',
    'task.cancelled',
  ]),
  'import.setAccount': task(
    z.strictObject({ account: z.string().max(100) }),
    importSummarySchema,
    readProgressSchema,
    [...changing, 'task.cancelled'],
  ),
  'import.goTo': call(z.strictObject({ step: z.enum(importSteps) }), importSummarySchema, reaching),
  'import.setConnection': call(
    z.strictObject({ connectionId: z.string().nullable() }),
    importSummarySchema,
    reaching,
  ),
  'import.page': call(
    z.strictObject({
      filter: z.enum(rowFilters),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(1000),
    }),
    reviewPageSchema,
    reaching,
  ),
  'import.fix': call(
    z.strictObject({ fix: fixSchema }),
    z.strictObject({ rows: z.array(reviewRowSchema), summary: importSummarySchema }),
    changing,
  ),
  /** Takes the last fix back, which is `undone`, null when there is none. */
  'import.undo': call(
    nothing,
    z.strictObject({
      rows: z.array(reviewRowSchema),
      undone: fixSchema.nullable(),
      summary: importSummarySchema,
    }),
    changing,
  ),
  /**
   * The records in the source's order from the `from`th on, counted from 0, until they have `limit` entries together, the
   * last record whole; fewer entries mean: that was the last.
   */
  'import.records': call(
    z.strictObject({ from: z.number().int().nonnegative(), limit: z.number().int().min(1).max(10_000) }),
    z.array(z.union([settlementSchema, entrySchema])),
    reaching,
  ),
  /**
   * Of the records that `import.records` answers with, the entries that left for stub, each with when it was last heard of.
   * `next` is where the next page begins; null after the last one.
   */
  'import.sent': call(
    z.strictObject({ from: z.number().int().nonnegative(), limit: z.number().int().min(1).max(10_000) }),
    z.strictObject({
      entries: z.array(z.strictObject({ entry: entrySchema, at: instantSchema })),
      next: z.number().int().positive().nullable(),
    }),
    reaching,
  ),
  /** A page of the records and what became of each. */
  'import.deliveries': call(deliveryQuerySchema, deliveryPageSchema, reaching),
  /** A page of what tells this import's records in another one. */
  'import.prints': call(printsQuerySchema, printsPageSchema, reaching),
  /** Hands over what other imports hold, for `import.compare`; with `anew` all that was handed over before is forgotten. */
  'import.others': call(
    z.strictObject({ anew: z.boolean(), runs: z.array(otherRunSchema) }),
    nothing,
    reaching,
  ),
  /** Compares the records with all that was handed over: from then on rows, pages and plans say so. */
  'import.compare': task(nothing, comparedSchema, readProgressSchema, [...reaching, 'task.cancelled']),
  /** Writes one self-contained `.stubimport` to `path`; with `mark` this copy is not sent from here until taken back. */
  'import.handOn': call(z.strictObject({ path: z.string(), mark: z.boolean() }), nothing, [...reaching]),
  /** Writes the proof of what was sent to `path`, as its ending says: `.html`, `.csv` or `.json`. */
  'import.receipt': task(z.strictObject({ path: z.string() }), writtenReceiptSchema, receiptProgressSchema, [
    ...reaching,
    'output.failed',
    'output.noFormat',
    'task.cancelled',
  ]),
  /** Writes rows that reverse what stub holds of this import as CSV to `path`, where no file is yet. */
  'import.writeReversal': task(
    z.strictObject({ path: z.string() }),
    z.strictObject({ entries: z.number(), payouts: z.number() }),
    readProgressSchema,
    [...reaching, 'reverse.nothing', 'reverse.unknown', 'output.failed', 'task.cancelled'],
  ),
  /** Notes which import reverses this one, so that nothing of it leaves; null lifts that. */
  'import.setReversal': call(
    z.strictObject({ reversal: reversalSchema.omit({ at: true }).nullable() }),
    importSummarySchema,
    reaching,
  ),
  'import.takeBack': call(nothing, importSummarySchema, reaching),

  ...deliveryMessages,
} as const

/** Every message to the process that owns one import's file. */
export type ImporterContract = typeof importerContract

import { z } from 'zod'
import { questionSchema } from '#shared/reading/question.ts'
import { revisionSchema } from '#shared/reading/revision.ts'
import { isTextEncoding } from '#shared/reading/textEncodings.ts'

/** The formats that a source can have; `csv` is all delimited text. */
export const sourceFormats = ['csv', 'xlsx', 'xlsm', 'xlsb', 'xls', 'ods', 'html', 'xml2003'] as const

/** What a source is, from its bytes, not from its name. */
export type SourceFormat = (typeof sourceFormats)[number]

/** Why a source row is no record of its own. `byUser` is a row that the user left out; the others are the reader's. */
export const leftReasons = [
  'preamble',
  'blank',
  'heading',
  'opening',
  'closing',
  'total',
  'footnote',
  'information',
  'continuation',
  'pending',
  'unreadable',
  'otherTable',
  'byUser',
] as const

/** Why a source row is no record of its own. */
export type LeftReason = (typeof leftReasons)[number]

/** A source file, as taken in: name without folder, size in bytes, SHA-256 in lower-case hex. */
export const sourceSchema = z.strictObject({
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  format: z.enum(sourceFormats),
})

/** A source file, as taken in. */
export type Source = z.infer<typeof sourceSchema>

/** What a preamble or the rows around the table say of the whole file. Balances are in minor units. */
export const factsSchema = z.strictObject({
  account: z.string().optional(),
  holder: z.string().optional(),
  period: z.string().optional(),
  currency: z.string().optional(),
  openingBalance: z.number().optional(),
  closingBalance: z.number().optional(),
})

/** What a preamble says of the whole file. */
export type Facts = z.infer<typeof factsSchema>

/** One sheet of a workbook: its name, whether it is hidden, and how many rows it has. */
export const sheetSchema = z.strictObject({ name: z.string(), hidden: z.boolean(), rows: z.number() })

/** One sheet of a workbook. */
export type Sheet = z.infer<typeof sheetSchema>

/** One of several tables of a source: its rows, as `firstRow` and `lastRow` of a reading, and its headings, none without them. */
export const tableSpanSchema = z.strictObject({
  firstRow: z.number(),
  lastRow: z.number(),
  headings: z.array(z.string()),
})

/** One of several tables of a source. */
export type TableSpan = z.infer<typeof tableSpanSchema>

/** Of hidden rows and columns so many are listed; the others are only counted. */
export const LISTED_HIDDEN = 1000

/**
 * Rows, counted from 1, and columns, counted from 0, that a workbook does not show, because of a filter for example. They
 * are read like all others. The counts are of all, the lists hold the first `LISTED_HIDDEN`.
 */
export const hiddenSchema = z.strictObject({
  rows: z.array(z.number()).max(LISTED_HIDDEN),
  rowCount: z.number(),
  columns: z.array(z.number()).max(LISTED_HIDDEN),
  columnCount: z.number(),
})

/** What a workbook does not show of the rows and columns that were read. */
export type Hidden = z.infer<typeof hiddenSchema>

/**
 * How a source was read. Rows are counted from 1 as `cli.md` says; `headingRow` is the last of `headingRows`, null
 * without one; `firstRow` and `lastRow` span the table. `encoding` is one of `textEncodings`, null for workbooks;
 * `delimiter` is the character itself, null for workbooks. `tables` lists all of them where a source has more than one,
 * `zeroBytes` counts the zero bytes that were dropped from a text, `unwrapped` is there where quotes around each whole line were, `hidden` is absent where nothing is,
 * `revised` where the whole was as its ends looked, and `questions` are what the source leaves open of its reading.
 */
export const readingSchema = z.strictObject({
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  headingRow: z.number().nullable(),
  headingRows: z.array(z.number()),
  firstRow: z.number(),
  lastRow: z.number(),
  reader: z.enum(['fast', 'text', 'papaparse', 'sheetjs']),
  left: z.array(z.strictObject({ row: z.number(), why: z.enum(leftReasons) })),
  facts: factsSchema,
  tables: z.array(tableSpanSchema).default([]),
  zeroBytes: z.number().optional(),
  unwrapped: z.literal(true).optional(),
  hidden: hiddenSchema.optional(),
  revised: z.array(revisionSchema).optional(),
  questions: z.array(questionSchema).default([]),
})

/** How a source was read. */
export type Reading = z.infer<typeof readingSchema>

/** What a user has settled about the reading; whatever is absent is guessed. `headingRow: null` means: there is none; `table` counts `tables` from 1. */
export const readingChoiceSchema = z.strictObject({
  encoding: z.string().refine(isTextEncoding).optional(),
  delimiter: z
    .string()
    .regex(/^(?:[^"\r\n]|  )$/)
    .optional(),
  sheet: z.string().optional(),
  headingRow: z.number().int().positive().nullable().optional(),
  table: z.number().int().positive().optional(),
})

/** What a user has settled about the reading. */
export type ReadingChoice = z.infer<typeof readingChoiceSchema>

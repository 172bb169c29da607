import { z } from 'zod'
import { deliveryCountsSchema, deliverySchema } from '#shared/delivery/delivery.ts'
import { emptiedSchema } from '#shared/delivery/emptied.ts'
import { standingSchema } from '#shared/duplicates/standing.ts'
import { columnSchema } from '#shared/layout/column.ts'
import { fieldNames, layoutSchema } from '#shared/layout/layout.ts'
import { balanceProofSchema } from '#shared/proof/balanceProof.ts'
import { totalsProofSchema } from '#shared/proof/totalsProof.ts'
import { cellSchema } from '#shared/reading/cell.ts'
import { questionSchema } from '#shared/reading/question.ts'
import { leftReasons, readingSchema, sheetSchema, sourceSchema } from '#shared/reading/reading.ts'
import { reversalSchema, reversedGoneSchema, reversedSchema } from '#shared/reversal/reversal.ts'
import { rowVerdictSchema } from '#shared/convert/rowVerdict.ts'

/** The steps of an import, in the user's order. */
export const importSteps = ['source', 'columns', 'review', 'send', 'outcome'] as const

/** A step of an import. */
export type ImportStep = (typeof importSteps)[number]

/** How many records there are of a kind, and their sum in minor units (of the import's main currency). */
const tallySchema = z.strictObject({ count: z.number(), sum: z.number() })

/**
 * What conversion made of the rows: `rows` = `converted` + `left` + `errors`, always. `records` counts what is
 * delivered as one (entries, or settlements). `period` spans the records' dates. `currency` is the one of the sums; with
 * several currencies `otherCurrencies` names those left out of them.
 */
export const tallyOfRowsSchema = z.strictObject({
  rows: z.number(),
  converted: z.number(),
  left: z.number(),
  errors: z.number(),
  warnings: z.number(),
  records: z.number(),
  income: tallySchema,
  expense: tallySchema,
  settlement: tallySchema,
  currency: z.string(),
  otherCurrencies: z.array(z.string()),
  period: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
})

/** What conversion made of the rows. */
export type TallyOfRows = z.infer<typeof tallyOfRowsSchema>

/** A preset by which a file is read: its id and what it is called. */
export const usedPresetSchema = z.strictObject({ id: z.string(), name: z.string() })

/** A preset by which a file is read. */
export type UsedPreset = z.infer<typeof usedPresetSchema>

/**
 * An import as a whole: all that its screens' frames show. `account` is null until the file or the user names one;
 * `layoutName` is the user's layout that is in use, `preset` the shipped one, neither once it was changed by hand;
 * `overruled` has a sentence for each thing that the file writes otherwise than the user's layout had it;
 * `accountInFile` is the one that the file names, whether above its table or in a column. `balance` is null without a column of
 * balances.
 */
export const importSummarySchema = z.strictObject({
  id: z.string(),
  createdAt: z.string(),
  step: z.enum(importSteps),
  source: sourceSchema,
  reading: readingSchema,
  sheets: z.array(sheetSchema),
  layout: layoutSchema,
  layoutName: z.string().nullable(),
  preset: usedPresetSchema.nullable(),
  overruled: z.array(z.string()),
  fingerprint: z.string(),
  account: z.string().nullable(),
  accountInFile: z.string().nullable(),
  questions: z.array(questionSchema),
  balance: balanceProofSchema.nullable(),
  /** What became of the totals that the file states. */
  totals: totalsProofSchema,
  tally: tallyOfRowsSchema,
  delivery: deliveryCountsSchema,
  /** How many records stub holds otherwise than they were sent. */
  differing: z.number(),
  sendingBegun: z.boolean(),
  connectionId: z.string().nullable(),
  handedOnAt: z.string().nullable(),
  /** That the business which it was sent to was emptied since. */
  emptied: emptiedSchema.nullable(),
  /** The import that reverses this one: while it is there, nothing of this one is sent. */
  reversal: reversalSchema.nullable(),
  /** The import that this one reverses; `gone` once there is nothing left to reverse. */
  reverses: reversedSchema.extend({ gone: reversedGoneSchema.optional() }).nullable(),
  canUndo: z.boolean(),
})

/** An import as a whole. */
export type ImportSummary = z.infer<typeof importSummarySchema>

/** The first rows as read, each with why it is no record, if it is none. */
export const previewSchema = z.strictObject({
  rows: z.array(
    z.strictObject({ row: z.number(), cells: z.array(cellSchema), left: z.enum(leftReasons).nullable() }),
  ),
  columns: z.number(),
})

/** The first rows as read. */
export type Preview = z.infer<typeof previewSchema>

/** The table's columns, and for each field how sure the program is of its suggestion, 0 to 1. */
export const columnsViewSchema = z.strictObject({
  columns: z.array(columnSchema),
  suggested: layoutSchema,
  confidence: z.partialRecord(z.enum(fieldNames), z.number().min(0).max(1)),
  /** Why the guessed date order, decimal mark, sign and basis of fees are what they are: a sentence each, null where nothing proves them. */
  proofs: z.strictObject({
    dateOrder: z.string().nullable(),
    decimalMark: z.string().nullable(),
    sign: z.string().nullable(),
    fee: z.string().nullable(),
    /** Only where there are tips. */
    tips: z.string().nullable().optional(),
  }),
  /**
   * The preset that the file was recognised by, of which `suggested` then is; a sentence for each thing that the file says
   * otherwise than it; and what the columns alone suggest in its place.
   */
  preset: usedPresetSchema
    .extend({ overruled: z.array(z.string()), instead: layoutSchema })
    .nullable()
    .default(null),
})

/** The table's columns, and how sure the program is of its suggestions. */
export type ColumnsView = z.infer<typeof columnsViewSchema>

/** What a page of rows may be narrowed to. */
export const rowFilters = [
  'all',
  'errors',
  'warnings',
  'left',
  'refused',
  'sentBefore',
  'waitsElsewhere',
  'toLookAt',
] as const

/** What a page of rows may be narrowed to. */
export type RowFilter = (typeof rowFilters)[number]

/**
 * One source row in the review: its verdict, the text of each mapped field (the source's, or the fix's where `fixed`
 * names the field), the layout's rule that gave its category, by its place counted from 0, what became of its records, and how
 * it stands to other rows that are known.
 */
export const reviewRowSchema = z.strictObject({
  row: z.number(),
  verdict: rowVerdictSchema,
  texts: z.partialRecord(z.enum(fieldNames), z.string()),
  fixed: z.array(z.enum(fieldNames)),
  rule: z.number().int().nonnegative().nullable(),
  delivery: deliverySchema.nullable(),
  /** How it stands to what other imports hold, and to the rows before it; null for what is new. */
  standing: standingSchema.nullable(),
})

/** One source row in the review. */
export type ReviewRow = z.infer<typeof reviewRowSchema>

/** A page of rows: `total` counts all rows that the filter lets through. */
export const reviewPageSchema = z.strictObject({ total: z.number(), rows: z.array(reviewRowSchema) })

/** A page of rows. */
export type ReviewPage = z.infer<typeof reviewPageSchema>

/** A row as the window shows it: with the category that the user chose before for such a record, null where there is none to offer. */
export const offeredRowSchema = reviewRowSchema.extend({ offered: z.string().nullable() })

/** A row as the window shows it. */
export type OfferedRow = z.infer<typeof offeredRowSchema>

/** A page of rows as the window shows them. */
export const offeredPageSchema = z.strictObject({ total: z.number(), rows: z.array(offeredRowSchema) })

/**
 * What the rows of the table say of their category, each text once with how many rows say it, the commonest first, without a
 * difference of case or blanks; '' is nothing. `more` when there are others than those.
 */
export const ownCategoriesSchema = z.strictObject({
  found: z.array(z.strictObject({ text: z.string(), rows: z.number() })),
  more: z.boolean(),
})

/** What the rows of the table say of their category. */
export type OwnCategories = z.infer<typeof ownCategoriesSchema>

/**
 * An import in a list. `state` is what its owner would call it; `delivered`, `refused` and `unknown` count records. Of what was
 * emptied since nothing is delivered.
 */
export const importCardSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The account of its records; null where it is of none yet, or of several. */
  account: z.string().nullable(),
  createdAt: z.string(),
  step: z.enum(importSteps),
  state: z.enum(['inProgress', 'sending', 'done', 'emptied', 'handedOn', 'incomplete', 'broken']),
  records: z.number(),
  errors: z.number(),
  delivered: z.number(),
  refused: z.number(),
  unknown: z.number(),
  period: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  /** The id of the import that it reverses. */
  reverses: z.string().optional(),
})

/** An import in a list. */
export type ImportCard = z.infer<typeof importCardSchema>

/** How far a reading is: text by bytes, workbooks by phase, conversion by rows. */
export const readProgressSchema = z.strictObject({
  phase: z.enum(['copying', 'opening', 'reading', 'converting']),
  done: z.number(),
  total: z.number(),
})

/** How far a reading is. */
export type ReadProgress = z.infer<typeof readProgressSchema>

import { z } from 'zod'
import { fieldNames, fieldSourceBy, layoutSchema, leaveRuleBy } from '#shared/layout/layout.ts'

/** A column by its heading; by its place, counted from 0, where it has none. */
export const columnNameSchema = z.union([z.string().min(1), z.number().int().nonnegative()])

/** A column by its heading, or by its place. */
export type ColumnName = z.infer<typeof columnNameSchema>

/** A layout whose columns are named, so that it outlives a bank that moves them. Without a `currency` the file's own holds. */
export const namedLayoutSchema = layoutSchema.omit({ version: true }).extend({
  currency: layoutSchema.shape.currency.optional(),
  fields: z.partialRecord(z.enum(fieldNames), fieldSourceBy(columnNameSchema)),
  identity: z.array(columnNameSchema),
  leave: z.array(leaveRuleBy(columnNameSchema)).optional(),
})

/** A layout whose columns are named. */
export type NamedLayout = z.infer<typeof namedLayoutSchema>

/**
 * How the values of a column are written, as pictures that they begin with: `9` is any digit, `A` any letter, everything
 * else itself. Most of the first values must look like one of them; what a workbook stores as a date has no writing.
 */
const writtenSchema = z.strictObject({ column: columnNameSchema, like: z.array(z.string().min(1)).min(1) })

/** What a column holds, as far as it can be told without a heading; `any` says nothing of it. */
export const coarseKinds = ['date', 'number', 'text', 'any'] as const

/**
 * The files that a layout is for: with these headings, which are all there are and in this order, or, `inAnyOrder`, some of
 * those that there are, with something below each that is to be `filled`; or without headings, with columns of these kinds
 * from the left; or with this fingerprint.
 */
export const recogniseSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('headings'),
    headings: z.array(z.string()).min(1),
    inAnyOrder: z.boolean().optional(),
    filled: z.array(columnNameSchema).min(1).optional(),
    written: z.array(writtenSchema).optional(),
  }),
  z.strictObject({
    by: z.literal('kinds'),
    kinds: z.array(z.enum(coarseKinds)).min(1),
    written: z.array(writtenSchema).optional(),
  }),
  z.strictObject({ by: z.literal('fingerprint'), fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }),
])

/** The files that a layout is for. */
export type Recognise = z.infer<typeof recogniseSchema>

/**
 * A layout under a name, with the files that it is for: as it is shipped (a preset), as a user keeps it, and as a file that
 * one user gives another. `note` is what its users should know of it. `changed` is when a user last kept or changed it; shipped ones have none.
 * `resources/layout.schema.json` is this schema for other programs.
 */
export const savedLayoutSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/),
  name: z.string().min(1).max(80),
  note: z.string().min(1).max(400).optional(),
  changed: z.iso.datetime().optional(),
  recognise: recogniseSchema,
  layout: namedLayoutSchema,
})

/** A layout under a name, with the files that it is for. */
export type SavedLayout = z.infer<typeof savedLayoutSchema>

import { z } from 'zod'

/** Which part of a source row a record is: the row's own amount, or the fee beside it. */
export const recordParts = ['main', 'fee'] as const

/** Which part of a source row a record is. */
export type RecordPart = (typeof recordParts)[number]

/**
 * One income or expense, as stub would get it: `amount` and `vat` in minor units and positive, the kind says which way;
 * `date` is YYYY-MM-DD; `row` is the source row; empty fields are left out. `feeId` is the id of the linked fee expense.
 */
export const entrySchema = z.strictObject({
  row: z.number().int().positive(),
  part: z.enum(recordParts),
  kind: z.enum(['income', 'expense']),
  id: z.string(),
  date: z.string(),
  name: z.string(),
  amount: z.number().int().nonnegative(),
  currency: z.string(),
  category: z.string().optional(),
  notes: z.string().optional(),
  vat: z.number().int().nonnegative().optional(),
  productId: z.string().optional(),
  feeId: z.string().optional(),
})

/** One income or expense, as stub would get it. */
export type Entry = z.infer<typeof entrySchema>

/**
 * Income and expenses that are paid out in one go. `amount` is what was paid out, in minor units, and may be negative;
 * `fee` is the sum of its fee expenses, which stay among `expenses`; `rows` are the source rows, ascending.
 */
export const settlementSchema = z.strictObject({
  rows: z.array(z.number().int().positive()),
  kind: z.literal('settlement'),
  id: z.string(),
  date: z.string(),
  amount: z.number().int(),
  fee: z.number().int().nonnegative(),
  currency: z.string(),
  income: z.array(entrySchema),
  expenses: z.array(entrySchema),
})

/** Income and expenses that are paid out in one go. */
export type Settlement = z.infer<typeof settlementSchema>

/** What is delivered as one: an entry of its own, or a settlement with all its entries. */
export type StubRecord = Entry | Settlement

import { z } from 'zod'
import { categoryChoicesSchema } from '#shared/categories/categoryRule.ts'
import { vatModes } from '#shared/vat/vatMode.ts'

/**
 * What a column, a constant or nothing can be mapped to. `account` names the row's own account; `net` is what is left of the amount
 * after its fee, and is only held against the two; amounts are in the major unit as written.
 */
export const fieldNames = [
  'date',
  'amount',
  'debit',
  'credit',
  'flag',
  'fee',
  'feeVat',
  'net',
  'balance',
  'name',
  'notes',
  'category',
  'vat',
  'tip',
  'currency',
  'productId',
  'sourceId',
  'settlementId',
  'payoutDate',
  'account',
] as const

/** A field of a record, or a column that helps to make one. */
export type FieldName = (typeof fieldNames)[number]

/** Whether the columns hold a bank account (the sign decides), only income, only expenses, or lines of settlements. */
export const importKinds = ['bank', 'income', 'expense', 'settlement'] as const

/** What kind of records a layout makes. */
export type ImportKind = (typeof importKinds)[number]

/** The order in which a column writes day, month and year. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const

/** The order in which a column writes day, month and year. */
export type DateOrder = (typeof dateOrders)[number]

/** The character before the cents. */
export const decimalMarks = ['.', ','] as const

/** The character before the cents. */
export type DecimalMark = (typeof decimalMarks)[number]

/**
 * How an amount says which way the money went. `signed`: minus is money out; `inverted`: minus is money in;
 * `debitCredit`: a column each; `flag`: a column with D/C, DR/CR or the like; `unsigned`: the kind of import decides.
 */
export const signConventions = ['signed', 'inverted', 'debitCredit', 'flag', 'unsigned'] as const

/** How an amount says which way the money went. */
export type SignConvention = (typeof signConventions)[number]

/** Whether a tip is a part of the amount beside it, or comes on top of it. It is never part of the record. */
export const tipPlaces = ['in', 'beside'] as const

/** Whether a tip is a part of the amount beside it, or comes on top of it. */
export type TipPlace = (typeof tipPlaces)[number]

/**
 * Why a layout leaves rows out: they are no transactions, or none yet, or a sum of others: among lines of settlements the
 * payout's own row, which is held against its lines.
 */
export const leaveReasons = ['information', 'pending', 'total'] as const

/**
 * Where a field comes from, with columns written as `column` says: a column, several columns whose texts are joined by
 * `separator` (empty ones are passed over), or the same text for every row. `empty` stands in where the cells are empty; a
 * record's id never holds it.
 */
export function fieldSourceBy<Column extends z.ZodType>(column: Column) {
  const empty = z.string().trim().min(1).optional()
  const columns = z.array(column).min(2).max(20)
  return z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('column'), column, empty }),
    z.strictObject({ from: z.literal('columns'), columns, separator: z.string().max(10), empty }),
    z.strictObject({ from: z.literal('constant'), value: z.string() }),
  ])
}

/** Which rows are left out, with columns written as `column` says: see `leftByLayout`. */
export function leaveRuleBy<Column extends z.ZodType>(column: Column) {
  const values = z.array(z.string()).min(1)
  const why = z.enum(leaveReasons)
  return z.discriminatedUnion('when', [
    z.strictObject({ column, when: z.literal('is'), values, why }),
    z.strictObject({ column, when: z.literal('isNot'), values, why }),
    z.strictObject({ column, when: z.literal('empty'), why }),
  ])
}

const columnIndex = z.number().int().nonnegative()

/** Where a field comes from, with columns counted from 0. */
export const fieldSourceSchema = fieldSourceBy(columnIndex)

/** Where a field comes from. */
export type FieldSource = z.infer<typeof fieldSourceSchema>

/** Rows that a layout leaves out by what a column says. */
export const leaveRuleSchema = leaveRuleBy(columnIndex)

/** Rows that a layout leaves out by what a column says. */
export type LeaveRule = z.infer<typeof leaveRuleSchema>

/** What becomes of a fee column: a record of its own, a part of the row's one record, or nothing: it is left alone. */
export const feeUses = ['own', 'netted', 'left'] as const

/** What becomes of a fee column. */
export type FeeUse = (typeof feeUses)[number]

/** Whether an amount includes the fee that a column of its own names, or the fee comes beside it. */
export const feeBases = ['included', 'beside'] as const

/** Whether an amount includes its fee. */
export type FeeBasis = (typeof feeBases)[number]

/** What the figures of amounts count: whole units of their currency, with its cents behind a mark, or cents. */
export const amountUnits = ['units', 'cents'] as const

/** What the figures of amounts count. */
export type AmountUnit = (typeof amountUnits)[number]

/** What an amount beside a word of debit or credit is, where it has another sign than the others beside that word. */
export const flagReadings = ['paidBack', 'asFlag'] as const

/** What an amount with another sign than the others beside its word is: money that was paid back, or what the word says all the same. */
export type FlagReading = (typeof flagReadings)[number]

const flagWords = z.array(z.string().trim().min(1).max(40)).max(50)
const usualSign = z.enum(['minus', 'plus']).optional()

/**
 * How columns become records. `dateOrder`, `decimalMark` and `sign` are null while their question is open: rows that depend on
 * it are then in error. `dayCounts`: numbers that a workbook stores where dates are expected are its count of days from 1900;
 * absent, they are no dates. `amountsIn` is what the figures of the source's amounts count, `units` where it is absent: what a
 * user types is always in units. `identity` lists the columns whose text is part of a record's id (see `recordId`). `currency`
 * holds for rows without a currency of their own. `feeSign` is how the fee column writes an ordinary fee, absent where nothing
 * shows it; a fee of the other sign was given back. `debitSign` and `creditSign` are the same of columns of money out and
 * money in, and of amounts beside words for either, where `againstFlag` says what one with another sign is: absent, its row
 * contradicts itself. `feeCategory` is what fees are booked under where it is not the kind's own. `fee` is what becomes of
 * fees, a record of their own where it is absent; `feeBasis` is absent while it is an open question whether amounts include
 * them, and so is `tips` of tips. `nameOpen` while it is one which column names the records. `flagWords` are words of the
 * user's own for money out and money in in a flag column. Of several rules in `leave` the first that applies gives the reason.
 * `vat` is `column` where it is absent. `maskCards`: card numbers in names and notes keep their last four digits only. A
 * record's id depends on none of `feeCategory`, `vat`, `categories` and `maskCards`.
 */
export const layoutSchema = z.strictObject({
  version: z.literal(1),
  kind: z.enum(importKinds),
  dateOrder: z.enum(dateOrders).nullable(),
  dayCounts: z.literal(true).optional(),
  decimalMark: z.enum(decimalMarks).nullable(),
  amountsIn: z.enum(amountUnits).optional(),
  sign: z.enum(signConventions).nullable(),
  feeSign: usualSign,
  debitSign: usualSign,
  creditSign: usualSign,
  fee: z.enum(feeUses).optional(),
  feeBasis: z.enum(feeBases).optional(),
  againstFlag: z.enum(flagReadings).optional(),
  flagWords: z.strictObject({ debit: flagWords, credit: flagWords }).optional(),
  feeCategory: z.string().min(1).optional(),
  tips: z.enum(tipPlaces).optional(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  fields: z.partialRecord(z.enum(fieldNames), fieldSourceSchema),
  nameOpen: z.literal(true).optional(),
  identity: z.array(columnIndex),
  leave: z.array(leaveRuleSchema).optional(),
  vat: z.enum(vatModes).optional(),
  categories: categoryChoicesSchema.optional(),
  maskCards: z.boolean().optional(),
})

/** How columns become records. */
export type Layout = z.infer<typeof layoutSchema>

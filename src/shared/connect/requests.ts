import { z } from 'zod'
import { newBusinessSchema } from '#shared/connect/connection.ts'
import { toMajor } from '#shared/connect/toMajor.ts'
import type { Entry, Settlement } from '#shared/records/record.ts'

// The bodies of the Connect API's requests, field by field as `docs/connect-api.md` lists them. Amounts are numbers in
// the major unit (rands), dates are YYYY-MM-DD. What is empty is left out.

const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const currencyCode = z.string().regex(/^[A-Z]{3}$/)

/** One expense, as it is pushed. */
export const stubExpenseSchema = z.strictObject({
  id: z.string().min(1),
  date: calendarDate,
  name: z.string(),
  category: z.string().optional(),
  notes: z.string().optional(),
  currency: currencyCode,
  amount: z.number(),
  vat: z.number().optional(),
})

/** One income, as it is pushed. `feeid` is the id of the expense that processing it cost. */
export const stubIncomeSchema = stubExpenseSchema.extend({
  productid: z.string().optional(),
  feeid: z.string().optional(),
})

/** One settlement, as it is pushed: what was paid out in one go, with the income and expenses that it is made of. */
export const stubSettlementSchema = z.strictObject({
  income: z.array(stubIncomeSchema),
  expenses: z.array(stubExpenseSchema),
  settlement: z.strictObject({
    id: z.string().min(1),
    amount: z.number(),
    fee: z.number(),
    date: calendarDate,
  }),
})

/** One income, as it is pushed. */
export type StubIncome = z.infer<typeof stubIncomeSchema>
/** One expense, as it is pushed. */
export type StubExpense = z.infer<typeof stubExpenseSchema>
/** One settlement, as it is pushed. */
export type StubSettlement = z.infer<typeof stubSettlementSchema>

const access = z.strictObject({ apikey: z.string().min(1), appid: z.string().min(1) })
const answerTo = { webhook: z.url().optional(), signature: z.string().optional() }
const accessToBusiness = access.extend({ uid: z.string().min(1), ...answerTo })

/** `POST /api/pull/business`: the businesses that are linked to an email. */
export const pullBusinessRequestSchema = access.extend({ email: z.string().min(1) })
/** `POST /api/push/business`: a new business; answers with its uid. */
export const pushBusinessRequestSchema = access.extend({ ...answerTo, data: newBusinessSchema })
/** `POST /api/push/many`: income and expenses together. */
export const pushManyRequestSchema = accessToBusiness.extend({
  data: z.strictObject({ income: z.array(stubIncomeSchema), expenses: z.array(stubExpenseSchema) }),
})
/** `POST /api/push/income`: one income. */
export const pushIncomeRequestSchema = accessToBusiness.extend({ data: stubIncomeSchema })
/** `POST /api/push/expense`: one expense. */
export const pushExpenseRequestSchema = accessToBusiness.extend({ data: stubExpenseSchema })
/** `POST /api/push/settlement`: settlements with all their entries. */
export const pushSettlementRequestSchema = accessToBusiness.extend({ data: z.array(stubSettlementSchema) })
/** `POST /api/auth/token`: a token for reading back, good for an hour. */
export const authTokenRequestSchema = accessToBusiness.pick({ apikey: true, appid: true, uid: true })

/** The schema of each endpoint's body, by its path. */
export const requestSchemas = {
  '/api/pull/business': pullBusinessRequestSchema,
  '/api/push/business': pushBusinessRequestSchema,
  '/api/push/many': pushManyRequestSchema,
  '/api/push/income': pushIncomeRequestSchema,
  '/api/push/expense': pushExpenseRequestSchema,
  '/api/push/settlement': pushSettlementRequestSchema,
  '/api/auth/token': authTokenRequestSchema,
} as const

/** The path of an endpoint whose body we know. */
export type RequestPath = keyof typeof requestSchemas

/** The body of an endpoint's request. */
export type RequestBody<Path extends RequestPath> = z.input<(typeof requestSchemas)[Path]>

/** The income that stub gets for an entry. An entry of another kind is a bug and throws. */
export function toIncome(entry: Entry): StubIncome {
  if (entry.kind !== 'income') throw new Error(`Record ${entry.id} is no income`)
  return {
    ...common(entry),
    ...(entry.productId === undefined ? {} : { productid: entry.productId }),
    ...(entry.feeId === undefined ? {} : { feeid: entry.feeId }),
  }
}

/** The expense that stub gets for an entry. An entry of another kind is a bug and throws. */
export function toExpense(entry: Entry): StubExpense {
  if (entry.kind !== 'expense') throw new Error(`Record ${entry.id} is no expense`)
  return common(entry)
}

/** The settlement that stub gets, with all its entries. */
export function toSettlement(settlement: Settlement): StubSettlement {
  return {
    income: settlement.income.map(toIncome),
    expenses: settlement.expenses.map(toExpense),
    settlement: {
      id: settlement.id,
      amount: toMajor(settlement.amount, settlement.currency),
      fee: toMajor(settlement.fee, settlement.currency),
      date: settlement.date,
    },
  }
}

function common(entry: Entry): StubExpense {
  return {
    id: entry.id,
    date: entry.date,
    name: entry.name,
    ...(entry.category === undefined ? {} : { category: entry.category }),
    ...(entry.notes === undefined ? {} : { notes: entry.notes }),
    currency: entry.currency,
    amount: toMajor(entry.amount, entry.currency),
    ...(entry.vat === undefined ? {} : { vat: toMajor(entry.vat, entry.currency) }),
  }
}

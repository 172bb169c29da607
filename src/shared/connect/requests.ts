import { z } from 'zod'
import { newBusinessSchema } from '#shared/connect/connection.ts'
import { toMajor } from '#shared/connect/toMajor.ts'
import { isWebhookUrl } from '#shared/connect/webhookUrl.ts'
import type { Entry, Settlement } from '#shared/records/record.ts'

// The bodies of the Connect API's requests, field by field as `docs/connect-api.md` lists them. Amounts are numbers in
// the major unit (rands), dates are YYYY-MM-DD. What is empty is left out.

const named = z.string().min(1, 'is empty')
const calendarDate = z.iso.date('is not a calendar date, YYYY-MM-DD')
const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'is not the three letters of a currency')

/** One expense, as it is pushed. */
export const stubExpenseSchema = z.strictObject({
  id: named,
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
    id: named,
    amount: z.number(),
    fee: z.number(),
    date: calendarDate,
  }),
})

const paymentSchema = stubExpenseSchema.omit({ notes: true })

const saleItemSchema = z.strictObject({
  id: named,
  name: named,
  description: z.string().optional(),
  price: z.number(),
  quantity: z.number(),
  cost: z.number().optional(),
  costcurrency: currencyCode.optional(),
})

const customerSchema = z.strictObject({
  id: named,
  name: named,
  email: z.string().optional(),
  address: z.string().optional(),
  address2: z.string().optional(),
  suburb: z.string().optional(),
  city: z.string().optional(),
  postalcode: z.string().optional(),
  country: z.string().optional(),
  vatnumber: z.string().optional(),
  registrationnumber: z.string().optional(),
})

/** One sale, as it is pushed; without `payment` it is unpaid. */
export const stubSaleSchema = z.strictObject({
  id: named,
  payment: paymentSchema.optional(),
  items: z.array(saleItemSchema).min(1, 'is empty'),
  customer: customerSchema.optional(),
})

/** A subscription that the partner collects was paid: one more month. The amount is in the major unit. */
export const subscriptionSchema = z.strictObject({ id: named, date: calendarDate, amount: z.number() })

/** Such a subscription was cancelled. */
export const cancellationSchema = z.strictObject({ date: calendarDate })

/** Where a settlement file was put (the `path` of `pull/s3-upload-url`), and the day of the upload. */
export const settlementFileSchema = z.strictObject({ url: named, date: calendarDate })

/** One sale, as it is pushed. */
export type StubSale = z.infer<typeof stubSaleSchema>
/** A subscription that was paid. */
export type Subscription = z.infer<typeof subscriptionSchema>
/** A subscription that was cancelled. */
export type Cancellation = z.infer<typeof cancellationSchema>

/** One income, as it is pushed. */
export type StubIncome = z.infer<typeof stubIncomeSchema>
/** One expense, as it is pushed. */
export type StubExpense = z.infer<typeof stubExpenseSchema>
/** One settlement, as it is pushed. */
export type StubSettlement = z.infer<typeof stubSettlementSchema>

const access = z.strictObject({ apikey: named, appid: named })
const webhook = z.string().refine(isWebhookUrl, 'is not an https: address')
const answerTo = { webhook: webhook.optional(), signature: z.string().optional() }
const toBusiness = access.extend({ uid: named })
const heardOf = toBusiness.extend(answerTo)
const pullToWebhook = heardOf.extend({ webhook })

/** The schema of each documented call's body, by its path; then the one that reading back begins with. */
export const requestSchemas = {
  '/api/push/business': access.extend({ ...answerTo, data: newBusinessSchema }),
  '/api/push/income': heardOf.extend({ data: stubIncomeSchema }),
  '/api/push/expense': heardOf.extend({ data: stubExpenseSchema }),
  '/api/push/sale': heardOf.extend({ data: stubSaleSchema }),
  '/api/push/many': heardOf.extend({
    data: z.strictObject({ income: z.array(stubIncomeSchema), expenses: z.array(stubExpenseSchema) }),
  }),
  '/api/push/settlement': heardOf.extend({ data: z.array(stubSettlementSchema) }),
  '/api/push/settlement-file': heardOf.extend({ data: settlementFileSchema }),
  '/api/push/subscription': heardOf.extend({ data: subscriptionSchema }),
  '/api/push/cancellation': heardOf.extend({ data: cancellationSchema }),
  '/api/push/reset': toBusiness,
  '/api/pull/business': access.extend({ email: z.email('is not an email address') }),
  '/api/pull/income': pullToWebhook,
  '/api/pull/expenses': pullToWebhook,
  '/api/pull/insights': pullToWebhook,
  '/api/pull/bank-feed': heardOf,
  '/api/pull/s3-upload-url': heardOf,
  '/api/auth/token': toBusiness,
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

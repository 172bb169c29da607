import { z } from 'zod'
import { isLoopback } from '#sandbox/loopback.ts'

// Written from docs/connect-api.md alone, apart from the client's schemas, so that a misreading in either shows.
// Which of a record's fields must be there, and that entries are not negative, is [ours]; the names are [ref].

const text = z.string()
const named = z.string().min(1, 'is empty')
const calendarDate = z.iso.date('is not a calendar date, YYYY-MM-DD')
const currency = z.string().regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code')
const signedAmount = z
  .number()
  .refine((amount) => Number(amount.toFixed(4)) === amount, 'has more than 4 decimals')
const amount = signedAmount.refine((value) => value >= 0, 'is negative')

const payment = z.strictObject({
  id: named,
  date: calendarDate,
  name: named,
  category: text.optional(),
  currency,
  amount,
  vat: amount.optional(),
})

/** An expense as it is pushed; an amount is in the major unit. */
export const expenseSchema = payment.extend({ notes: text.optional() })

/** An income as it is pushed; `feeid` is the id of the expense that was its processing. */
export const incomeSchema = expenseSchema.extend({ productid: text.optional(), feeid: text.optional() })

const item = z.strictObject({
  id: named,
  name: named,
  description: text.optional(),
  price: amount,
  quantity: signedAmount,
  cost: amount.optional(),
  costcurrency: currency.optional(),
})

const customer = z.strictObject({
  id: named,
  name: named,
  email: text.optional(),
  address: text.optional(),
  address2: text.optional(),
  suburb: text.optional(),
  city: text.optional(),
  postalcode: text.optional(),
  country: text.optional(),
  vatnumber: text.optional(),
  registrationnumber: text.optional(),
})

/** A sale as it is pushed; without `payment` it is unpaid. */
export const saleSchema = z.strictObject({
  id: named,
  payment: payment.optional(),
  items: z.array(item).min(1, 'has no item'),
  customer: customer.optional(),
})

/** What `push/many` takes: both lists are there, either may be empty. */
export const manySchema = z.strictObject({ income: z.array(incomeSchema), expenses: z.array(expenseSchema) })

const settlement = z.strictObject({ id: named, amount: signedAmount, fee: amount, date: calendarDate })

/** What `push/settlement` and a settlement file hold: settlements, each with the entries that it pays out. */
export const settlementsSchema = z.array(
  z.strictObject({ income: z.array(incomeSchema), expenses: z.array(expenseSchema), settlement }),
)

/** Where a settlement file was put, and the day of the upload. */
export const settlementFileSchema = z.strictObject({ url: named, date: calendarDate })

/** One more month of a subscription that the partner collects. */
export const subscriptionSchema = z.strictObject({ id: named, date: calendarDate, amount })

/** The end of such a subscription. */
export const cancellationSchema = z.strictObject({ date: calendarDate })

/** What is known of a business. */
export const businessSchema = z.strictObject({
  businessname: named,
  firstname: named,
  lastname: named,
  email: z.email('is not an email address'),
  industry: text.optional(),
  phone: text.optional(),
  vatregistered: z.boolean().optional(),
})

/** What is known of a business. */
export type Business = z.infer<typeof businessSchema>

// https anywhere, http on loopback only: an outcome is never sent in the clear over a network.
const webhook = text.refine((value) => {
  const url = URL.parse(value)
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
}, 'is not an https: address')

const keys = { apikey: text, appid: text }
const keysMayBeInHeader = { apikey: text.optional(), appid: text.optional() }
const uid = text
const notified = { webhook: webhook.optional(), signature: text.optional() }
const mustBeNotified = { webhook, signature: text.optional() }

function push<Data extends z.ZodType>(data: Data) {
  return z.strictObject({ ...keys, uid, ...notified, data })
}

const pullToWebhook = z.strictObject({ ...keys, uid, ...mustBeNotified })

/** The body of every documented call, by its path. Unknown fields are refused at every depth. */
export const bodySchemas = {
  '/api/push/business': z.strictObject({ ...keysMayBeInHeader, ...notified, data: businessSchema }),
  '/api/push/income': push(incomeSchema),
  '/api/push/expense': push(expenseSchema),
  '/api/push/sale': push(saleSchema),
  '/api/push/many': push(manySchema),
  '/api/push/settlement': push(settlementsSchema),
  '/api/push/settlement-file': push(settlementFileSchema),
  '/api/push/subscription': push(subscriptionSchema),
  '/api/push/cancellation': push(cancellationSchema),
  '/api/push/reset': z.strictObject({ ...keys, uid }),
  '/api/pull/business': z.strictObject({ ...keys, email: z.email('is not an email address') }),
  '/api/pull/income': pullToWebhook,
  '/api/pull/expenses': pullToWebhook,
  '/api/pull/insights': pullToWebhook,
  '/api/pull/bank-feed': z.strictObject({ ...keys, uid, ...notified }),
  '/api/pull/s3-upload-url': z.strictObject({ ...keysMayBeInHeader, uid, ...notified }),
} as const

/** The path of a documented call. */
export type CallPath = keyof typeof bodySchemas

/** The calls that show their key in the header `X-API-Key`. */
export const callsWithKeyHeader: ReadonlySet<CallPath> = new Set<CallPath>([
  '/api/push/business',
  '/api/push/settlement-file',
  '/api/pull/s3-upload-url',
])

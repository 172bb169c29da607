import { z } from 'zod'
import { batchNoSchema, instantSchema, sendMethods } from '#shared/delivery/delivery.ts'
import { environments } from '#shared/connect/connection.ts'

/** The business that a run of sending goes to, as the ledger keeps it: the connection may be gone by the time it is read. */
export const recipientSchema = z.strictObject({
  connection: z.string(),
  environment: z.enum(environments),
  host: z.string(),
  uid: z.string(),
  business: z.string(),
})

/** The business that a run of sending goes to. */
export type Recipient = z.infer<typeof recipientSchema>

/** How much of an answer the ledger keeps, in characters. */
export const mostAnswerKept = 2000

/**
 * What was measured of a request: its endpoint's path, the bytes of its body, and the answer's status and first
 * `mostAnswerKept` characters, our key blacked out; `status` is null, and `answer` the network's word, where none came.
 */
export const pushExchangeSchema = z.strictObject({
  endpoint: z.string(),
  bytes: z.number().int().nonnegative(),
  status: z.number().int().nullable(),
  answer: z.string().max(mostAnswerKept),
})

/** What was measured of a request. */
export type PushExchange = z.infer<typeof pushExchangeSchema>

/**
 * How an attempt ended: `open` while its request is, `unknown` also where the program ended before it heard; `found` when
 * reading back confirmed records, `told` when stub posted what became of a batch.
 */
export const attemptOutcomes = ['open', 'accepted', 'refused', 'unknown', 'notSent', 'found', 'told'] as const

/** How an attempt ended. */
export type AttemptOutcome = (typeof attemptOutcomes)[number]

/**
 * One line of the ledger. A push names its batch, the how-maniest attempt it was and the source rows from its first to its
 * last; reading back names none of them, and what was told no attempt. `records` counts what left, was found or was changed by
 * what was told, whose answer is stub's reason. `to` is null for a rehearsal.
 */
export const ledgerEntrySchema = z.strictObject({
  no: z.number().int().positive(),
  to: recipientSchema.nullable(),
  batch: batchNoSchema.nullable(),
  attempt: z.number().int().positive().nullable(),
  method: z.enum(sendMethods).nullable(),
  rows: z.strictObject({ first: z.number(), last: z.number() }).nullable(),
  records: z.number().int().nonnegative(),
  openedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  outcome: z.enum(attemptOutcomes),
  exchange: pushExchangeSchema.nullable(),
})

/** One line of the ledger. */
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>

/**
 * Which lines are asked for: those that `search` finds, from the `offset`th on, the latest first. A number finds a source
 * row, a text that begins as our ids do finds a record, any text what an answer or an endpoint says; '' finds all.
 */
export const ledgerQuerySchema = z.strictObject({
  search: z.string().max(200),
  offset: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(1000),
})

/** Which lines of the ledger are asked for. */
export type LedgerQuery = z.infer<typeof ledgerQuerySchema>

/** A page of the ledger: `total` counts all lines that the search finds. */
export const ledgerPageSchema = z.strictObject({ total: z.number(), entries: z.array(ledgerEntrySchema) })

/** A page of the ledger. */
export type LedgerPage = z.infer<typeof ledgerPageSchema>

import { z } from 'zod'
import { batchNoSchema, deliveryCountsSchema, instantSchema } from '#shared/delivery/delivery.ts'
import { differenceSchema, absentRecordSchema, foundRecordSchema } from '#shared/delivery/difference.ts'
import {
  ledgerPageSchema,
  ledgerQuerySchema,
  pushExchangeSchema,
  recipientSchema,
} from '#shared/delivery/ledger.ts'
import { toldOutcomeSchema } from '#shared/delivery/toldOutcome.ts'
import { sendPlanSchema } from '#shared/delivery/sendView.ts'
import { askedWays, sendWays } from '#shared/delivery/sendWay.ts'
import { importSummarySchema } from '#shared/imports/importView.ts'
import { call } from '#shared/ipc/defineContract.ts'
import { beginning, reaching } from '#shared/ipc/importFailures.ts'
import { settlementSchema } from '#shared/records/record.ts'
import { reversedGoneSchema } from '#shared/reversal/reversal.ts'
import { batchOutcomeSchema, batchSchema } from '#engine/importing/batch.ts'

const nothing = z.strictObject({})

/** The messages of `importerContract` about the records of the open import on their way out. */
export const deliveryMessages = {
  'delivery.plan': call(
    z.strictObject({
      batchSize: z.number().int().positive(),
      refused: z.boolean(),
      again: z.boolean().default(false),
      way: z.enum(askedWays).default('auto'),
    }),
    sendPlanSchema,
    reaching,
  ),
  /**
   * Notes, before sending begins, that the records that the last comparison found sent before need not leave; with `again`,
   * that they shall, as well as those of which that was noted earlier.
   */
  'delivery.settleBefore': call(
    z.strictObject({ again: z.boolean() }),
    deliveryCountsSchema.nullable(),
    beginning,
  ),
  /**
   * Begins a run of sending: makes what was refused wait again if `refused`, and what is `unknown` due to be sent again.
   * `to` is what the ledger says of it.
   */
  'delivery.begin': call(
    z.strictObject({ refused: z.boolean(), to: recipientSchema.optional() }),
    deliveryCountsSchema,
    beginning,
  ),
  /** Notes the intent to send the next batch, waits until that is on the disk, and answers with it; null when nothing is left. */
  'delivery.next': call(
    z.strictObject({
      batchSize: z.number().int().positive(),
      limit: z.number().int().positive().nullable(),
      way: z.enum(sendWays).default('batch'),
    }),
    batchSchema.nullable(),
    reaching,
  ),
  /** Notes that a batch whose outcome allows it is about to leave once more; null when none of its records has to. */
  'delivery.again': call(z.strictObject({ batch: batchNoSchema }), batchSchema.nullable(), reaching),
  /** The way in which the records go, by what was asked for and how much they are. */
  'delivery.way': call(
    z.strictObject({ asked: z.enum(askedWays), batchSize: z.number().int().positive() }),
    z.enum(sendWays),
    reaching,
  ),
  /**
   * The settlements of a batch that is about to leave in a file, from the `from`th on, counted from 0, until they have
   * `mostEntries` entries together, the last one whole.
   */
  'delivery.inFile': call(
    z.strictObject({
      batch: batchNoSchema,
      from: z.number().int().nonnegative(),
      mostEntries: z.number().int().min(1).max(10_000),
    }),
    z.array(settlementSchema),
    reaching,
  ),
  'delivery.outcome': call(
    z.strictObject({
      batch: batchNoSchema,
      outcome: batchOutcomeSchema,
      exchange: pushExchangeSchema.nullable().optional(),
    }),
    deliveryCountsSchema,
    reaching,
  ),
  /**
   * Notes that stub holds these records, with what differs there, in the source's order. Records that were never sent count
   * too. `whole`: all records have been compared by now, so what was accepted and is not among the found is not there yet.
   */
  'delivery.found': call(
    z.strictObject({
      found: z.array(foundRecordSchema).max(10_000),
      absent: z.array(absentRecordSchema).max(10_000),
      whole: z.boolean(),
    }),
    deliveryCountsSchema,
    reaching,
  ),
  /** Every field that stub holds otherwise than it was sent, by row. */
  'delivery.differences': call(nothing, z.array(differenceSchema), reaching),
  /**
   * Notes what stub posted of a batch's `attempt`th request. Not `taken` while that request is open: to be told again after
   * its answer.
   */
  'delivery.told': call(
    z.strictObject({
      batch: batchNoSchema,
      attempt: z.number().int().positive(),
      outcome: toldOutcomeSchema,
      at: instantSchema,
      bytes: z.number().int().nonnegative(),
    }),
    z.strictObject({ taken: z.boolean(), counts: deliveryCountsSchema }),
    reaching,
  ),
  /**
   * The business that it was last sent to, by `businessKey`; null where it never was by a program that notes that. `reverses`
   * is the id of the import that it reverses, null where it is no reversal.
   */
  'delivery.sentTo': call(
    nothing,
    z.strictObject({ business: z.string().nullable(), reverses: z.string().nullable() }),
    reaching,
  ),
  /** Notes that the business that it was sent to was emptied at `at`, or may have been; nothing where no record had left by then. */
  'delivery.emptied': call(
    z.strictObject({ at: instantSchema, certain: z.boolean() }),
    importSummarySchema,
    reaching,
  ),
  /**
   * Notes of a reversal that the business which the reversed import was sent to was emptied at `at`, or may have been; nothing
   * where the reversal was made later.
   */
  'delivery.reversedGone': call(reversedGoneSchema, importSummarySchema, reaching),
  /** Lets all records wait again after their business was emptied; without that nothing is changed. */
  'delivery.startOver': call(nothing, importSummarySchema, [
    ...reaching,
    'import.handedOn',
    'send.reversedGone',
  ]),
  /** A page of the ledger, the latest attempt first. */
  'delivery.ledger': call(ledgerQuerySchema, ledgerPageSchema, reaching),
  'delivery.counts': call(nothing, deliveryCountsSchema, reaching),
  'delivery.refusals': call(
    nothing,
    z.array(z.strictObject({ row: z.number(), id: z.string(), reason: z.string() })),
    reaching,
  ),
} as const

import { z } from 'zod'

const name = z.string()
const detail = z.string()

/**
 * Every failure that a user can meet, as a stable code with the facts of the case and no prose.
 * `userMessage` turns each into what is read on the screen or in the terminal.
 */
export const failureSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('file.missing'), name }),
  z.strictObject({ code: z.literal('file.notAFile'), name }),
  z.strictObject({ code: z.literal('file.empty'), name }),
  z.strictObject({ code: z.literal('file.unreadable'), name, detail }),
  z.strictObject({ code: z.literal('file.notATable'), name, looksLike: z.string() }),
  z.strictObject({ code: z.literal('file.password'), name }),
  z.strictObject({ code: z.literal('file.broken'), name, detail }),
  z.strictObject({ code: z.literal('file.tooLarge'), name, limit: z.string() }),
  z.strictObject({ code: z.literal('file.changed'), name }),
  z.strictObject({
    code: z.literal('file.noSuchSheet'),
    name,
    sheet: z.string(),
    sheets: z.array(z.string()),
  }),
  z.strictObject({ code: z.literal('file.unknownId') }),
  z.strictObject({ code: z.literal('disk.full') }),
  z.strictObject({ code: z.literal('disk.failed'), detail }),
  z.strictObject({ code: z.literal('output.exists'), name }),
  z.strictObject({ code: z.literal('output.failed'), name, detail }),
  z.strictObject({ code: z.literal('output.noFormat'), name, formats: z.array(z.string()) }),
  z.strictObject({ code: z.literal('import.missing') }),
  z.strictObject({ code: z.literal('import.notOurs'), name }),
  z.strictObject({ code: z.literal('import.newer'), name, version: z.number() }),
  z.strictObject({ code: z.literal('import.broken'), name, detail }),
  z.strictObject({ code: z.literal('import.incomplete'), name }),
  z.strictObject({ code: z.literal('import.handedOn'), at: z.string() }),
  z.strictObject({ code: z.literal('import.sendingBegun') }),
  z.strictObject({ code: z.literal('import.busy') }),
  // It was ended because it said nothing for so many minutes.
  z.strictObject({ code: z.literal('importer.died'), silentFor: z.number().optional() }),
  z.strictObject({ code: z.literal('layout.incomplete'), missing: z.array(z.string()) }),
  z.strictObject({ code: z.literal('layout.broken'), detail }),
  z.strictObject({ code: z.literal('layout.otherTable'), name, lacks: z.string() }),
  z.strictObject({ code: z.literal('layout.nameTaken'), name }),
  z.strictObject({ code: z.literal('keychain.missing'), detail }),
  z.strictObject({ code: z.literal('keychain.noKey'), connection: z.string() }),
  z.strictObject({ code: z.literal('connection.missing'), name }),
  z.strictObject({ code: z.literal('connection.nameTaken'), name }),
  z.strictObject({ code: z.literal('connection.noTrial'), business: z.string() }),
  z.strictObject({ code: z.literal('connection.insecureUrl'), url: z.string() }),
  z.strictObject({
    code: z.literal('connection.keyForOther'),
    environment: z.string(),
    keyLooksLike: z.string(),
  }),
  z.strictObject({ code: z.literal('stub.unreachable'), host: z.string(), detail }),
  z.strictObject({ code: z.literal('stub.timeout'), host: z.string() }),
  z.strictObject({ code: z.literal('stub.refused'), message: z.string(), status: z.number().optional() }),
  z.strictObject({ code: z.literal('stub.unclear'), host: z.string(), status: z.number(), detail }),
  z.strictObject({ code: z.literal('business.notATest'), business: z.string() }),
  z.strictObject({ code: z.literal('business.noWayBack') }),
  z.strictObject({ code: z.literal('business.confirmMissing'), business: z.string() }),
  z.strictObject({ code: z.literal('business.sending'), business: z.string() }),
  z.strictObject({ code: z.literal('business.maybeEmptied'), business: z.string(), imports: z.number() }),
  z.strictObject({ code: z.literal('send.nothing') }),
  z.strictObject({ code: z.literal('send.accountMissing') }),
  z.strictObject({
    code: z.literal('send.accountElsewhere'),
    account: z.string(),
    business: z.string(),
    before: z.string(),
  }),
  z.strictObject({ code: z.literal('send.confirmMissing'), business: z.string() }),
  z.strictObject({ code: z.literal('send.questionsOpen'), about: z.array(z.string()) }),
  z.strictObject({ code: z.literal('send.unknownAgain'), records: z.number() }),
  z.strictObject({ code: z.literal('send.emptied'), at: z.string() }),
  z.strictObject({ code: z.literal('send.reversalPlanned'), name: z.string() }),
  z.strictObject({
    code: z.literal('send.reversedGone'),
    name: z.string(),
    at: z.string(),
    certain: z.boolean(),
  }),
  z.strictObject({ code: z.literal('reverse.nothing') }),
  z.strictObject({ code: z.literal('reverse.unknown'), records: z.number() }),
  z.strictObject({ code: z.literal('task.cancelled') }),
  z.strictObject({ code: z.literal('internal'), incident: z.string() }),
])

/** A foreseen failure: its `code` never changes its meaning, its other fields are facts. */
export type Failure = z.infer<typeof failureSchema>

/** The `area.reason` of a failure. */
export type FailureCode = Failure['code']

/** Carries a `Failure` through code that can only throw (streams, callbacks); routers turn it back into the value. */
export class FailureError extends Error {
  readonly failure: Failure

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.code, options)
    this.name = 'FailureError'
    this.failure = failure
  }
}

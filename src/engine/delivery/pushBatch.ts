import type { Entry, Settlement, StubRecord } from '#shared/records/record.ts'
import { maybeDone } from '#shared/delivery/nextAttempt.ts'
import type { AnswerTo, ConnectClient, PushOutcome } from '#engine/connect/connectClient.ts'
import { settlementFile } from '#engine/connect/pushSettlementFile.ts'
import type { Batch, BatchOutcome } from '#engine/importing/batch.ts'

/** What became of one push; `broke` where a bug of ours, not stub or the network, cut it short. */
export type Pushed =
  PushOutcome | { readonly is: 'broke'; readonly left: BatchOutcome; readonly problem: unknown }

/** An address that the outcome of one request is expected at. `withdraw` takes it back: the request never left. */
export interface ReturnAddress extends AnswerTo {
  readonly withdraw: () => void
}

/** An address for the outcome of a batch's present attempt, noted on the disk; null where nothing can be posted to us. */
export type AskForOutcome = (batch: Pick<Batch, 'no' | 'attempt' | 'method'>) => ReturnAddress | null

/** What a push acts with. `inFile` reads the settlements of a batch that leaves in a file; `today` is YYYY-MM-DD. */
export interface PushEffects {
  readonly connect: ConnectClient
  readonly inFile: (batch: Batch) => AsyncIterable<readonly Settlement[]>
  readonly today: () => string
  readonly askForOutcome?: AskForOutcome | undefined
}

/**
 * Sends a batch by the endpoint that it was made for. A push that throws before it answers with a promise has not left;
 * one whose promise is rejected may have.
 */
export async function pushBatch(effects: PushEffects, batch: Batch): Promise<Pushed> {
  let answer: Promise<PushOutcome>
  let address: ReturnAddress | null = null
  try {
    const file = batch.method === 'file' ? await settlementFile(effects.inFile(batch)) : null
    address = effects.askForOutcome?.(batch) ?? null
    const answerTo = address === null ? null : { webhook: address.webhook, signature: address.signature }
    answer =
      file === null
        ? pushRecords(effects.connect, batch, answerTo)
        : effects.connect.pushSettlementFile(file, effects.today(), answerTo)
  } catch (problem) {
    address?.withdraw()
    return { is: 'broke', left: { is: 'notSent' }, problem }
  }
  const pushed: Pushed = await answer.catch((problem: unknown) => ({
    is: 'broke',
    left: { is: 'unknown' },
    problem,
  }))
  if (pushed.is === 'failed' && !maybeDone(pushed.cause)) address?.withdraw()
  return pushed
}

function pushRecords(connect: ConnectClient, batch: Batch, answerTo: AnswerTo | null): Promise<PushOutcome> {
  switch (batch.method) {
    case 'many':
      return connect.pushMany(batch.records.map(asEntry), answerTo)
    case 'settlement':
      return connect.pushSettlements(batch.records.map(asSettlement), answerTo)
    case 'income':
      return connect.pushIncome(onlyEntry(batch), answerTo)
    case 'expense':
      return connect.pushExpense(onlyEntry(batch), answerTo)
    case 'file':
      throw new Error(`Batch ${batch.no} leaves in a file`)
  }
}

function onlyEntry(batch: Batch): Entry {
  const [record] = batch.records
  if (record === undefined || batch.records.length > 1)
    throw new Error(`Batch ${batch.no} is not of one record`)
  return asEntry(record)
}

function asEntry(record: StubRecord): Entry {
  if (record.kind === 'settlement') throw new Error(`Record ${record.id} is a settlement`)
  return record
}

function asSettlement(record: StubRecord): Settlement {
  if (record.kind !== 'settlement') throw new Error(`Record ${record.id} is no settlement`)
  return record
}

import type { Entry, Settlement, StubRecord } from '#shared/records/record.ts'
import type { ConnectClient, PushOutcome } from '#engine/connect/connectClient.ts'
import { settlementFile } from '#engine/connect/pushSettlementFile.ts'
import type { Batch, BatchOutcome } from '#engine/importing/importerContract.ts'

/** What became of one push; `broke` where a bug of ours, not stub or the network, cut it short. */
export type Pushed =
  PushOutcome | { readonly is: 'broke'; readonly left: BatchOutcome; readonly problem: unknown }

/** What a push acts with. `inFile` reads the settlements of a batch that leaves in a file; `today` is YYYY-MM-DD. */
export interface PushEffects {
  readonly connect: ConnectClient
  readonly inFile: (batch: Batch) => AsyncIterable<readonly Settlement[]>
  readonly today: () => string
}

/**
 * Sends a batch by the endpoint that it was made for. A push that throws before it answers with a promise has not left;
 * one whose promise is rejected may have.
 */
export async function pushBatch(effects: PushEffects, batch: Batch): Promise<Pushed> {
  let answer: Promise<PushOutcome>
  try {
    const file = batch.method === 'file' ? await settlementFile(effects.inFile(batch)) : null
    answer =
      file === null
        ? pushRecords(effects.connect, batch)
        : effects.connect.pushSettlementFile(file, effects.today())
  } catch (problem) {
    return { is: 'broke', left: { is: 'notSent' }, problem }
  }
  return answer.catch((problem: unknown) => ({ is: 'broke', left: { is: 'unknown' }, problem }))
}

function pushRecords(connect: ConnectClient, batch: Batch): Promise<PushOutcome> {
  switch (batch.method) {
    case 'many':
      return connect.pushMany(batch.records.map(asEntry))
    case 'settlement':
      return connect.pushSettlements(batch.records.map(asSettlement))
    case 'income':
      return connect.pushIncome(onlyEntry(batch))
    case 'expense':
      return connect.pushExpense(onlyEntry(batch))
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

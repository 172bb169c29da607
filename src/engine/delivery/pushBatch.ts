import type { Entry, Settlement, StubRecord } from '#shared/records/record.ts'
import type { ConnectClient, PushOutcome } from '#engine/connect/connectClient.ts'
import type { Batch } from '#engine/importing/importerContract.ts'

/**
 * Sends a batch in one request, by the endpoint that it was made for. Records of which no request can be made are a bug
 * and throw before anything leaves; what happens later is told by the promise.
 */
export function pushBatch(connect: ConnectClient, batch: Batch): Promise<PushOutcome> {
  switch (batch.method) {
    case 'many':
      return connect.pushMany(batch.records.map(asEntry))
    case 'settlement':
      return connect.pushSettlements(batch.records.map(asSettlement))
    case 'income':
      return connect.pushIncome(onlyEntry(batch))
    case 'expense':
      return connect.pushExpense(onlyEntry(batch))
  }
}

/** Whether stub holds a record: an entry by its id; a settlement, which stub does not list, by those of all its entries. */
export function isHeld(record: StubRecord, ids: ReadonlySet<string>): boolean {
  if (ids.has(record.id) || record.kind !== 'settlement') return ids.has(record.id)
  const entries = [...record.income, ...record.expenses]
  return entries.length > 0 && entries.every(({ id }) => ids.has(id))
}

/** All ids by which stub may list a record. */
export function idsAtStub(record: StubRecord): string[] {
  if (record.kind !== 'settlement') return [record.id]
  return [record, ...record.income, ...record.expenses].map(({ id }) => id)
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

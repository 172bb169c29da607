import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { Result } from '#shared/errors/result.ts'
import type { StubRecord } from '#shared/records/record.ts'
import { createInProcessImporter } from '#engine/importing/inProcessImporter.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { bankAccount } from '#engine/importing/testing/bankFile.ts'
import { readSource } from '#engine/reading/readSource.ts'

/** The time at which everything happens in a test. */
export const testNow = '2025-04-01T08:00:00.000Z'

/** An importer in this process, with real files. */
export interface TestImporter {
  readonly client: Client<ImporterContract>
  readonly close: () => void
}

/** An importer without an import. */
export function testImporter(): TestImporter {
  return createInProcessImporter({ now: () => testNow, readSource })
}

/** What a result carries; a failure fails the test with its code. */
export function valueOf<Value>(result: Result<Value, { readonly code: string }>): Value {
  if (!result.ok) throw new Error(`Expected a value, got ${JSON.stringify(result.error)}`)
  return result.value
}

/** Where the import named `name` of a folder is. */
export function importIn(folder: string, name = 'import'): string {
  return join(folder, `${name}.sqlite`)
}

/** Makes an import of a source with this text, or these bytes; it is kept in `folder`, or nowhere when that is null. */
export async function madeOf(
  text: string | Uint8Array,
  folder: string,
  { kept = true, account = bankAccount }: { kept?: boolean; account?: string | null } = {},
): Promise<TestImporter & { readonly summary: ImportSummary }> {
  const sourcePath = join(folder, 'source.csv')
  writeFileSync(sourcePath, text)
  const importer = testImporter()
  const created = await importer.client.task('import.create', {
    path: kept ? importIn(folder) : ':memory:',
    id: 'first',
    sourcePath,
    sourceName: 'source.csv',
    choice: {},
    account,
  })
  return { ...importer, summary: valueOf(created) }
}

/** Tells an importer that stub holds its records of these ids, as they were sent; other ids are nobody's. */
export async function tellFound(
  { client }: Pick<TestImporter, 'client'>,
  ids: readonly string[],
): Promise<DeliveryCounts> {
  const records = valueOf(await client.call('import.records', { from: 0, limit: 10_000 }))
  const found = records
    .filter(({ id }) => ids.includes(id))
    .map((record) => ({ row: rowOf(record), id: record.id, by: 'id' as const, differences: [] }))
  return valueOf(await client.call('delivery.found', { found, absent: [], whole: false }))
}

function rowOf(record: StubRecord): number {
  return record.kind === 'settlement' ? (record.rows[0] ?? 0) : record.row
}

/** Opens the import at `path` as a process that starts anew does. */
export async function reopened(path: string): Promise<TestImporter & { readonly summary: ImportSummary }> {
  const importer = testImporter()
  return { ...importer, summary: valueOf(await importer.client.call('import.open', { path })) }
}

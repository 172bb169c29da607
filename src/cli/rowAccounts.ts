import { FailureError } from '#shared/errors/failure.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Client } from '#shared/ipc/client.ts'
import { columnsOf } from '#shared/layout/columnOf.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'

const pageSize = 1000

/**
 * Tells the account that a row names, '' where its file has no column of them; rows are asked for a page at a time. Throws a
 * `FailureError`.
 */
export function rowAccounts(
  importer: Client<ImporterContract>,
  { layout }: Pick<ImportSummary, 'layout'>,
): (row: number) => Promise<string> {
  if (columnsOf(layout, 'account').length === 0) return () => Promise.resolve('')
  let offset = -1
  let accounts: readonly string[] = []
  return async (row) => {
    const start = Math.floor((row - 1) / pageSize) * pageSize
    if (start !== offset) {
      const page = await importer.call('import.page', { filter: 'all', offset: start, limit: pageSize })
      if (!page.ok) throw new FailureError(page.error)
      accounts = page.value.rows.map(({ texts }) => texts.account ?? '')
      offset = start
    }
    return accounts[row - 1 - start] ?? ''
  }
}

import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { accountKey } from '#shared/records/identityText.ts'

/** What to know of an account that a layout has for every row and that is not the one that the file names; null where they agree. */
export function typedAccount(
  { fields: { account } }: Pick<Layout, 'fields'>,
  { accountInFile }: Pick<ImportSummary, 'accountInFile'>,
): string | null {
  const typed = account?.from === 'constant' ? account.value.trim() : ''
  if (typed === '' || accountInFile === null || accountKey(typed) === accountKey(accountInFile)) return null
  return `The file says that it is of account ${accountInFile}. Its records will be of ${typed}, as typed below: the same rows, brought again without that, would be other records and be sent twice. Take the text away unless it is meant so.`
}

import { accountFrom } from '#shared/layout/accountFrom.ts'
import type { MetaValue } from '#engine/importing/file/meta.ts'

/** A table as the meta of an import's file has it: where its rows are, how it was read, what its columns hold. */
export type Table = MetaValue<'table'>

/** The account that a file names: in what stands around the table, or in a column that holds nothing else. */
export function accountIn({ reading, profiles }: Pick<Table, 'reading' | 'profiles'>): string | null {
  return reading.facts.account ?? accountFrom(profiles)
}

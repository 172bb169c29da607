import { listed } from '#shared/errors/listed.ts'
import { fieldWords } from '#shared/layout/fieldWords.ts'
import type { LostColumn } from '#shared/layout/fitLayout.ts'
import type { ColumnName } from '#shared/layout/savedLayout.ts'

/** A column that a layout names and a table does not have, in the middle of a sentence. */
export function lostColumnWords(column: ColumnName): string {
  return typeof column === 'number' ? `a column ${column + 1}` : `the column “${column}”`
}

/** What of a layout no longer fits a table, in the middle of a sentence: each lost column once, with what it was for. */
export function lostWords(lost: readonly LostColumn[]): string {
  const byColumn = Map.groupBy(lost, ({ column }) => column)
  return listed(
    [...byColumn].map(([column, each]) => {
      const uses = [...new Set(each.map(({ was }) => useWords(was)))]
      return `${lostColumnWords(column)} (${uses.join(', ')})`
    }),
  )
}

function useWords(was: LostColumn['was']): string {
  if (was === 'identity') return 'to tell rows apart'
  return was === 'leave' ? 'to leave rows out' : fieldWords[was]
}

import type { FlagReading } from '#shared/layout/layout.ts'
import { withFlagReading } from '#shared/layout/writtenSigns.ts'
import type { Basis } from '#engine/importing/basis.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { countBroken } from '#engine/importing/proveBalance.ts'

/**
 * What the balances show of amounts with another sign than the others beside their word: the reading under which more of them
 * follow. Null where that is settled, where they show neither, and where no row contradicts itself. Throws the `FailureError` of
 * `task.cancelled`.
 */
export async function flagReadingShown(
  file: ImportFile,
  edition: number,
  { balance, ...basis }: Omit<Basis, 'totals'>,
  signal: AbortSignal,
): Promise<FlagReading | null> {
  const { layout, table } = basis
  if (layout.sign !== 'flag' || layout.againstFlag !== undefined || balance?.follows !== true) return null
  // Where all rows became records, none contradicts itself.
  if (file.judged.counts(edition).every(({ errors }) => errors === 0)) return null
  const paidBack = withFlagReading(table.profiles, layout, 'paidBack')
  const broken = await countBroken(file, { ...basis, layout: paidBack }, signal)
  if (broken === null || broken === balance.broken) return null
  return broken < balance.broken ? 'paidBack' : 'asFlag'
}

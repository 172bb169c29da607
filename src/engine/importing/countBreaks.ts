import { breaksToShow, notProved, type Basis } from '#engine/importing/basis.ts'
import { hasWarning } from '#engine/importing/file/chunkCounts.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { chunkOf } from '#engine/importing/file/rowChunks.ts'
import { openVerdicts } from '#engine/importing/verdicts.ts'

/** Counts the rows of an edition that break the balance, or have a wrong total, among those with a warning: they were judged before that was proved. */
export function countBreaks(file: ImportFile, edition: number, basis: Basis): void {
  const rows = new Set([...breaksToShow(basis.balance), ...basis.totals.wrong].map(({ row }) => row))
  if (rows.size === 0) return
  const before = openVerdicts(file, edition, { ...basis, ...notProved })
  const after = openVerdicts(file, edition, basis)
  const warned = [...rows].filter(
    (row) => hasWarning(after.row(row).verdict) && !hasWarning(before.row(row).verdict),
  )
  const byChunk = Map.groupBy(warned, chunkOf)
  file.transaction(() => {
    for (const [no, rows] of byChunk) {
      const { counts, marks } = file.judged.read(edition, no)
      const warnings = counts.warnings + rows.length
      file.judged.write(edition, no, { counts: { ...counts, warnings }, marks })
    }
  })
}

import { readPeriod } from '#shared/dates/readPeriod.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { FirstLook } from '#shared/imports/firstLook.ts'
import { accountFrom } from '#shared/layout/accountFrom.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { cellText } from '#shared/reading/cell.ts'
import { joinHeadings } from '#shared/reading/headingRows.ts'
import { firstRows } from '#engine/importing/firstRows.ts'
import { tableRows } from '#engine/importing/profileColumns.ts'
import { suggestTable } from '#engine/importing/suggestTable.ts'
import { readEnds, type EndsReading } from '#engine/reading/readEnds.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadFailure } from '#engine/reading/sourceReading.ts'

/**
 * A first look at a source, from its ends alone: its first rows, and what its reading and layout seem to be by the judgement
 * that the whole gets. Null where the ends tell nothing. A failure is one that the whole source has as well. Throws the
 * `FailureError` of `task.cancelled`.
 */
export async function previewSource(
  bytes: SourceBytes,
  signal: AbortSignal,
): Promise<Result<FirstLook | null, ReadFailure>> {
  const ends = await readEnds(bytes, signal)
  if (!ends.ok) return ends
  return ok(ends.value === null ? null : lookAt(bytes, ends.value))
}

function lookAt({ name, size }: SourceBytes, ends: EndsReading): FirstLook {
  const { format, reading, rows, share } = ends
  const { encoding, delimiter, sheet, headingRow, headingRows, facts } = reading
  const profiles = profilesOf(ends)
  return {
    source: { name, bytes: size, format },
    isWhole: share === 1,
    rows: Math.round(rows.length / share),
    reading: { encoding, delimiter, sheet, headingRow, headingRows, facts },
    tables: Math.max(1, reading.tables.length),
    account: facts.account ?? accountFrom(profiles),
    preview: firstRows(rows, reading, profiles.length),
    suggestion: suggestTable(profiles, facts).suggestion,
  }
}

/** More rows tell no more of what the columns hold. */
const profiledRows = 600

function profilesOf({ reading, rows }: EndsReading): ColumnProfile[] {
  const headings = joinHeadings(reading.headingRows.map((row) => rows[row - 1] ?? [])).map(cellText)
  const profiler = createColumnProfiler(headings, readPeriod(reading.facts.period))
  const isOfTable = tableRows(reading)
  for (const [index, cells] of rows.slice(0, profiledRows).entries())
    if (isOfTable(index + 1)) profiler.add(cells, index + 1)
  return profiler.profiles()
}

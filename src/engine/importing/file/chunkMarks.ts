import { z } from 'zod'
import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import { findingSchema, type Finding } from '#shared/findings/finding.ts'
import { ownVerdict, type JudgedLine, type JudgedRow } from '#engine/importing/file/judgedRow.ts'
import { placeOf } from '#engine/importing/file/rowChunks.ts'

const placeInChunk = z.string().regex(/^\d{1,3}$/)

/**
 * What of a chunk's verdicts cannot be told from each of its rows alone, by the row's place in the chunk, counted from 0.
 * `ordinals`: of rows that are not the first of their kind, and of those that the user took in. `broken`: what a settlement
 * found wrong with its line, or doubtful about its payout's own row.
 */
export const chunkMarksSchema = z.strictObject({
  ordinals: z.record(placeInChunk, z.number().int().nonnegative()),
  broken: z.record(placeInChunk, findingSchema),
})

/** What of a chunk's verdicts cannot be told from each of its rows alone. */
export type ChunkMarks = z.infer<typeof chunkMarksSchema>

/** The ordinal of a row without a mark: the first of its kind, or none where the reader left it out. */
export function usualOrdinal(isLeft: boolean): number {
  return isLeft ? 0 : 1
}

/** The marks of judged rows of one chunk; `isLeft` says whether the reader left a row out. */
export function marksOf(lines: readonly JudgedLine[], isLeft: (row: number) => boolean): ChunkMarks {
  const ordinals: Record<string, number> = {}
  const broken: Record<string, Finding> = {}
  for (const { row, judged } of lines) {
    const place = placeOf(row)
    if (judged.ordinal !== usualOrdinal(isLeft(row))) ordinals[place] = judged.ordinal
    const found = judged.own === undefined ? undefined : judged.verdict.findings.at(-1)
    if (found !== undefined) broken[place] = found
  }
  return { ordinals, broken }
}

/** A chunk's marks in which some rows, by their places, have these and no others. */
export function remarked(marks: ChunkMarks, places: ReadonlySet<number>, these: ChunkMarks): ChunkMarks {
  const kept = <Mark>(all: Readonly<Record<string, Mark>>): Record<string, Mark> =>
    Object.fromEntries(Object.entries(all).filter(([place]) => !places.has(Number(place))))
  return {
    ordinals: { ...kept(marks.ordinals), ...these.ordinals },
    broken: { ...kept(marks.broken), ...these.broken },
  }
}

/** A row as its settlement leaves it: in error or doubtful by `finding`, or as it is by itself. */
export function overlaid(judged: JudgedRow, finding: Finding | undefined): JudgedRow {
  const own = ownVerdict(judged)
  const { ordinal } = judged
  if (finding === undefined) return { verdict: own, ordinal }
  const findings = [...own.findings, finding]
  const verdict: RowVerdict =
    finding.severity === 'error' ? { state: 'error', findings } : { ...own, findings }
  return { verdict, ordinal, own }
}

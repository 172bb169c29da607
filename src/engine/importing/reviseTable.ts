import type { FirstLook } from '#shared/imports/firstLook.ts'
import { revisionsOf } from '#shared/imports/revisions.ts'
import { cellText } from '#shared/reading/cell.ts'
import type { Revision } from '#shared/reading/revision.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import type { Table } from '#engine/importing/table.ts'
import { breathe } from '#engine/reading/pace.ts'

/** A table that was just read, saying what of a first look at its source it refutes. Throws the `FailureError` of `task.cancelled`. */
export async function reviseTable(
  file: ImportFile,
  table: Table,
  look: FirstLook,
  signal: AbortSignal,
): Promise<Table> {
  const revised: Revision[] = []
  for (const revision of revisionsOf(look, table.reading))
    revised.push(
      revision.about === 'encoding' ? await placed(revision, { file, table, look, signal }) : revision,
    )
  return revised.length === 0 ? table : { ...table, reading: { ...table.reading, revised } }
}

interface Place {
  readonly file: ImportFile
  readonly table: Table
  readonly look: FirstLook
  readonly signal: AbortSignal
}

/** A letter that stands among the first rows already was seen: it is not what refuted them. */
async function placed(
  revision: Extract<Revision, { about: 'encoding' }>,
  { look, ...place }: Place,
): Promise<Revision> {
  const row = await firstRowBeyondAscii(place)
  return { ...revision, row: row !== null && row > look.preview.rows.length ? row : null }
}

async function firstRowBeyondAscii({
  file,
  table: { edition, rows },
  signal,
}: Omit<Place, 'look'>): Promise<number | null> {
  for (let no = 0; firstRowOf(no) <= rows; no++) {
    const place = file.rows.read(edition, no).findIndex((cells) => cells.some(isBeyondAscii))
    if (place !== -1) return firstRowOf(no) + place
    await breathe(signal)
  }
  return null
}

function isBeyondAscii(cell: Parameters<typeof cellText>[0]): boolean {
  return /\P{ASCII}/u.test(cellText(cell))
}

import { convertRow } from '#shared/convert/convertRow.ts'
import type { Cells } from '#shared/reading/cell.ts'
import { rowInputs, type Basis } from '#engine/importing/basis.ts'
import { overlaid, usualOrdinal, type ChunkMarks } from '#engine/importing/file/chunkMarks.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { JudgedRow } from '#engine/importing/file/judgedRow.ts'
import { rememberLast } from '#engine/importing/file/rememberLast.ts'
import { chunkOf, firstRowOf, placeOf } from '#engine/importing/file/rowChunks.ts'

/** The verdict on every source row, made from the row when it is asked for: rows, layout, fixes and marks settle it. */
export interface Verdicts {
  /** Those on the rows of a chunk. */
  read(this: void, no: number): readonly JudgedRow[]
  row(this: void, row: number): JudgedRow
}

/** The verdicts of an edition, which were judged by this basis. */
export function openVerdicts(
  file: Pick<ImportFile, 'rows' | 'judged'>,
  edition: number,
  basis: Basis,
): Verdicts {
  const inputs = rowInputs(basis)
  const chunks = rememberLast<readonly JudgedRow[]>(4)
  const marks = rememberLast<ChunkMarks>(4)

  function judge(row: number, cells: Cells, { ordinals, broken }: ChunkMarks): JudgedRow {
    const place = placeOf(row)
    const ordinal = ordinals[place] ?? usualOrdinal(inputs.leftByReader(row) !== null)
    const judged = { verdict: convertRow(inputs.input(row, cells), basis, ordinal), ordinal }
    const finding = broken[place]
    return finding === undefined ? judged : overlaid(judged, finding)
  }

  return {
    read: (no) =>
      chunks.get(String(no), () => {
        const of = file.judged.read(edition, no).marks
        const rows = file.rows.read(basis.table.edition, no)
        return rows.map((cells, place) => judge(firstRowOf(no) + place, cells, of))
      }),
    row(row) {
      const no = chunkOf(row)
      const of = marks.get(String(no), () => file.judged.read(edition, no).marks)
      return judge(row, file.rows.row(basis.table.edition, row), of)
    },
  }
}

import { looseText } from '#shared/categories/looseText.ts'
import { readableLine } from '#shared/convert/readableText.ts'
import { rowFields } from '#shared/convert/rowFields.ts'
import type { OwnCategories } from '#shared/imports/importView.ts'
import { cellText } from '#shared/reading/cell.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { tableRows } from '#engine/importing/profileColumns.ts'
import { breathe } from '#engine/reading/pace.ts'

// Nobody maps more by hand; a column with as many texts as rows is none of categories, and is not to fill the memory.
const mostShown = 200
const mostCounted = 20_000
const longest = 200

/** What the rows of the table say of their category by the current layout; all rows are looked at, in slices. */
export async function ownCategories({ file, state }: OpenImport): Promise<OwnCategories> {
  const { table, judgement } = state()
  if (judgement.layout.fields.category === undefined) return { found: [], more: false }
  const isOfTable = tableRows(table.reading)
  const counts = new Map<string, { readonly text: string; rows: number }>()
  let more = false
  const never = new AbortController().signal
  for (let no = 0; firstRowOf(no) <= table.rows; no++) {
    for (const [place, cells] of file.rows.read(table.edition, no).entries()) {
      if (!isOfTable(firstRowOf(no) + place)) continue
      const text = readableLine(cellText(rowFields(cells, judgement.layout, {})('category')?.cell))
      const key = looseText(text)
      const known = counts.get(key)
      if (known !== undefined) known.rows++
      else if (counts.size < mostCounted && text.length <= longest) counts.set(key, { text, rows: 1 })
      else more = true
    }
    await breathe(never)
  }
  const found = [...counts.values()].sort((one, other) => other.rows - one.rows)
  return { found: found.slice(0, mostShown), more: more || found.length > mostShown }
}

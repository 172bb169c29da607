import type { Layout } from '#shared/layout/layout.ts'
import { nameColumns } from '#shared/layout/nameColumns.ts'
import { normalHeadings } from '#shared/layout/normalHeading.ts'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'

/** The table that a layout was made for. */
export interface LayoutTable {
  readonly fingerprint: string
  readonly headings: readonly string[]
}

/** A layout as it is kept under a name, for files like the one that it was made for. */
export function keepLayout(id: string, name: string, layout: Layout, table: LayoutTable): SavedLayout {
  const count = normalHeadings(table.headings).length
  const headings = table.headings.slice(0, count).map((heading) => heading.trim())
  return {
    version: 1,
    id,
    name,
    recognise:
      count === 0 ? { by: 'fingerprint', fingerprint: table.fingerprint } : { by: 'headings', headings },
    layout: nameColumns(layout, table.headings),
  }
}

/** The name, or the first of `name (2)`, `name (3)` … that is not taken. */
export function freeName(name: string, taken: readonly { readonly name: string }[]): string {
  const isTaken = (candidate: string) => taken.some((other) => other.name === candidate)
  let candidate = name
  for (let no = 2; isTaken(candidate); no += 1) candidate = `${name.slice(0, 73)} (${no})`
  return candidate
}

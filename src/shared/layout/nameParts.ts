import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { columnsOf } from '#shared/layout/columnOf.ts'
import { headingScore } from '#shared/layout/headingScore.ts'
import { unusedColumns } from '#shared/layout/unusedColumns.ts'
import type { Layout } from '#shared/layout/layout.ts'

const numbered = /^(.*\p{L})[ _]?([1-9])$/u
// What everyone calls the text of a row, and not, say, its references.
const clearly = 0.9

/**
 * A layout's fields with the name from all columns that are the parts of one, `Description1`, `Description2` and so on, as these say
 * together what a row was for; as they are where no headings are numbered so from 1, or another column is the name.
 */
export function withNameParts(
  profiles: readonly ColumnProfile[],
  fields: Layout['fields'],
): Layout['fields'] {
  const named = columnsOf({ fields }, 'name')
  const free = new Set([...unusedColumns(profiles, { fields }).map(({ index }) => index), ...named])
  const [first = [], ...others] = [...Map.groupBy(profiles, baseOf)]
    .flatMap(([base, parts]) => (base === null ? [] : [parts]))
    .filter((parts) => parts.length > 1 && parts.every(isInPlace))
    .map((parts) => parts.map(({ index }) => index))
    .filter((columns) => columns.every((column) => free.has(column)))
  const isOther = named.some((column) => !first.includes(column))
  if (first.length === 0 || others.length > 0 || isOther) return fields
  return { ...fields, name: { from: 'columns', columns: first, separator: ' ' } }
}

function baseOf({ heading }: ColumnProfile): string | null {
  const [, base = ''] = numbered.exec(heading.trim()) ?? []
  return (headingScore(base, 'name') ?? 0) >= clearly ? base.toLowerCase() : null
}

function isInPlace({ heading }: ColumnProfile, place: number): boolean {
  return numbered.exec(heading.trim())?.[2] === String(place + 1)
}

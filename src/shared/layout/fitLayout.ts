import { fieldNames, type FieldName, type FieldSource, type Layout } from '#shared/layout/layout.ts'
import { normalHeading } from '#shared/layout/normalHeading.ts'
import type { ColumnName, NamedLayout } from '#shared/layout/savedLayout.ts'

/** A column that a layout names and a table does not have, and what it was for: a field, records' ids, or leaving rows out. */
export interface LostColumn {
  readonly column: ColumnName
  readonly was: FieldName | 'identity' | 'leave'
}

/** What of a named layout a table has columns for, and what it has none for. */
export interface FittedLayout {
  readonly layout: Layout
  readonly lost: readonly LostColumn[]
}

/** Finds the columns that a named layout speaks of in a table with these headings; of equal headings the left one is meant. */
export function fitLayout(
  named: NamedLayout,
  headings: readonly string[],
  currency: Layout['currency'],
): FittedLayout {
  const lost: LostColumn[] = []
  const placeOf = placesIn(headings)
  const find = (column: ColumnName, was: LostColumn['was']): number | null => {
    const place = placeOf(column)
    if (place === null) lost.push({ column, was })
    return place
  }
  const { fields, identity, leave, ...conventions } = named
  const layout: Layout = {
    version: 1,
    ...conventions,
    currency: named.currency ?? currency,
    fields: fieldsFrom(fields, find),
    identity: identity.flatMap((column) => find(column, 'identity') ?? []),
    ...(leave !== undefined && {
      leave: leave.flatMap((rule) => {
        const column = find(rule.column, 'leave')
        return column === null ? [] : [{ ...rule, column }]
      }),
    }),
  }
  return { layout, lost }
}

/** Whether a layout that lost some columns still makes records of a table: whatever else is missing, no day and no money is. */
export function isOfUse({ lost }: FittedLayout): boolean {
  const needed: readonly LostColumn['was'][] = ['date', 'amount', 'debit', 'credit', 'flag', 'leave']
  return lost.every(({ was }) => !needed.includes(was))
}

type NamedSource = NonNullable<NamedLayout['fields'][FieldName]>
type Find = (column: ColumnName, was: LostColumn['was']) => number | null

function fieldsFrom(named: NamedLayout['fields'], find: Find): Layout['fields'] {
  const fields: Layout['fields'] = {}
  for (const field of fieldNames) {
    const source = named[field]
    if (source === undefined) continue
    switch (source.from) {
      case 'constant':
        fields[field] = source
        break
      case 'column': {
        const column = find(source.column, field)
        if (column !== null) fields[field] = { ...source, column }
        break
      }
      case 'columns': {
        const found = joinedFrom(source, field, find)
        if (found !== null) fields[field] = found
        break
      }
    }
  }
  return fields
}

/** Of joined columns those that are there; null where none is. */
function joinedFrom(
  { columns: named, ...how }: Extract<NamedSource, { from: 'columns' }>,
  field: FieldName,
  find: Find,
): FieldSource | null {
  const columns = named.flatMap((column) => find(column, field) ?? [])
  const [first] = columns
  if (first === undefined) return null
  if (columns.length > 1) return { ...how, columns }
  return { from: 'column', column: first, ...(how.empty !== undefined && { empty: how.empty }) }
}

function placesIn(headings: readonly string[]): (column: ColumnName) => number | null {
  const normal = headings.map(normalHeading)
  return (column) => {
    if (typeof column === 'number') return column < headings.length ? column : null
    const place = normal.indexOf(normalHeading(column))
    return place === -1 ? null : place
  }
}

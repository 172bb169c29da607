import { fieldNames, type FieldSource, type Layout, type LeaveRule } from '#shared/layout/layout.ts'
import { normalHeading } from '#shared/layout/normalHeading.ts'
import type { ColumnName, NamedLayout } from '#shared/layout/savedLayout.ts'

/** A layout with its columns by their headings; a column without one, or with one that another has too, keeps its place. */
export function nameColumns(layout: Layout, headings: readonly string[]): NamedLayout {
  const nameOf = namesFrom(headings)
  const { version: _version, fields, identity, leave, ...conventions } = layout
  return {
    ...conventions,
    fields: Object.fromEntries(
      fieldNames.flatMap((field) => {
        const source = fields[field]
        return source === undefined ? [] : [[field, namedSource(source, nameOf)]]
      }),
    ),
    identity: identity.map(nameOf),
    ...(leave !== undefined && { leave: leave.map((rule) => namedRule(rule, nameOf)) }),
  }
}

function namesFrom(headings: readonly string[]): (column: number) => ColumnName {
  const normal = headings.map(normalHeading)
  return (column) => {
    const heading = normal[column] ?? ''
    const isAlone = normal.filter((other) => other === heading).length === 1
    return heading !== '' && isAlone ? (headings[column] ?? '').trim() : column
  }
}

function namedSource(source: FieldSource, nameOf: (column: number) => ColumnName) {
  switch (source.from) {
    case 'column':
      return { ...source, column: nameOf(source.column) }
    case 'columns':
      return { ...source, columns: source.columns.map(nameOf) }
    case 'constant':
      return source
  }
}

function namedRule(rule: LeaveRule, nameOf: (column: number) => ColumnName) {
  return { ...rule, column: nameOf(rule.column) }
}

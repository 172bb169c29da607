import type { ColumnsView } from '#shared/imports/importView.ts'
import type { ColumnKind } from '#shared/layout/column.ts'
import { fitLayout } from '#shared/layout/fitLayout.ts'
import { fieldNames, type Layout } from '#shared/layout/layout.ts'
import { nameColumns } from '#shared/layout/nameColumns.ts'
import { normalHeading } from '#shared/layout/normalHeading.ts'
import type { ColumnName, NamedLayout, Recognise, SavedLayout } from '#shared/layout/savedLayout.ts'

/** What amounts are typed and shown in where a layout leaves their currency to the file. */
const homeCurrency = 'ZAR'

/** A kept layout as it would map a table of just the columns that it knows; there are no values in it. */
export interface PaperTable {
  readonly headings: readonly string[]
  readonly layout: Layout
  readonly view: ColumnsView
}

/** The table that a kept layout is written for, so that it can be changed without a file of its shape. */
export function paperTable({
  recognise,
  layout: named,
}: Pick<SavedLayout, 'recognise' | 'layout'>): PaperTable {
  const headings = knownHeadings(recognise, columnsNamed(named))
  const { layout } = fitLayout(named, headings, homeCurrency)
  const columns = headings.map((heading, index) => ({
    ...{ index, heading, samples: [] },
    holds: heldBy(recognise, index),
  }))
  const proofs = { dateOrder: null, decimalMark: null, sign: null, fee: null }
  return {
    headings,
    layout,
    view: { columns, suggested: layout, confidence: {}, proofs, preset: null },
  }
}

/** What is kept of a layout that was changed on its table; the currency stays with the file where it was left to it. */
export function fromPaper(layout: Layout, headings: readonly string[], before: NamedLayout): NamedLayout {
  const { currency, ...changed } = nameColumns(layout, headings)
  return { ...changed, ...(before.currency !== undefined && { currency }) }
}

/** All headings that are known, at the places that are known of them; '' for a column without one. */
function knownHeadings(recognise: Recognise, named: readonly ColumnName[]): string[] {
  const known = headingsSought(recognise)
  const places = named.filter((column) => typeof column === 'number')
  const width = Math.max(known.length, ...places.map((place) => place + 1))
  const headings = Array.from({ length: width }, (_, place) => known[place] ?? '')
  const found = new Set(headings.map(normalHeading))
  for (const column of named) {
    if (typeof column === 'number' || found.has(normalHeading(column))) continue
    found.add(normalHeading(column))
    headings.push(column)
  }
  return headings
}

function headingsSought(recognise: Recognise): readonly string[] {
  switch (recognise.by) {
    case 'headings':
      return recognise.headings
    case 'kinds':
      return recognise.kinds.map(() => '')
    case 'fingerprint':
      return []
  }
}

function heldBy(recognise: Recognise, place: number): ColumnKind {
  const kind = recognise.by === 'kinds' ? recognise.kinds[place] : undefined
  if (kind === 'date') return 'date'
  return kind === 'number' ? 'amount' : 'text'
}

function columnsNamed({ fields, identity, leave = [] }: NamedLayout): ColumnName[] {
  const mapped = fieldNames.flatMap((field) => {
    const source = fields[field]
    switch (source?.from) {
      case 'column':
        return [source.column]
      case 'columns':
        return source.columns
      case 'constant':
      case undefined:
        return []
    }
  })
  return [...mapped, ...identity, ...leave.map(({ column }) => column)]
}

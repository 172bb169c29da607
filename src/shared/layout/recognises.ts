import type { Column, ColumnKind } from '#shared/layout/column.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { contentKind } from '#shared/layout/contentKind.ts'
import { normalHeading, normalHeadings } from '#shared/layout/normalHeading.ts'
import type { ColumnName, Recognise } from '#shared/layout/savedLayout.ts'

/** What files are recognised by: the fingerprint, and of each column its heading, what it holds, and its first values. */
export interface TableShape {
  readonly fingerprint: string
  readonly columns: readonly ShapeColumn[]
}

interface ShapeColumn {
  readonly heading: string
  readonly kind: 'date' | 'number' | 'text' | 'empty'
  /** As written; none where a workbook stores the values as dates. */
  readonly samples: readonly string[]
}

/** Whether a table is one of the files that a layout is for. */
export function recognises(recognise: Recognise, shape: TableShape): boolean {
  const headings = normalHeadings(shape.columns.map(({ heading }) => heading))
  switch (recognise.by) {
    case 'fingerprint':
      return recognise.fingerprint === shape.fingerprint
    case 'headings':
      return (
        hasHeadings(recognise, headings) &&
        isFilled(recognise.filled, shape) &&
        isWritten(recognise.written, shape)
      )
    case 'kinds':
      return headings.length === 0 && hasKinds(recognise.kinds, shape) && isWritten(recognise.written, shape)
  }
}

/** The shape of a table whose columns were profiled. */
export function shapeOfProfiles(profiles: readonly ColumnProfile[], fingerprint: string): TableShape {
  return {
    fingerprint,
    columns: profiles.map((profile) => ({
      heading: profile.heading,
      kind: coarse(contentKind(profile)),
      samples: profile.stored.dates > 0 ? [] : profile.samples,
    })),
  }
}

/** The shape of a table as its view shows it. */
export function shapeOfColumns(columns: readonly Column[], fingerprint: string): TableShape {
  return {
    fingerprint,
    columns: columns.map(({ heading, holds, samples }) => ({ heading, kind: coarse(holds), samples })),
  }
}

/** The shape of a table of which only the headings are known. */
export function shapeOfHeadings(headings: readonly string[], fingerprint: string): TableShape {
  return { fingerprint, columns: headings.map((heading) => ({ heading, kind: 'empty', samples: [] })) }
}

function coarse(kind: ColumnKind): ShapeColumn['kind'] {
  switch (kind) {
    case 'date':
    case 'empty':
      return kind
    case 'amount':
    case 'debit':
    case 'credit':
    case 'balance':
    case 'fee':
      return 'number'
    case 'flag':
    case 'currency':
    case 'id':
    case 'text':
      return 'text'
  }
}

function hasHeadings(
  { headings, inAnyOrder }: Extract<Recognise, { by: 'headings' }>,
  found: readonly string[],
): boolean {
  const sought = normalHeadings(headings)
  if (inAnyOrder === true) return sought.every((heading) => found.includes(heading))
  return sought.length === found.length && sought.every((heading, place) => heading === found[place])
}

function isFilled(filled: readonly ColumnName[] | undefined, { columns }: TableShape): boolean {
  return (filled ?? []).every((column) =>
    columns.some((each, place) => isNamed(each, place, column) && each.kind !== 'empty'),
  )
}

function hasKinds(kinds: Extract<Recognise, { by: 'kinds' }>['kinds'], { columns }: TableShape): boolean {
  const isEmptyBeyond = columns.slice(kinds.length).every(({ kind }) => kind === 'empty')
  return isEmptyBeyond && kinds.every((kind, place) => kind === 'any' || kind === columns[place]?.kind)
}

function isWritten(
  written: Extract<Recognise, { by: 'headings' }>['written'],
  { columns }: TableShape,
): boolean {
  return (written ?? []).every(({ column, like }) => {
    const samples = columns.find((each, place) => isNamed(each, place, column))?.samples ?? []
    const alike = samples.filter((sample) => like.some((picture) => looksLike(sample.trim(), picture)))
    return samples.length === 0 || 2 * alike.length > samples.length
  })
}

function isNamed({ heading }: ShapeColumn, place: number, column: ColumnName): boolean {
  return typeof column === 'number' ? place === column : normalHeading(heading) === normalHeading(column)
}

function looksLike(text: string, picture: string): boolean {
  return Array.from(picture).every((mark, place) => fits(text.charAt(place), mark))
}

function fits(character: string, mark: string): boolean {
  if (mark === '9') return /^\d$/.test(character)
  return mark === 'A' ? /^\p{L}$/u.test(character) : character === mark
}

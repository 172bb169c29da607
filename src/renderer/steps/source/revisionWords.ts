import type { Reading } from '#shared/reading/reading.ts'
import type { Revision } from '#shared/reading/revision.ts'
import { formatCount } from '../../ui/formatMoney.ts'
import { delimiters, encodings, labelOf } from './readingChoices.ts'

type Read = Pick<
  Reading,
  'encoding' | 'delimiter' | 'sheet' | 'headingRow' | 'tables' | 'firstRow' | 'lastRow'
>

/** Why the file is read otherwise than it looked at first, a sentence. */
export function revisionWords(revision: Revision, reading: Read): string {
  switch (revision.about) {
    case 'encoding': {
      const [looked, read] = [revision.looked, reading.encoding ?? ''].map((name) => labelOf(encodings, name))
      const what =
        revision.row === null
          ? 'there are letters that are not'
          : `row ${formatCount(revision.row)} has letters that are not`
      return `The first part looked like ${looked}; further down ${what}, so the file is read as ${read}.`
    }
    case 'delimiter': {
      const [looked, read] = [revision.looked, reading.delimiter ?? ''].map((one) => labelOf(delimiters, one))
      return `The first part looked separated by ${looked}; further down the rows fit ${read} better, so the file is read by those.`
    }
    case 'sheet':
      return `The first rows of the sheet “${revision.looked}” looked like the table; with all rows read, “${reading.sheet ?? ''}” is where it is.`
    case 'headings':
      return `The first part looked as if ${rowWords(revision.looked)} held the headings; with all rows read, ${rowWords(reading.headingRow)} does.`
    case 'tables':
      return tablesWords(revision, reading)
  }
}

function rowWords(row: number | null): string {
  return row === null ? 'no row' : `row ${formatCount(row)}`
}

function tablesWords(
  { looked, row }: Extract<Revision, { about: 'tables' }>,
  { tables, firstRow, lastRow }: Read,
): string {
  const seen = looked === 1 ? 'one table' : `${formatCount(looked)} tables`
  const begins =
    row === null
      ? 'further down there are more'
      : `further down, in row ${formatCount(row)}, another one begins`
  const read = `rows ${formatCount(firstRow)} to ${formatCount(lastRow)}`
  return `The first part looked like ${seen}; ${begins}, so of ${formatCount(tables.length)} tables the longest is read: ${read}.`
}

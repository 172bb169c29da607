import type { FirstLook } from '#shared/imports/firstLook.ts'
import { columnsOf } from '#shared/layout/columnOf.ts'
import type { FieldName } from '#shared/layout/layout.ts'
import { delimiters, encodings, labelOf } from '../steps/source/readingChoices.ts'
import { counted } from '../ui/formatMoney.ts'

const list = new Intl.ListFormat('en')

/** How large a file is and about how many rows it has, as far as that is known yet. */
export function sizeWords({ source, rows, isWhole }: Pick<FirstLook, 'source' | 'rows' | 'isWhole'>): string {
  const size = new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: source.bytes < 1e6 ? 'kilobyte' : 'megabyte',
    maximumSignificantDigits: 3,
  }).format(source.bytes / (source.bytes < 1e6 ? 1e3 : 1e6))
  return `${size}, ${isWhole ? counted(rows, 'row') : `about ${counted(Number(rows.toPrecision(2)), 'row')}`}`
}

/** How the file seems to be written, a sentence. */
export function writtenWords({ encoding, delimiter, sheet, headingRow }: FirstLook['reading']): string {
  const how = [
    delimiter !== null && `${labelOf(delimiters, delimiter)} between the columns`,
    encoding !== null && `letters in ${labelOf(encodings, encoding)}`,
    sheet !== null && `a table on the sheet “${sheet}”`,
    headingRow === null ? 'no headings' : `headings in row ${headingRow}`,
  ].filter((part) => part !== false)
  return `It seems to have ${list.format(how)}.`
}

const amounts: readonly FieldName[] = ['amount', 'debit', 'credit']

/** Whose file it seems to be, and where its dates and amounts seem to be; null where neither can be told. */
export function layoutWords({ preset, suggested, columns }: FirstLook['suggestion']): string | null {
  const named = (fields: readonly FieldName[]): string =>
    list.format(
      fields
        .flatMap((field) => columnsOf(suggested, field))
        .map((index) => columns[index]?.heading || `column ${index + 1}`)
        .map((heading) => `“${heading}”`),
    )
  const [dates, money] = [named(['date']), named(amounts)]
  const from = preset === null ? null : `It looks like ${preset.name}.`
  const where = dates === '' || money === '' ? null : `Dates seem to be in ${dates}, amounts in ${money}.`
  return from === null && where === null ? null : [from, where].filter((part) => part !== null).join(' ')
}

import { formatMinor } from '#shared/money/formatMinor.ts'
import { presetOf } from '#shared/layout/presets.ts'
import type { Facts } from '#shared/reading/reading.ts'
import { hiddenWords } from '#shared/reading/hiddenWords.ts'
import type { Inspection } from './inspect.ts'
import { questionText } from './questionText.ts'
import { alignColumns, countOf } from './terminal.ts'
import { unreadRowLines } from './unreadRows.ts'

/** How a file was read and what it looks like, for somebody at a terminal. */
export function inspectionText(inspection: Inspection, aboutProof: readonly string[]): string {
  const { source, layout, questions } = inspection
  return [
    `${source.name}: ${[source.format, countOf(source.bytes, 'byte'), ...writtenAs(inspection)].join(', ')}`,
    ...aboutRows(inspection),
    ...unreadRowLines(inspection),
    ...aboutFacts(inspection.reading.facts),
    ...readAs(layout.preset),
    `Dates: ${layout.dateOrder ?? 'open'}, decimal mark: ${layout.decimalMark ?? 'open'}, sign: ${layout.sign ?? 'open'}`,
    ...aboutProof,
    '',
    columnTable(inspection),
    ...questions.map((question) => `\n${questionText(question)}`),
  ].join('\n')
}

function readAs(id: string | null): string[] {
  if (id === null) return []
  const preset = presetOf(id)
  return [
    `Read as ${preset?.name ?? id} (preset ${id})`,
    ...(preset?.note === undefined ? [] : [preset.note]),
  ]
}

function writtenAs({ reading, sheets }: Inspection): string[] {
  const { encoding, delimiter, sheet, zeroBytes, unwrapped, hidden } = reading
  if (encoding !== null && delimiter !== null) {
    const dropped = zeroBytes === undefined ? [] : [`${countOf(zeroBytes, 'zero byte')} dropped`]
    const taken = unwrapped === true ? ['quotes around whole lines taken off'] : []
    return [encoding, `cells apart by ${delimiterWords(delimiter)}`, ...dropped, ...taken]
  }
  const others = sheets.filter(({ name }) => name !== sheet)
  const names = others.map(({ name, hidden }) => (hidden ? `${name} (hidden)` : name))
  return [
    `sheet ${sheet ?? ''}`,
    ...(names.length === 0 ? [] : [`other sheets: ${names.join(', ')}`]),
    ...(hidden === undefined ? [] : [hiddenWords(hidden, countOf)]),
  ]
}

function delimiterWords(delimiter: string): string {
  if (delimiter === '  ') return 'runs of spaces'
  return delimiter === '\t' ? 'tabs' : delimiter
}

function aboutRows({ reading }: Inspection): string[] {
  const { firstRow, lastRow, headingRows, left, tables } = reading
  const counts = [...Map.groupBy(left, ({ why }) => why)].map(([why, rows]) => `${rows.length} ${why}`)
  return [
    `${lastRow < firstRow ? 'No rows' : `Rows ${firstRow} to ${lastRow}`}, ${headingWords(headingRows)}`,
    ...(counts.length === 0 ? [] : [`Left out: ${counts.join(', ')}`]),
    ...tables.map(
      (table, index) =>
        `Table ${index + 1}: rows ${table.firstRow} to ${table.lastRow}, ${table.headings.join(', ') || 'no headings'}`,
    ),
  ]
}

function headingWords(rows: readonly number[]): string {
  if (rows.length === 0) return 'no heading row'
  return `headings in ${rows.length === 1 ? 'row' : 'rows'} ${rows.join(' and ')}`
}

const factWords: Readonly<Record<keyof Facts, string>> = {
  account: 'account',
  holder: 'holder',
  period: 'period',
  currency: 'currency',
  openingBalance: 'opening balance',
  closingBalance: 'closing balance',
}

function aboutFacts(facts: Facts): string[] {
  const said = Object.entries(factWords).flatMap(([name, words]) => {
    const fact = Object.entries(facts).find(([key]) => key === name)?.[1]
    if (fact === undefined) return []
    return [`${words} ${typeof fact === 'number' ? formatMinor(fact, 2) : fact}`]
  })
  return said.length === 0 ? [] : [`The file says: ${said.join(', ')}`]
}

function columnTable({ columns, layout }: Inspection): string {
  const fieldOf = new Map(Object.entries(layout.fields).map(([field, { column }]) => [column, field]))
  const rows = columns.map(({ index, heading, holds, samples }) => [
    String(index),
    heading,
    holds,
    fieldOf.get(index) ?? '',
    samples.slice(0, 3).join(' | '),
  ])
  return alignColumns([['#', 'Heading', 'Holds', 'Field', 'Samples'], ...rows])
}

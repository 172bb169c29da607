import type { ImportSummary, Preview } from '#shared/imports/importView.ts'
import { cellText } from '#shared/reading/cell.ts'
import type { Question } from '#shared/reading/question.ts'
import type { Reading, ReadingChoice } from '#shared/reading/reading.ts'
import { counted } from '../../ui/formatMoney.ts'
import type { Choice } from '../../ui/Guess.tsx'

/** The delimiters that a user may choose, in words. */
export const delimiters: readonly Choice<string>[] = [
  { value: ',', label: 'commas' },
  { value: ';', label: 'semicolons' },
  { value: '\t', label: 'tabs' },
  { value: '|', label: 'vertical bars' },
  { value: '  ', label: 'runs of spaces' },
  { value: ':', label: 'colons' },
  { value: '^', label: 'carets (^)' },
  { value: '~', label: 'tildes (~)' },
]

/** The encodings that a user may choose, by what they are called in other programs. */
export const encodings: readonly Choice<string>[] = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Windows-1252 (Western European)' },
  { value: 'windows-1250', label: 'Windows-1250 (Central European)' },
  { value: 'iso-8859-15', label: 'ISO-8859-15 (Western European, with the euro)' },
  { value: 'utf-16le', label: 'UTF-16 (Excel’s “Unicode text”)' },
  { value: 'utf-16be', label: 'UTF-16, big-endian' },
  { value: 'macintosh', label: 'Macintosh (old)' },
  { value: 'cp850', label: 'DOS 850 (Western European)' },
  { value: 'cp437', label: 'DOS 437 (American)' },
  { value: 'cp852', label: 'DOS 852 (Central European)' },
  { value: 'iso-8859-2', label: 'ISO-8859-2 (Central European)' },
  { value: 'windows-1251', label: 'Windows-1251 (Cyrillic)' },
  { value: 'koi8-r', label: 'KOI8-R (Cyrillic)' },
  { value: 'ibm866', label: 'DOS 866 (Cyrillic)' },
  { value: 'windows-1253', label: 'Windows-1253 (Greek)' },
  { value: 'windows-1254', label: 'Windows-1254 (Turkish)' },
  { value: 'windows-1255', label: 'Windows-1255 (Hebrew)' },
  { value: 'windows-1256', label: 'Windows-1256 (Arabic)' },
  { value: 'gbk', label: 'GBK (simplified Chinese)' },
  { value: 'big5', label: 'Big5 (traditional Chinese)' },
  { value: 'shift_jis', label: 'Shift-JIS (Japanese)' },
  { value: 'euc-jp', label: 'EUC-JP (Japanese)' },
  { value: 'euc-kr', label: 'EUC-KR (Korean)' },
]

/** The words for a value among choices; a value that is none of them stands as it is. */
export function labelOf(choices: readonly Choice<string>[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? `“${value}”`
}

/** The sheets that a user may choose. */
export function sheetChoices(sheets: ImportSummary['sheets']): Choice<string>[] {
  return sheets.map(({ name, hidden, rows }) => ({
    value: name,
    label: `${name} · ${counted(rows, 'row')}${hidden ? ' · hidden' : ''}`,
  }))
}

/** The rows that may be the headings, as far as the preview shows them; null is: there are none. */
export function headingChoices(preview: Preview): Choice<number | null>[] {
  const rows = preview.rows.filter(({ cells }) => cells.some((cell) => cellText(cell) !== '')).slice(0, 25)
  return [
    { value: null, label: 'There are no headings' },
    ...rows.map(({ row, cells }) => ({ value: row, label: `Row ${row}: ${beginning(cells.map(cellText))}` })),
  ]
}

function beginning(texts: readonly string[]): string {
  const text = texts.filter((cell) => cell.trim() !== '').join(', ')
  return text.length > 48 ? `${text.slice(0, 47)}…` : text
}

/** An answer to a question about the reading: its words, and the choice that gives it. */
export interface ReadingAnswer {
  readonly label: string
  readonly choice: ReadingChoice
}

/** The answers that a question about the reading leaves; none where it is about something else. */
export function readingAnswers({ about, options }: Question, { tables }: Reading): ReadingAnswer[] {
  switch (about) {
    case 'encoding':
      return options.map((encoding) => ({ label: labelOf(encodings, encoding), choice: { encoding } }))
    case 'delimiter':
      return options.map((delimiter) => ({ label: labelOf(delimiters, delimiter), choice: { delimiter } }))
    case 'table':
      return options.map((option) => {
        const span = tables[Number(option) - 1]
        const rows = span === undefined ? `Table ${option}` : `Rows ${span.firstRow} to ${span.lastRow}`
        const headings = beginning(span?.headings ?? [])
        return {
          label: headings === '' ? rows : `${rows}: ${headings}`,
          choice: { table: Number(option) },
        }
      })
    case 'dateOrder':
    case 'decimalMark':
    case 'sign':
    case 'date':
    case 'amount':
    case 'debit':
    case 'name':
    case 'fee':
    case 'tips':
      return []
  }
}

/** What is asked of a new reading: the one thing that was changed, and of the rest only what it does not depend on. */
export function choiceWith(reading: Reading, changed: ReadingChoice): ReadingChoice {
  const isAsked = (about: string): boolean => reading.questions.some((question) => question.about === about)
  // What is still asked for is not answered by changing something else.
  const encoding = reading.encoding === null || isAsked('encoding') ? {} : { encoding: reading.encoding }
  if (changed.encoding !== undefined || changed.sheet !== undefined) return changed
  if (changed.delimiter !== undefined) return { ...encoding, ...changed }
  return {
    ...encoding,
    ...(reading.delimiter === null || isAsked('delimiter') ? {} : { delimiter: reading.delimiter }),
    ...(reading.sheet === null ? {} : { sheet: reading.sheet }),
    ...changed,
  }
}

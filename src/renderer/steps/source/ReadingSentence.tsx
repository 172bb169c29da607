import { Text } from '@mantine/core'
import type { ImportSummary, Preview } from '#shared/imports/importView.ts'
import type { ReadingChoice, SourceFormat } from '#shared/reading/reading.ts'
import { Guess } from '../../ui/Guess.tsx'
import { delimiters, encodings, headingChoices, labelOf, sheetChoices } from './readingChoices.ts'

const formatWords: Readonly<Record<SourceFormat, string>> = {
  csv: 'text',
  xlsx: 'an Excel workbook',
  xlsm: 'an Excel workbook with macros, which are ignored',
  xlsb: 'a binary Excel workbook',
  xls: 'an old Excel workbook',
  ods: 'an OpenDocument spreadsheet',
  html: 'a web page with a table, saved as a workbook',
  xml2003: 'an Excel 2003 XML workbook',
}

interface Props {
  readonly summary: ImportSummary
  readonly preview: Preview | null
  readonly locked: boolean
  readonly onChange: (changed: ReadingChoice) => void
}

/** What was guessed about the reading, as a sentence whose underlined words can be changed. */
export function ReadingSentence({ summary, preview, locked, onChange }: Props) {
  const { reading, source, sheets } = summary
  return (
    <Text size="md" lh={1.8}>
      {reading.delimiter === null ? (
        <>This is {formatWords[source.format]}</>
      ) : (
        <>
          The columns are separated by{' '}
          <Guess
            about="Separator"
            shown={labelOf(delimiters, reading.delimiter)}
            value={reading.delimiter}
            choices={delimiters}
            locked={locked}
            onChoose={(delimiter) => onChange({ delimiter })}
          />
        </>
      )}
      {reading.encoding !== null && (
        <>
          , letters are written in{' '}
          <Guess
            about="Encoding"
            shown={labelOf(encodings, reading.encoding)}
            value={reading.encoding}
            choices={encodings}
            locked={locked}
            onChoose={(encoding) => onChange({ encoding })}
          />
        </>
      )}
      {reading.sheet !== null && (
        <>
          , read from the sheet{' '}
          <Guess
            about="Sheet"
            shown={reading.sheet}
            value={reading.sheet}
            choices={sheetChoices(sheets)}
            locked={locked}
            onChoose={(sheet) => onChange({ sheet })}
          />
        </>
      )}
      , and{' '}
      <Guess
        about="Headings"
        shown={reading.headingRow === null ? 'there are no headings' : `row ${reading.headingRow}`}
        value={reading.headingRow}
        choices={preview === null ? [] : headingChoices(preview)}
        locked={locked || preview === null}
        onChoose={(headingRow) => onChange({ headingRow })}
      />
      {reading.headingRow === null ? '.' : ' holds the headings.'}
    </Text>
  )
}

import { MultiSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ColumnsView } from '#shared/imports/importView.ts'
import { fieldWords } from '#shared/layout/fieldWords.ts'
import type { FieldName, FieldSource } from '#shared/layout/layout.ts'
import { columnLabel } from './examples.ts'
import { takesConstant } from './layoutFields.ts'

interface Props {
  readonly field: FieldName
  readonly source: FieldSource
  readonly view: ColumnsView
  readonly locked: boolean
  readonly onChange: (source: FieldSource) => void
}

/** What else there is to say of where a field comes from: its text, the columns that are joined, what stands in for nothing. */
export function SourceInputs({ field, source, view, locked, onChange }: Props) {
  const words = fieldWords[field]
  switch (source.from) {
    case 'constant':
      return (
        <KeptText
          key={source.from}
          label={`Text for ${words}, the same in every row`}
          placeholder="Text"
          value={source.value}
          locked={locked}
          onKeep={(value) => onChange({ from: 'constant', value })}
        />
      )
    case 'columns':
      return (
        <MultiSelect
          size="sm"
          flex={1}
          aria-label={`Columns for ${words}, in order`}
          disabled={locked}
          value={source.columns.map(String)}
          data={view.columns.map((column) => ({ value: String(column.index), label: columnLabel(column) }))}
          // Joining takes two: the last but one stays.
          onChange={(columns) => columns.length > 1 && onChange({ ...source, columns: columns.map(Number) })}
        />
      )
    case 'column':
      return takesConstant(field) ? (
        <KeptText
          key={source.from}
          label={`Text for ${words} where its cell is empty`}
          placeholder="Where empty"
          value={source.empty ?? ''}
          locked={locked}
          onKeep={(value) => {
            const { empty: _before, ...bare } = source
            onChange(value.trim() === '' ? bare : { ...bare, empty: value.trim() })
          }}
        />
      ) : null
  }
}

interface KeptTextProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly locked: boolean
  readonly onKeep: (value: string) => void
}

/** A text that is kept when its box is left or Enter is pressed: every row is judged anew then. */
function KeptText({ label, placeholder, value, locked, onKeep }: KeptTextProps) {
  const [text, setText] = useState(value)
  const keep = (): void => {
    if (text !== value) onKeep(text)
  }
  return (
    <TextInput
      size="sm"
      flex={1}
      miw={0}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      disabled={locked}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  )
}

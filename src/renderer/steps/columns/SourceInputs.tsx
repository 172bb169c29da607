import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldWords } from '#shared/layout/fieldWords.ts'
import type { FieldName, FieldSource } from '#shared/layout/layout.ts'
import { takesEmpty, withEmpty } from './layoutFields.ts'

interface Props {
  readonly field: FieldName
  readonly source: FieldSource
  readonly locked: boolean
  readonly onChange: (source: FieldSource) => void
}

/** The text that goes with where a field comes from: that of every row, or what stands in where there is none. */
export function SourceInputs({ field, source, locked, onChange }: Props) {
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
    case 'column':
    case 'columns':
      return takesEmpty(field, source) ? (
        <KeptText
          key={source.from}
          label={`Text for ${words} where ${source.from === 'column' ? 'its cell is' : 'all its cells are'} empty`}
          placeholder={source.from === 'column' ? 'Where empty' : 'Where all empty'}
          value={source.empty ?? ''}
          locked={locked}
          onKeep={(text) => onChange(withEmpty(source, text))}
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

import { Group, TagsInput } from '@mantine/core'
import type { Column } from '#shared/layout/column.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import { flagReadings, type Layout } from '#shared/layout/layout.ts'
import { directionOfFlag } from '#shared/money/debitOrCredit.ts'
import { Guess } from '../../ui/Guess.tsx'
import { withFlagWords } from './layoutFields.ts'
import { flagReadingWords } from './layoutWords.ts'
import { SentenceLine } from './SentenceLine.tsx'

const known = { debit: 'D, DR, Debit, Out … are known', credit: 'C, CR, Credit, In … are known' }

interface Props {
  readonly layout: Layout
  readonly columns: readonly Column[]
  /** Whether a row is in error: without one, no amount is against its word. */
  readonly hasErrors: boolean
  readonly locked: boolean
  readonly onChange: (layout: Layout) => void
}

/** Words of the user's own by which a column says that money went out or came in, and what an amount is whose sign says otherwise. */
export function FlagWords({ layout, columns, hasErrors, locked, onChange }: Props) {
  const samples = columns[columnOf(layout, 'flag') ?? -1]?.samples ?? []
  const unknown = samples.filter((text) => directionOfFlag(text, layout.flagWords) === null)
  const words = (way: 'debit' | 'credit', label: string) => (
    <TagsInput
      size="sm"
      w={300}
      label={label}
      placeholder={known[way]}
      disabled={locked}
      value={layout.flagWords?.[way] ?? []}
      data={[...new Set(unknown)]}
      maxTags={50}
      onChange={(chosen) => onChange(withFlagWords(layout, way, chosen))}
    />
  )
  const { againstFlag } = layout
  return (
    <>
      {(hasErrors || againstFlag !== undefined) && (
        <SentenceLine remark={againstFlag === undefined ? 'Such rows are in error until it is.' : null}>
          An amount with another sign than the others beside its word{' '}
          <Guess
            about="Amounts against their word"
            shown={againstFlag === undefined ? 'is not settled yet' : flagReadingWords[againstFlag]}
            value={againstFlag ?? null}
            choices={flagReadings.map((value) => ({ value, label: flagReadingWords[value] }))}
            locked={locked}
            onChoose={(chosen) => onChange({ ...layout, againstFlag: chosen })}
          />
          .
        </SentenceLine>
      )}
      <Group mt={4} mb={8}>
        {words('debit', 'Other words for money out')}
        {words('credit', 'Other words for money in')}
      </Group>
    </>
  )
}

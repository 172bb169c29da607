import { Title } from '@mantine/core'
import type { Layout } from '#shared/layout/layout.ts'
import type { VatMode } from '#shared/vat/vatMode.ts'
import { Guess } from '../../ui/Guess.tsx'
import { CategorySentence } from './categories/CategorySentence.tsx'
import { vatModeOf } from './layoutFields.ts'
import { vatWords } from './layoutWords.ts'
import { SentenceLine } from './SentenceLine.tsx'

interface Props {
  /** The import that shows what its file says of categories; null where there is none. */
  readonly id: string | null
  readonly layout: Layout
  readonly locked: boolean
  readonly onChange: (layout: Layout) => void
}

/** What else goes into the records than what the columns say: VAT, categories, and how card numbers leave. */
export function RecordSentences({ id, layout, locked, onChange }: Props) {
  const vat = vatModeOf(layout)
  const masks = layout.maskCards === true
  return (
    <section>
      <Title order={2} size="h4" mb={4}>
        In every record
      </Title>
      <SentenceLine remark={vatRemark(layout)}>
        VAT is{' '}
        <Guess
          about="VAT"
          shown={vatWords[vat]}
          value={vat}
          choices={choices.map((value) => ({ value, label: vatWords[value] }))}
          locked={locked}
          onChoose={(chosen) => onChange({ ...layout, vat: chosen })}
        />
        .
      </SentenceLine>
      <CategorySentence id={id} layout={layout} locked={locked} onChange={onChange} />
      <SentenceLine remark={masks ? '4111 1111 1111 1111 is sent as **** **** **** 1111.' : null}>
        Card numbers in names and notes{' '}
        <Guess
          about="Card numbers"
          shown={masks ? masked : asTheyAre}
          value={masks}
          choices={[
            { value: false, label: asTheyAre },
            { value: true, label: masked },
          ]}
          locked={locked}
          onChoose={(maskCards) => onChange({ ...layout, maskCards })}
        />
        .
      </SentenceLine>
    </section>
  )
}

const asTheyAre = 'are sent as they are'
const masked = 'show only their last four digits'

// What a file may prove first, then what only its owner knows.
const choices: readonly VatMode[] = ['column', 'contained', 'zeroRated', 'exempt', 'none']

function vatRemark(layout: Layout): string | null {
  switch (vatModeOf(layout)) {
    case 'column':
      return layout.fields.vat === undefined
        ? 'None is chosen above, so records say nothing of VAT.'
        : 'Each is compared with the standard rate of its date; one that differs gets a warning.'
    case 'contained':
      return 'It is worked out at the rate of each date: 15 %, or 14 % before 1 April 2018.'
    case 'zeroRated':
    case 'exempt':
    case 'none':
      return null
  }
}

import { columnOf } from '#shared/layout/columnOf.ts'
import { amountUnits, type Layout } from '#shared/layout/layout.ts'
import { Guess } from '../../ui/Guess.tsx'
import { amountUnitWords } from './layoutWords.ts'
import { SentenceLine } from './SentenceLine.tsx'

interface Props {
  readonly layout: Layout
  readonly suggested: Layout
  readonly locked: boolean
  readonly onChange: (layout: Layout) => void
}

/** What the figures of amounts count, where their headings say cents or the layout does. */
export function AmountUnit({ layout, suggested, locked, onChange }: Props) {
  const { amountsIn = 'units' } = layout
  const isOfSame = (['amount', 'debit', 'credit'] as const).every(
    (field) => columnOf(layout, field) === columnOf(suggested, field),
  )
  const haveCents = isOfSame && suggested.amountsIn === 'cents'
  if (amountsIn === 'units' && !haveCents) return null
  return (
    <SentenceLine remark={haveCents ? 'The headings of the amounts say cents.' : null}>
      The figures of amounts are{' '}
      <Guess
        about="Unit of amounts"
        shown={amountUnitWords[amountsIn]}
        value={amountsIn}
        choices={amountUnits.map((value) => ({ value, label: amountUnitWords[value] }))}
        locked={locked}
        onChoose={(chosen) => onChange({ ...layout, amountsIn: chosen })}
      />
      .
    </SentenceLine>
  )
}

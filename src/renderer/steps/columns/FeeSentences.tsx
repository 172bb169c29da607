import { feeBases, feeUses, type Layout } from '#shared/layout/layout.ts'
import { Guess } from '../../ui/Guess.tsx'
import { basisWords, feeUseOf, feeUseWords } from './layoutWords.ts'
import { SentenceLine } from './SentenceLine.tsx'

interface Props {
  readonly layout: Layout
  /** What proves that amounts include their fee, or do not; null where nothing does. */
  readonly proof: string | null
  readonly locked: boolean
  readonly onChange: (layout: Layout) => void
}

/** What becomes of the fees of a column; and where it matters and is settled, whether amounts include them. */
export function FeeSentences({ layout, proof, locked, onChange }: Props) {
  if (layout.fields.fee === undefined) return null
  const use = feeUseOf(layout)
  const { feeBasis } = layout
  return (
    <>
      <SentenceLine remark={null}>
        Fees{' '}
        <Guess
          about="Fees"
          shown={feeUseWords[use]}
          value={use}
          choices={feeUses.map((value) => ({ value, label: feeUseWords[value] }))}
          locked={locked}
          onChoose={(fee) => onChange({ ...layout, fee })}
        />
        .
      </SentenceLine>
      {use !== 'left' && feeBasis !== undefined && (
        <SentenceLine remark={proof}>
          The amount{' '}
          <Guess
            about="Amount and fee"
            shown={basisWords[feeBasis]}
            value={feeBasis}
            choices={feeBases.map((value) => ({ value, label: basisWords[value] }))}
            locked={locked}
            onChoose={(basis) => onChange({ ...layout, feeBasis: basis })}
          />
          .
        </SentenceLine>
      )}
    </>
  )
}

import type { NamedLayout } from '#shared/layout/savedLayout.ts'
import { currencyChoices } from '../steps/columns/layoutWords.ts'
import { Guess } from '../ui/Guess.tsx'

interface Props {
  readonly named: NamedLayout
  readonly onChange: (named: NamedLayout) => void
}

const byFile = 'the currency of each file'

/** The currency of a kept layout's amounts, which may be left to each file. */
export function CurrencyOrFile({ named, onChange }: Props) {
  const { currency, ...others } = named
  return (
    <Guess
      about="Currency"
      shown={currency ?? byFile}
      value={currency ?? null}
      choices={[{ value: null, label: byFile }, ...currencyChoices(currency ?? 'ZAR')]}
      onChoose={(chosen) => onChange(chosen === null ? others : { ...others, currency: chosen })}
    />
  )
}

import type { ReactNode } from 'react'
import { wayOfKind } from '#shared/convert/rowAmount.ts'
import type { ColumnsView } from '#shared/imports/importView.ts'
import { dateOrders, decimalMarks, signConventions, type Layout } from '#shared/layout/layout.ts'
import { Guess } from '../../ui/Guess.tsx'
import { AmountUnit } from './AmountUnit.tsx'
import { FeeSentences } from './FeeSentences.tsx'
import { FlagWords } from './FlagWords.tsx'
import { currencyOf, withCurrency } from './currencyOf.ts'
import { currencyChoices, dateOrderWords, decimalMarkWords, signWords } from './layoutWords.ts'
import { SentenceLine } from './SentenceLine.tsx'

interface Props {
  readonly layout: Layout
  readonly view: ColumnsView
  readonly locked: boolean
  /** Whether rows are in error, or may be where no file is known: what is asked of them alone is asked only then. */
  readonly hasErrors?: boolean
  /** What stands for the currency where it is not the layout's own alone: a layout that is kept may leave it to the file. */
  readonly currency?: ReactNode
  readonly onChange: (layout: Layout) => void
}

/** What was guessed of dates, amounts and signs, as sentences whose underlined words can be changed. */
export function LayoutSentence({ layout, view, locked, hasErrors = true, currency, onChange }: Props) {
  const { suggested, proofs } = view
  const oneWay = wayOfKind(layout.kind) !== null
  const signs = signConventions.filter((sign) => oneWay || sign !== 'unsigned')
  return (
    <div>
      <Line proof={layout.dateOrder === suggested.dateOrder ? proofs.dateOrder : null}>
        {layout.dateOrder === null ? 'The order of day and month is' : 'Dates read as'}{' '}
        <Guess
          about="Order of dates"
          shown={layout.dateOrder === null ? 'not settled yet' : dateOrderWords[layout.dateOrder]}
          value={layout.dateOrder}
          choices={dateOrders.map((value) => ({ value, label: dateOrderWords[value] }))}
          locked={locked}
          onChoose={(dateOrder) => onChange({ ...layout, dateOrder })}
        />
        .
      </Line>
      <Line proof={layout.decimalMark === suggested.decimalMark ? proofs.decimalMark : null}>
        {layout.decimalMark === null ? 'The mark before the cents is' : 'Amounts have'}{' '}
        <Guess
          about="Before the cents"
          shown={layout.decimalMark === null ? 'not settled yet' : decimalMarkWords[layout.decimalMark]}
          value={layout.decimalMark}
          choices={decimalMarks.map((value) => ({ value, label: decimalMarkWords[value] }))}
          locked={locked}
          onChoose={(decimalMark) => onChange({ ...layout, decimalMark })}
        />
        {layout.decimalMark === null ? '; amounts are in' : ' before the cents and are in'}{' '}
        {currency ?? (
          <Guess
            about="Currency"
            shown={currencyOf(layout)}
            value={currencyOf(layout)}
            choices={currencyChoices(currencyOf(layout))}
            locked={locked}
            onChoose={(chosen) => onChange(withCurrency(layout, chosen))}
          />
        )}
        .
      </Line>
      <AmountUnit layout={layout} suggested={suggested} locked={locked} onChange={onChange} />
      <Line proof={layout.sign === suggested.sign && layout.sign !== 'debitCredit' ? proofs.sign : null}>
        In or out:{' '}
        <Guess
          about="In or out"
          shown={layout.sign === null ? 'not settled yet' : signWords(layout.sign, layout.kind)}
          value={layout.sign}
          choices={signs.map((value) => ({ value, label: signWords(value, layout.kind) }))}
          locked={locked}
          onChoose={(sign) => onChange({ ...layout, sign })}
        />
        .
      </Line>
      {layout.sign === 'flag' && (
        <FlagWords
          layout={layout}
          columns={view.columns}
          hasErrors={hasErrors}
          locked={locked}
          onChange={onChange}
        />
      )}
      <FeeSentences
        layout={layout}
        proof={layout.feeBasis === suggested.feeBasis ? remarkOf(proofs.fee) : null}
        locked={locked}
        onChange={onChange}
      />
    </div>
  )
}

function Line({ proof, children }: { readonly proof: string | null; readonly children: ReactNode }) {
  return <SentenceLine remark={remarkOf(proof)}>{children}</SentenceLine>
}

// Some proofs begin with what they prove, which the sentence before has just said.
function remarkOf(proof: string | null): string | null {
  if (proof === null) return null
  const rest = proof.replace(/^[A-Za-z/ ]+: /, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

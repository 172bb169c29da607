import { Text } from '@mantine/core'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { currencyNamed } from '#shared/money/currency.ts'
import { hiddenWords } from '#shared/reading/hiddenWords.ts'
import { counted, formatMoney } from '../../ui/formatMoney.ts'

/** What else the file says of itself, and how many of its rows are the table's. */
export function FactsFound({ summary }: { readonly summary: ImportSummary }) {
  const { facts, left, hidden, unwrapped } = summary.reading
  const currency = currencyNamed(facts.currency ?? '') ?? summary.layout.currency
  const found = [
    facts.holder !== undefined && `Holder: ${facts.holder}`,
    summary.accountInFile !== null && `Account: ${summary.accountInFile}`,
    facts.period !== undefined && `Period: ${facts.period}`,
    facts.openingBalance !== undefined && `Opening balance: ${formatMoney(facts.openingBalance, currency)}`,
    facts.closingBalance !== undefined && `Closing balance: ${formatMoney(facts.closingBalance, currency)}`,
    counted(summary.tally.rows, 'row of the table', 'rows of the table'),
    hidden !== undefined && hiddenWords(hidden, counted),
    unwrapped === true && 'Quotes around whole lines were taken off',
    left.length > 0 && `${counted(left.length, 'other row', 'other rows')} set aside`,
  ].filter((fact) => fact !== false)
  return (
    <Text c="dimmed" className="figures">
      {found.join(' · ')}
    </Text>
  )
}

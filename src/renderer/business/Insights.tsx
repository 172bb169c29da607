import { Stack, Text } from '@mantine/core'
import type { BusinessView } from '#shared/business/businessView.ts'
import { formatMonth } from '../ui/formatDate.ts'
import { formatMoney, formatSigned } from '../ui/formatMoney.ts'
import styles from './Business.module.css'
import { InsightsChart, type Period } from './InsightsChart.tsx'
import { Standing, Topic } from './Topic.tsx'

interface Props {
  readonly connectionId: string
  readonly insights: BusinessView['insights']
  readonly onAsked: () => void
}

/** What came in and went out by month: a chart, and its figures. */
export function Insights({ connectionId, insights, onAsked }: Props) {
  return (
    <Topic
      title="Insights"
      connectionId={connectionId}
      topics={['insights']}
      ask="Ask for insights"
      onAsked={onAsked}
    >
      <Standing heard={insights} never="Not asked yet: income and expenses of this business by month.">
        {(periods) =>
          periods.length === 0 ? (
            <Text>stub holds no income or expenses of this business yet.</Text>
          ) : (
            <Stack gap="lg">
              {currenciesOf(periods).map((currency) => (
                <InCurrency
                  key={currency}
                  currency={currency}
                  periods={periods.filter((period) => period.currency === currency)}
                />
              ))}
            </Stack>
          )
        }
      </Standing>
    </Topic>
  )
}

function currenciesOf(periods: readonly Period[]): string[] {
  return [...new Set(periods.map(({ currency }) => currency))]
}

interface InCurrencyProps {
  readonly periods: readonly Period[]
  readonly currency: string
}

function InCurrency({ periods, currency }: InCurrencyProps) {
  const inOrder = [...periods].sort((one, other) => one.period.localeCompare(other.period))
  const income = inOrder.reduce((sum, period) => sum + period.income, 0)
  const expenses = inOrder.reduce((sum, period) => sum + period.expenses, 0)
  return (
    <Stack gap="sm">
      <InsightsChart periods={inOrder} currency={currency} />
      <div
        className={styles.figures}
        tabIndex={0}
        role="region"
        aria-label={`Figures by month in ${currency}`}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {['Income', 'Expenses', 'Left over'].map((name) => (
                <th key={name} scope="col" className={styles.figure}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inOrder.map((period) => (
              <Figures key={period.period} name={formatMonth(period.period)} {...period} />
            ))}
          </tbody>
          {inOrder.length > 1 && (
            <tfoot>
              <Figures name="Together" currency={currency} income={income} expenses={expenses} />
            </tfoot>
          )}
        </table>
      </div>
    </Stack>
  )
}

interface FiguresProps {
  readonly name: string
  readonly currency: string
  readonly income: number
  readonly expenses: number
}

function Figures({ name, currency, income, expenses }: FiguresProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles.figure}>{formatMoney(income, currency)}</td>
      <td className={styles.figure}>{formatMoney(expenses, currency)}</td>
      <td className={styles.figure}>{formatSigned(income - expenses, currency)}</td>
    </tr>
  )
}

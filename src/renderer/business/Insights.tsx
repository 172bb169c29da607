import { Table } from '@mantine/core'
import type { BusinessView } from '#shared/business/businessView.ts'
import { formatMoney, formatSigned } from '../ui/formatMoney.ts'
import styles from './Business.module.css'
import { Standing, Topic } from './Topic.tsx'

interface Props {
  readonly connectionId: string
  readonly insights: BusinessView['insights']
  readonly onAsked: () => void
}

type Period = Extract<BusinessView['insights'], { state: 'here' }>['value'][number]

/** What came in and went out by month, as figures with a bar each. */
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
        {(periods) => <Periods periods={periods} />}
      </Standing>
    </Topic>
  )
}

function Periods({ periods }: { readonly periods: readonly Period[] }) {
  if (periods.length === 0) return <p>stub holds no income or expenses of this business yet.</p>
  const most = Math.max(1, ...periods.flatMap(({ income, expenses }) => [income, expenses]))
  const inOrder = [...periods].sort((one, other) => one.period.localeCompare(other.period))
  return (
    <Table className={styles.table ?? ''}>
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col" className={styles.figure}>
            Income
          </th>
          <th scope="col" className={styles.figure}>
            Expenses
          </th>
          <th scope="col" className={styles.figure}>
            Left over
          </th>
          <td className={styles.bars} aria-hidden />
        </tr>
      </thead>
      <tbody>
        {inOrder.map((period) => (
          <PeriodRow key={`${period.period} ${period.currency}`} period={period} most={most} />
        ))}
      </tbody>
    </Table>
  )
}

function PeriodRow({
  period: { period, currency, income, expenses },
  most,
}: {
  period: Period
  most: number
}) {
  return (
    <tr>
      <th scope="row">{period}</th>
      <td className={styles.figure}>{formatMoney(income, currency)}</td>
      <td className={styles.figure}>{formatMoney(expenses, currency)}</td>
      <td className={styles.figure}>{formatSigned(income - expenses, currency)}</td>
      <td className={styles.bars} aria-hidden>
        <div className={styles.bar} data-way="in" style={{ width: `${(100 * income) / most}%` }} />
        <div className={styles.bar} data-way="out" style={{ width: `${(100 * expenses) / most}%` }} />
      </td>
    </tr>
  )
}

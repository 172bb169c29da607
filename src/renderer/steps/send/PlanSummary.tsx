import { Group, Text } from '@mantine/core'
import { businessOf } from '#shared/connect/businessOf.ts'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { currencySums } from '#shared/delivery/planSum.ts'
import type { SendPlan } from '#shared/delivery/sendView.ts'
import { EnvironmentTag } from '../../ui/EnvironmentTag.tsx'
import { counted, formatMoney } from '../../ui/formatMoney.ts'
import styles from './Send.module.css'

interface Props {
  readonly plan: SendPlan
  readonly connection: ConnectionView
  /** Whether what was sent before leaves once more. */
  readonly again: boolean
}

/** What would leave, and for where, before anything does. */
export function PlanSummary({ plan, connection, again }: Props) {
  const sums = [
    { label: counted(plan.income.count, 'income', 'incomes'), ...plan.income },
    { label: counted(plan.expense.count, 'expense'), ...plan.expense },
    { label: counted(plan.settlement.count, 'payout'), ...plan.settlement },
  ].filter(({ count }) => count > 0)
  const kept = [
    ...(!again && plan.sentBefore > 0 ? [`${counted(plan.sentBefore, 'record')} sent before`] : []),
    ...(plan.leftOut > 0 ? [`${counted(plan.leftOut, 'row')} left out`] : []),
    ...(plan.errors > 0 ? [`${counted(plan.errors, 'row')} in error`] : []),
  ]
  return (
    <section className={styles.plan} aria-label="What will leave">
      <Group gap="xs">
        <Text size="md">
          <strong>{counted(plan.records, 'record')}</strong> in{' '}
          {counted(plan.requests, plan.way === 'file' ? 'file' : 'request')} to{' '}
          <strong>{businessOf(connection)}</strong>
        </Text>
        <EnvironmentTag environment={connection.environment} />
      </Group>
      <dl className={styles.figures}>
        {sums.map(({ label, ...sum }) => (
          <div key={label}>
            <dt>{label}</dt>
            {currencySums(sum, plan.currency).map((one) => (
              <dd key={one.currency}>{formatMoney(one.sum, one.currency)}</dd>
            ))}
          </div>
        ))}
      </dl>
      {kept.length > 0 && (
        <Text c="dimmed">
          Not sent: {kept.join(', ')}.{' '}
          {plan.errors > 0 && 'What is in error can be corrected and sent later.'}
        </Text>
      )}
    </section>
  )
}

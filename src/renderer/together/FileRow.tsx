import { Anchor, Checkbox, Table, Text } from '@mantine/core'
import type { ComparedPlan } from '#shared/delivery/sendView.ts'
import type { ImportSummary, RowFilter } from '#shared/imports/importView.ts'
import { formatPeriod } from '../ui/formatDate.ts'
import { counted, formatCount } from '../ui/formatMoney.ts'
import { kindWords } from '../wizard/stepWords.ts'
import { LegWords } from './LegWords.tsx'
import type { Leg } from './sendRound.ts'
import styles from './Together.module.css'
import type { ImportPlace, Verdict } from './verdict.ts'

interface Props {
  readonly summary: ImportSummary
  readonly plan: ComparedPlan | null
  readonly verdict: Verdict | null
  /** How its sending goes, while several are sent or once it ended; else undefined. */
  readonly leg: Leg | undefined
  readonly chosen: boolean
  readonly onChoose: (chosen: boolean) => void
  /** Null while nothing may be changed. */
  readonly onOpen: (place: ImportPlace) => void
}

/** One import among several: what it is, whether its rows add up, what others hold of it, and the one verdict. */
export function FileRow({ summary, plan, verdict, leg, chosen, onChoose, onOpen }: Props) {
  const { source, tally, layoutName, preset, layout } = summary
  const shape = `${layoutName ?? preset?.name ?? kindWords[layout.kind]} · ${accountWords(summary)}`
  return (
    <Table.Tr className="figures">
      <Table.Td>
        {verdict?.is === 'ready' && leg?.state !== 'sending' && leg?.state !== 'waiting' && (
          <Checkbox
            size="xs"
            aria-label={`Send ${source.name}`}
            checked={chosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        )}
      </Table.Td>
      <Table.Td className={styles.file ?? ''}>
        <Anchor
          component="button"
          fw={600}
          size="sm"
          ta="left"
          truncate
          title={source.name}
          onClick={() => onOpen({ step: summary.step, filter: 'all' })}
        >
          {source.name}
        </Anchor>
        <Text size="xs" c="dimmed" truncate title={shape}>
          {shape}
        </Text>
      </Table.Td>
      <Table.Td>
        {counted(tally.rows, 'row')}
        <Text size="xs" c="dimmed">
          {rowsWords(summary)}
        </Text>
      </Table.Td>
      <Table.Td>{tally.period === null ? '–' : formatPeriod(tally.period)}</Table.Td>
      <Table.Td>
        <Known plan={plan} isReady={verdict?.is === 'ready'} onOpen={onOpen} />
      </Table.Td>
      <Table.Td>
        <LegWords id={summary.id} leg={leg}>
          <VerdictWords verdict={verdict} onOpen={onOpen} />
        </LegWords>
      </Table.Td>
    </Table.Tr>
  )
}

function accountWords({ account, layout }: ImportSummary): string {
  if (account !== null) return `Account ${account}`
  return layout.fields.account === undefined ? 'no account yet' : 'several accounts'
}

/** What became of the rows, in parts that add up to them. */
function rowsWords({ tally }: ImportSummary): string {
  const { converted, left, errors } = tally
  if (left + errors === 0) return 'all converted'
  const parts = [
    `${formatCount(converted)} converted`,
    ...(left > 0 ? [`${formatCount(left)} left out`] : []),
    ...(errors > 0 ? [`${formatCount(errors)} in error`] : []),
  ]
  return parts.join(', ')
}

const known: readonly {
  readonly filter: keyof ComparedPlan['compared'] & RowFilter
  readonly says: string
}[] = [
  { filter: 'sentBefore', says: 'sent before' },
  { filter: 'waitsElsewhere', says: 'in other imports' },
]

/** What other imports hold of its rows; each leads to those rows. */
function Known({ plan, isReady, onOpen }: Pick<Props, 'plan' | 'onOpen'> & { readonly isReady: boolean }) {
  if (plan === null) return '…'
  const some = known.filter(({ filter }) => plan.compared[filter] > 0)
  // Of rows that are no records yet, or were sent from here, nothing can be said.
  if (some.length === 0) return isReady ? 'all new' : '–'
  return some.map(({ filter, says }) => (
    <div key={filter}>
      <Anchor component="button" size="sm" ta="left" onClick={() => onOpen({ step: 'review', filter })}>
        {counted(plan.compared[filter], 'row')} {says}
      </Anchor>
    </div>
  ))
}

function VerdictWords({ verdict, onOpen }: Pick<Props, 'verdict' | 'onOpen'>) {
  if (verdict === null) return <span className={styles.quiet}>Comparing…</span>
  switch (verdict.is) {
    case 'ready':
      return <span className={styles.good}>Ready: {counted(verdict.records, 'record')}</span>
    case 'elsewhere':
      return <span className={styles.warn}>{verdict.says}</span>
    case 'open':
    case 'through':
      return (
        <Anchor
          component="button"
          size="sm"
          ta="left"
          className={styles[verdict.is === 'open' ? 'warn' : verdict.tone] ?? ''}
          onClick={() => onOpen(verdict.at)}
        >
          {verdict.says}
        </Anchor>
      )
  }
}

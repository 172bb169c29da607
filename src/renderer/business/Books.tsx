import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { BookList, BusinessView } from '#shared/business/businessView.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { counted, formatMoney } from '../ui/formatMoney.ts'
import { Money } from '../ui/Money.tsx'
import styles from './Business.module.css'
import { Standing, Topic } from './Topic.tsx'

interface Props {
  readonly connectionId: string
  readonly view: BusinessView
  readonly onAsked: () => void
}

/** The income and expenses as stub holds them, and how many of them this program made. */
export function Books({ connectionId, view: { income, expenses }, onAsked }: Props) {
  const here = income.state === 'here' || expenses.state === 'here'
  return (
    <Topic
      title="Income and expenses"
      connectionId={connectionId}
      topics={['income', 'expenses']}
      ask="Ask for income and expenses"
      onAsked={onAsked}
    >
      <Standing heard={income} never="Not asked yet: what stub holds of this business.">
        {(list) => <ListOf list={list} way="in" />}
      </Standing>
      {income.state !== 'never' && (
        <Standing heard={expenses} never="Expenses were not asked for yet.">
          {(list) => <ListOf list={list} way="out" />}
        </Standing>
      )}
      {here && <Export connectionId={connectionId} />}
    </Topic>
  )
}

function ListOf({ list, way }: { readonly list: BookList; readonly way: 'in' | 'out' }) {
  const { count, sums, ours, latest } = list
  const [one, many] = way === 'in' ? ['income', 'incomes'] : ['expense', 'expenses']
  const total = sums.map(({ sum, currency }) => formatMoney(sum, currency)).join(' and ')
  if (count === 0) return <Text>stub holds no {many}.</Text>
  return (
    <>
      <Text>
        stub holds {counted(count, one, many)}, together {total}: {ours} sent by Stub Importer, {count - ours}{' '}
        from elsewhere.
      </Text>
      <div
        className={styles.entries}
        tabIndex={0}
        role="region"
        aria-label={way === 'in' ? 'Income' : 'Expenses'}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Date</th>
              <th scope="col">Name</th>
              <th scope="col">Category</th>
              <th scope="col" className={styles.figure}>
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {latest.map(({ id, date, name, category, amount, currency }, at) => (
              // Under "add" stub may hold one id twice.
              <tr key={`${at} ${id}`}>
                <td>{date}</td>
                <td>{name}</td>
                <td>{category}</td>
                <td className={styles.figure}>
                  <Money signed={way === 'in' ? amount : -amount} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {latest.length < count && (
        <Text size="sm" c="dimmed">
          The latest {latest.length} are shown; the file that they can be saved as has all of them.
        </Text>
      )}
    </>
  )
}

function Export({ connectionId }: { readonly connectionId: string }) {
  const save = useCommand('business.export')
  const [saved, setSaved] = useState<string | null>(null)

  async function run(): Promise<void> {
    const answer = await save.run({ connectionId })
    setSaved(answer.ok && answer.value !== null ? answer.value.name : null)
  }
  return (
    <>
      {save.failure !== null && <FailureNotice failure={save.failure} />}
      <Group gap="sm">
        <Button variant="default" size="xs" loading={save.running} onClick={() => void run()}>
          Save as CSV…
        </Button>
        {saved !== null && <Text role="status">Saved as {saved}.</Text>}
      </Group>
    </>
  )
}

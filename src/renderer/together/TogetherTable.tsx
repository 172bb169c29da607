import { Table, VisuallyHidden } from '@mantine/core'
import type { StartImport } from '../home/useStartImport.ts'
import { FileRow } from './FileRow.tsx'
import { IntakeRow } from './IntakeRow.tsx'
import { NotOpenedRow } from './NotOpenedRow.tsx'
import styles from './Together.module.css'
import type { Judged } from './useJudged.ts'
import type { SendTogether } from './useSendTogether.ts'
import type { ImportPlace } from './verdict.ts'

interface Props {
  readonly judged: readonly Judged[]
  readonly starting: StartImport
  readonly legs: SendTogether['legs']
  readonly leftOut: ReadonlySet<string>
  readonly onLeftOut: (leftOut: ReadonlySet<string>) => void
  readonly onOpen: (one: Judged, place: ImportPlace) => void
}

/** All that is looked at together: imports with a verdict each, then the files that are no imports yet, or could not be. */
export function TogetherTable({ judged, starting, legs, leftOut, onLeftOut, onOpen }: Props) {
  const choose = (id: string, chosen: boolean): void => {
    const others = [...leftOut].filter((other) => other !== id)
    onLeftOut(new Set(chosen ? others : [...others, id]))
  }
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing="sm" layout="fixed" className={styles.files ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={40}>
              <VisuallyHidden>To be sent</VisuallyHidden>
            </Table.Th>
            <Table.Th>File</Table.Th>
            <Table.Th w={132}>Rows</Table.Th>
            <Table.Th w={132}>Period</Table.Th>
            <Table.Th w={140}>Known already</Table.Th>
            <Table.Th w={190}>State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {judged.map((one) => {
            const { id, summary, plan, verdict } = one
            if (summary.state !== 'here') return <NotOpenedRow key={id} answer={summary} />
            return (
              <FileRow
                key={id}
                summary={summary.value}
                plan={plan}
                verdict={verdict}
                leg={legs.get(id)}
                chosen={!leftOut.has(id)}
                onChoose={(chosen) => choose(id, chosen)}
                onOpen={(place) => onOpen(one, place)}
              />
            )
          })}
          {starting.files.map((file, place) =>
            file.state === 'read' ? null : (
              // Files keep their places.
              <IntakeRow
                key={place}
                file={file}
                onStop={starting.stop}
                onRetry={() => starting.retry(place)}
              />
            ),
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

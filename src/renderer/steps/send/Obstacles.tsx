import { Button } from '@mantine/core'
import type { Failure } from '#shared/errors/failure.ts'
import type { ImportStep, ImportSummary } from '#shared/imports/importView.ts'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { ConfirmAccount } from './ConfirmAccount.tsx'
import { AccountField } from '../source/AccountField.tsx'

interface Props {
  readonly obstacles: readonly Failure[]
  readonly summary: ImportSummary
  readonly onGo: (step: ImportStep) => void
  readonly accountTo: string
  readonly onAccountTo: (typed: string) => void
}

/** Why sending cannot begin yet, each with the way to settle it. */
export function Obstacles({ obstacles, summary, onGo, accountTo, onAccountTo }: Props) {
  return obstacles.map((failure) => {
    if (failure.code === 'send.accountMissing') return <AccountField key={failure.code} summary={summary} />
    if (failure.code === 'send.accountElsewhere')
      return <ConfirmAccount key={failure.code} failure={failure} typed={accountTo} onType={onAccountTo} />
    const inColumns = failure.code === 'send.questionsOpen' || failure.code === 'layout.incomplete'
    return (
      <FailureNotice key={failure.code} failure={failure}>
        {inColumns && (
          <Button size="xs" variant="default" onClick={() => onGo('columns')}>
            Go to the columns
          </Button>
        )}
      </FailureNotice>
    )
  })
}

import { Button } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useState } from 'react'
import { isOfBefore } from '#shared/delivery/emptied.ts'
import type { DeliveryFilter } from '#shared/delivery/deliveryPage.ts'
import type { ImportStep, ImportSummary, RowFilter } from '#shared/imports/importView.ts'
import { useAskImportAgain, useImport, useNoteImport } from '../ipc/useImport.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { useTaskStage } from '../ipc/useTask.ts'
import { Columns } from '../steps/columns/Columns.tsx'
import { Outcome } from '../steps/outcome/Outcome.tsx'
import { Review } from '../steps/review/Review.tsx'
import { Send } from '../steps/send/Send.tsx'
import { Source } from '../steps/source/Source.tsx'
import { Answered } from '../ui/Answered.tsx'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { OfBefore } from '../ui/ofBefore.ts'
import { EmptiedBanner, MaybeEmptiedBanner, ReversedGoneBanner } from './EmptiedBanner.tsx'
import { HandedOnBanner } from './HandedOnBanner.tsx'
import { Opening } from './Opening.tsx'
import { ReversalBanner } from './ReversalBanner.tsx'
import { StepTrack } from './StepTrack.tsx'
import { useReverse } from './useReverse.tsx'
import { WizardHead, type Leave } from './WizardHead.tsx'
import styles from './Wizard.module.css'

interface Props {
  readonly id: string
  /** Which rows the review shows at first. */
  readonly filter: RowFilter
  readonly leave: Leave
  /** Goes to another import. */
  readonly onOpen: (id: string) => void
}

/** One import, step by step. */
export function Wizard({ id, filter, leave, onOpen }: Props) {
  const answer = useImport(id)
  if (answer.state === 'failed')
    return (
      <div className={styles.failed}>
        <FailureNotice failure={answer.failure} retry={answer.retry}>
          <Button size="xs" variant="subtle" onClick={leave.onLeave}>
            Back to the imports
          </Button>
        </FailureNotice>
      </div>
    )
  return (
    <Answered answer={answer} waiting={<Opening id={id} onLeave={leave.onLeave} />}>
      {(summary) => (
        <OfBefore value={isOfBefore(summary.emptied)}>
          <Steps summary={summary} first={filter} leave={leave} onOpen={onOpen} />
        </OfBefore>
      )}
    </Answered>
  )
}

interface StepsProps {
  readonly summary: ImportSummary
  readonly first: RowFilter
  readonly leave: Leave
  readonly onOpen: (id: string) => void
}

function Steps({ summary, first, leave, onOpen }: StepsProps) {
  const noteImport = useNoteImport()
  const goTo = useCommand('imports.goTo')
  const reverse = useReverse(summary, onOpen)
  const sending = useTaskStage('delivery.send', summary.id)
  const [filter, setFilter] = useState(first)
  const [shown, setShown] = useState<DeliveryFilter>('all')
  const [refusedToo, setRefusedToo] = useState(false)
  const askAgain = useAskImportAgain()
  // A terminal may have emptied its business; whoever used one comes back to the window. The answer is noted where it is kept.
  useWindowEvent('focus', () => void askAgain(summary.id))

  async function go(step: ImportStep): Promise<void> {
    const answer = await goTo.run({ id: summary.id, step })
    if (answer.ok) noteImport(answer.value)
  }
  // Where it went is shown by the summary that comes back, a failure by the notice below.
  const onGo = (step: ImportStep): void => void go(step)

  return (
    <div className={styles.wizard}>
      <header className={styles.head}>
        <WizardHead
          summary={summary}
          busy={sending.now.state === 'running'}
          leave={leave}
          reverse={reverse}
        />
        <StepTrack summary={summary} onGo={onGo} />
      </header>
      {summary.handedOnAt !== null && <HandedOnBanner id={summary.id} at={summary.handedOnAt} />}
      {summary.emptied?.certain === false && summary.delivery.unknown > 0 && (
        <MaybeEmptiedBanner at={summary.emptied.at} />
      )}
      {summary.reverses?.gone !== undefined && (
        <ReversedGoneBanner name={summary.reverses.name} gone={summary.reverses.gone} />
      )}
      {summary.emptied?.startedOver === false && summary.reverses?.gone === undefined && (
        <EmptiedBanner id={summary.id} at={summary.emptied.at} />
      )}
      {summary.reversal !== null && <ReversalBanner id={summary.id} reversal={summary.reversal} />}
      {reverse.failure !== null && (
        <FailureNotice failure={reverse.failure} retry={reverse.forget} retryLabel="Dismiss" />
      )}
      {goTo.failure !== null && (
        <FailureNotice failure={goTo.failure} retry={goTo.forget} retryLabel="Dismiss" />
      )}
      {summary.step === 'source' && <Source summary={summary} onGo={onGo} />}
      {summary.step === 'columns' && <Columns summary={summary} onGo={onGo} />}
      {summary.step === 'review' && (
        <Review summary={summary} onGo={onGo} filter={filter} onFilter={setFilter} />
      )}
      {summary.step === 'send' && (
        <Send
          summary={summary}
          onGo={onGo}
          onOutcome={(filter) => {
            setShown(filter)
            onGo('outcome')
          }}
          refusedToo={refusedToo}
          onRefusedToo={setRefusedToo}
        />
      )}
      {summary.step === 'outcome' && (
        <Outcome
          summary={summary}
          filter={shown}
          onFilter={setShown}
          onLeave={leave.onLeave}
          reverse={reverse}
          onCorrect={() => {
            setFilter('refused')
            setRefusedToo(true)
            onGo('review')
          }}
          onSendAgain={(refused) => {
            setRefusedToo(refused)
            onGo('send')
          }}
        />
      )}
    </div>
  )
}

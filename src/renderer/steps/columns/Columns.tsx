import type { ColumnsView } from '#shared/imports/importView.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { offerLayouts, type OfferedLayout } from '#shared/layout/offerLayouts.ts'
import { missingFields } from '#shared/layout/missingFields.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerKey, useAnswer, useAnswerBitByBit } from '../../ipc/useAnswer.ts'
import { useNoteImport } from '../../ipc/useImport.ts'
import { useTaskStage } from '../../ipc/useTask.ts'
import { Answered } from '../../ui/Answered.tsx'
import { ProofLines } from '../../ui/ProofLines.tsx'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { Note } from '../../ui/Note.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ReadingTask } from '../../wizard/ReadingTask.tsx'
import { StepFrame } from '../../wizard/StepFrame.tsx'
import type { StepProps } from '../../wizard/stepProps.ts'
import { blockedBy } from '../../wizard/stepWords.ts'
import { KnownLayout } from './KnownLayout.tsx'
import { KindChoice } from './KindChoice.tsx'
import type { LayoutOrigin } from './layoutOrigin.ts'
import { LayoutSentence } from './LayoutSentence.tsx'
import { MappingTable } from './MappingTable.tsx'
import { OpenQuestions } from './OpenQuestions.tsx'
import { RecordSentences } from './RecordSentences.tsx'
import { SavedLayouts } from './SavedLayouts.tsx'
import { typedAccount } from './typedAccount.ts'

/** How the columns become records. */
export function Columns({ summary, onGo }: StepProps) {
  const view = useAnswerBitByBit('imports.columns', { id: summary.id })
  const queries = useQueryClient()
  const noteImport = useNoteImport()
  const setLayout = useTaskStage('imports.setLayout', summary.id)
  // What was chosen here last, as main then settled it.
  const [chosen, setChosen] = useState<Layout | null>(null)
  const layout = chosen ?? summary.layout
  const kept = useAnswer('layouts.list', {})
  const offered =
    kept.state !== 'here' || view.state !== 'here' || summary.sendingBegun
      ? []
      : offerLayouts(kept.value, {
          columns: view.value.columns,
          fingerprint: summary.fingerprint,
          currency: view.value.suggested.currency,
        })
  const converting = setLayout.now.state === 'running'

  async function change(next: Layout, origin: LayoutOrigin): Promise<void> {
    setChosen(next)
    const converted = await setLayout.start({ id: summary.id, layout: next, ...origin })
    if (converted === null) return
    // They may come from another column now.
    queries.removeQueries({ queryKey: answerKey('imports.ownCategories', { id: summary.id }) })
    noteImport(converted)
    // Not null: the summary is told a moment later, and a field that vanished in between would lose what is being typed.
    setChosen(converted.layout)
  }

  const failed = setLayout.now.state === 'failed' ? setLayout.now.failure : null
  return (
    <StepFrame
      question="What is in each column?"
      primary={{
        label: 'On to the review',
        onPress: () => onGo('review'),
        blockedBy: converting ? 'Records are being made.' : blockedBy('review', { ...summary, layout }),
      }}
      secondary={
        <ReadingTask task="imports.setLayout" about={summary.id}>
          <SavedLayouts
            summary={summary}
            view={view.state === 'here' ? view.value : null}
            layout={layout}
            offered={offered}
            // How it goes is shown by the task's own state.
            onUse={(next, origin) => void change(next, origin)}
          />
        </ReadingTask>
      }
    >
      {failed !== null && (
        <FailureNotice
          failure={failed}
          retryLabel="Keep the columns as they were"
          retry={() => {
            setLayout.clear()
            setChosen(null)
          }}
        />
      )}
      <Answered answer={view} waiting={<Waiting lines={9} />}>
        {(columns) => (
          <Mapping
            summary={summary}
            layout={layout}
            view={columns}
            offered={offered}
            onUse={(next, origin) => void change(next, origin)}
            // A layout that is changed by hand is no longer the one that it was.
            onChange={(next) => void change(next, byHand)}
            onBack={() => onGo('source')}
          />
        )}
      </Answered>
    </StepFrame>
  )
}

const byHand: LayoutOrigin = { layoutName: null, preset: null }

interface MappingProps {
  readonly summary: StepProps['summary']
  readonly layout: Layout
  readonly view: ColumnsView
  readonly offered: readonly OfferedLayout[]
  readonly onUse: (layout: Layout, origin: LayoutOrigin) => void
  readonly onChange: (layout: Layout) => void
  readonly onBack: () => void
}

function Mapping({ summary, layout, view, offered, onUse, onChange, onBack }: MappingProps) {
  const locked = summary.sendingBegun
  const account = typedAccount(layout, summary)
  return (
    <>
      {locked && <Note tone="quiet">Records have left already, so the columns stay as they are.</Note>}
      {!locked && <KnownLayout summary={summary} view={view} offered={offered} onUse={onUse} />}
      {account !== null && <Note tone="warn">{account}</Note>}
      <KindChoice kind={layout.kind} locked={locked} onChange={(kind) => onChange({ ...layout, kind })} />
      <OpenQuestions
        questions={summary.questions}
        layout={layout}
        columns={view.columns}
        locked={locked}
        onAnswer={onChange}
        onBack={onBack}
      />
      <LayoutSentence
        layout={layout}
        view={view}
        locked={locked}
        hasErrors={summary.tally.errors > 0}
        onChange={onChange}
      />
      <ProofLines of={summary} />
      <MappingTable
        layout={layout}
        // What a layout of the user's own says is no guess.
        view={summary.layoutName === null ? view : { ...view, confidence: {} }}
        missing={missingFields(layout)}
        locked={locked}
        onChange={onChange}
      />
      <RecordSentences id={summary.id} layout={layout} locked={locked} onChange={onChange} />
    </>
  )
}

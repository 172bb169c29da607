import type { ColumnsView } from '#shared/imports/importView.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { offerLayouts, type OfferedLayout } from '#shared/layout/offerLayouts.ts'
import { missingFields } from '#shared/layout/missingFields.ts'
import { useAnswer, useAnswerBitByBit } from '../../ipc/useAnswer.ts'
import { Answered } from '../../ui/Answered.tsx'
import { ProofLines } from '../../ui/ProofLines.tsx'
import { Note } from '../../ui/Note.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import type { StepProps } from '../../wizard/stepProps.ts'
import { ColumnsFrame } from './ColumnsFrame.tsx'
import { KnownLayout } from './KnownLayout.tsx'
import { KindChoice } from './KindChoice.tsx'
import type { LayoutOrigin } from './layoutOrigin.ts'
import { LayoutSentence } from './LayoutSentence.tsx'
import { MappingTable } from './MappingTable.tsx'
import { OpenQuestions } from './OpenQuestions.tsx'
import { RecordSentences } from './RecordSentences.tsx'
import { SavedLayouts } from './SavedLayouts.tsx'
import { typedAccount } from './typedAccount.ts'
import { useShownLayout } from './useShownLayout.ts'

/** How the columns become records. */
export function Columns({ summary, onGo }: StepProps) {
  const view = useAnswerBitByBit('imports.columns', { id: summary.id })
  const { layout, change, undo } = useShownLayout(summary)
  const kept = useAnswer('layouts.list', {})
  const offered =
    kept.state !== 'here' || view.state !== 'here' || summary.sendingBegun
      ? []
      : offerLayouts(kept.value, {
          columns: view.value.columns,
          fingerprint: summary.fingerprint,
          currency: view.value.suggested.currency,
        })
  return (
    <ColumnsFrame
      summary={summary}
      layout={layout}
      onGo={onGo}
      onUndo={undo}
      secondary={
        <SavedLayouts
          summary={summary}
          view={view.state === 'here' ? view.value : null}
          layout={layout}
          offered={offered}
          onUse={change}
        />
      }
    >
      <Answered answer={view} waiting={<Waiting lines={9} />}>
        {(columns) => (
          <Mapping
            summary={summary}
            layout={layout}
            view={columns}
            offered={offered}
            onUse={change}
            onBack={() => onGo('source')}
          />
        )}
      </Answered>
    </ColumnsFrame>
  )
}

const byHand: LayoutOrigin = { layoutName: null, preset: null }

interface MappingProps {
  readonly summary: StepProps['summary']
  readonly layout: Layout
  readonly view: ColumnsView
  readonly offered: readonly OfferedLayout[]
  readonly onUse: (layout: Layout, origin: LayoutOrigin) => void
  readonly onBack: () => void
}

function Mapping({ summary, layout, view, offered, onUse, onBack }: MappingProps) {
  const locked = summary.sendingBegun
  // A layout that is changed by hand is no longer the one that it was.
  const onChange = (next: Layout): void => onUse(next, byHand)
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
        view={view}
        isOwn={summary.layoutName !== null}
        missing={missingFields(layout)}
        locked={locked}
        onChange={onChange}
      />
      <RecordSentences id={summary.id} layout={layout} locked={locked} onChange={onChange} />
    </>
  )
}

import { Button, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { listed } from '#shared/errors/listed.ts'
import { fieldWords } from '#shared/layout/fieldWords.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { missingFields } from '#shared/layout/missingFields.ts'
import type { NamedLayout, SavedLayout } from '#shared/layout/savedLayout.ts'
import { useBeforeLeaving } from '../beforeLeaving.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { KindChoice } from '../steps/columns/KindChoice.tsx'
import { LayoutSentence } from '../steps/columns/LayoutSentence.tsx'
import { MappingTable } from '../steps/columns/MappingTable.tsx'
import { RecordSentences } from '../steps/columns/RecordSentences.tsx'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { KeepChanges } from '../ui/KeepChanges.tsx'
import { StepFrame } from '../wizard/StepFrame.tsx'
import { CurrencyOrFile } from './CurrencyOrFile.tsx'
import styles from './LayoutEditor.module.css'
import { purposeWords } from './layoutPurpose.ts'
import { LeaveSentences } from './LeaveSentences.tsx'
import { fromPaper, paperTable } from './paperTable.ts'
import { useNoteLayouts } from './useNoteLayouts.ts'

interface Props {
  readonly saved: SavedLayout
  readonly onLeave: () => void
}

/**
 * A kept layout as under Columns, without a file: the same sentences and mapping, over the columns that it knows. Whichever way it
 * is left with changes that are not saved, it asks.
 */
export function LayoutEditor({ saved, onLeave }: Props) {
  const change = useCommand('layouts.change')
  const note = useNoteLayouts()
  const [name, setName] = useState(saved.name)
  const [named, setNamed] = useState<NamedLayout>(saved.layout)
  const { layout, headings, view } = paperTable({ recognise: saved.recognise, layout: named })
  const onChange = (next: Layout): void => setNamed(fromPaper(next, headings, named))

  // The way out that was chosen while changes were not saved.
  const [leaving, setLeaving] = useState<(() => void) | null>(null)
  const isChanged = name.trim() !== saved.name || named !== saved.layout
  const leave = (go: () => void): void => (isChanged ? setLeaving(() => go) : go())
  useBeforeLeaving((go) =>
    leave(() => {
      onLeave()
      go()
    }),
  )

  async function keep(go: () => void): Promise<void> {
    setLeaving(null)
    const answer = await change.run({ id: saved.id, name: name.trim(), layout: named })
    if (!answer.ok) return
    note(answer.value)
    go()
  }

  return (
    <div className={styles.editor}>
      <StepFrame
        question={`Edit “${saved.name}”`}
        primary={{
          label: 'Save changes',
          busy: change.running,
          // A failure is shown above.
          onPress: () => void keep(onLeave),
          blockedBy: isChanged ? blockedBy(name, layout) : 'Nothing is changed yet.',
        }}
        secondary={
          <Button variant="default" onClick={() => leave(onLeave)}>
            Cancel
          </Button>
        }
      >
        {change.failure !== null && <FailureNotice failure={change.failure} />}
        <TextInput
          label="Name"
          maw={380}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Text c="dimmed">For files with these columns: {purposeWords(saved.recognise)}.</Text>
        <KindChoice kind={layout.kind} locked={false} onChange={(kind) => onChange({ ...layout, kind })} />
        <LayoutSentence
          layout={layout}
          view={view}
          locked={false}
          currency={<CurrencyOrFile named={named} onChange={setNamed} />}
          onChange={onChange}
        />
        <MappingTable
          layout={layout}
          view={view}
          isOwn
          missing={missingFields(layout)}
          locked={false}
          onChange={onChange}
        />
        <RecordSentences id={null} layout={layout} locked={false} onChange={onChange} />
        <LeaveSentences named={named} onChange={setNamed} />
      </StepFrame>
      {leaving !== null && (
        <KeepChanges
          about={`The layout “${saved.name}” was changed, and is not saved yet.`}
          blockedBy={blockedBy(name, layout)}
          onSave={() => void keep(leaving)}
          onDiscard={leaving}
          onStay={() => setLeaving(null)}
        />
      )}
    </div>
  )
}

function blockedBy(name: string, layout: Layout): string | null {
  if (name.trim() === '') return 'The layout needs a name.'
  const missing = missingFields(layout).map((field) => fieldWords[field])
  return missing.length === 0 ? null : `Choose the column for ${listed(missing)}.`
}

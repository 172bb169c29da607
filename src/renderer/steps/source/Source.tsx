import { useQueryClient } from '@tanstack/react-query'
import type { ReadingChoice } from '#shared/reading/reading.ts'
import { answerKey, useAnswerBitByBit } from '../../ipc/useAnswer.ts'
import { useNoteImport } from '../../ipc/useImport.ts'
import { useTaskStage } from '../../ipc/useTask.ts'
import { Answered } from '../../ui/Answered.tsx'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { Note } from '../../ui/Note.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ReadingTask } from '../../wizard/ReadingTask.tsx'
import { StepFrame } from '../../wizard/StepFrame.tsx'
import type { StepProps } from '../../wizard/stepProps.ts'
import { AccountField } from './AccountField.tsx'
import { FactsFound } from './FactsFound.tsx'
import { PreviewTable } from './PreviewTable.tsx'
import { choiceWith } from './readingChoices.ts'
import { ReadingQuestions } from './ReadingQuestions.tsx'
import { revisionWords } from './revisionWords.ts'
import { ReadingSentence } from './ReadingSentence.tsx'

/** How the file was read, its first rows, and which account it is from. */
export function Source({ summary, onGo }: StepProps) {
  const queries = useQueryClient()
  const noteImport = useNoteImport()
  const preview = useAnswerBitByBit('imports.preview', { id: summary.id })
  const read = useTaskStage('imports.read', summary.id)
  const reading = read.now.state === 'running'

  async function readAgain(changed: ReadingChoice): Promise<void> {
    const again = await read.start({ id: summary.id, choice: choiceWith(summary.reading, changed) })
    if (again === null) return
    noteImport(again)
    await queries.invalidateQueries({ queryKey: answerKey('imports.preview', { id: summary.id }) })
    await queries.invalidateQueries({ queryKey: answerKey('imports.columns', { id: summary.id }) })
    await queries.invalidateQueries({ queryKey: answerKey('imports.ownCategories', { id: summary.id }) })
  }

  return (
    <StepFrame
      question="Is this how your file should read?"
      primary={{
        label: 'Yes, on to the columns',
        onPress: () => onGo('columns'),
        blockedBy: reading ? 'The file is being read again.' : null,
      }}
      secondary={<ReadingTask task="imports.read" about={summary.id} />}
    >
      {summary.sendingBegun && (
        <Note tone="quiet">Records have left already, so the reading stays as it is.</Note>
      )}
      {read.now.state === 'failed' && (
        <FailureNotice
          failure={read.now.failure}
          retry={read.clear}
          retryLabel="Keep the reading as it was"
        />
      )}
      {summary.reading.revised?.map((revision) => (
        <Note key={revision.about} tone="quiet">
          {revisionWords(revision, summary.reading)}
        </Note>
      ))}
      <ReadingSentence
        summary={summary}
        preview={preview.state === 'here' ? preview.value : null}
        locked={summary.sendingBegun || reading}
        // How the reading goes is shown by the task's own state.
        onChange={(changed) => void readAgain(changed)}
      />
      <ReadingQuestions
        reading={summary.reading}
        locked={summary.sendingBegun || reading}
        // As above.
        onAnswer={(choice) => void readAgain(choice)}
      />
      <FactsFound summary={summary} />
      <AccountField key={summary.account} summary={summary} />
      <Answered answer={preview} waiting={<Waiting lines={9} height={28} />}>
        {(value) => (
          <PreviewTable
            preview={value}
            headingRows={summary.reading.headingRows}
            faded={reading}
            hidden={summary.reading.hidden}
          />
        )}
      </Answered>
    </StepFrame>
  )
}

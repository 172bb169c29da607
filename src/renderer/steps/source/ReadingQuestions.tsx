import { Button, Group, Text } from '@mantine/core'
import type { Reading, ReadingChoice } from '#shared/reading/reading.ts'
import { Note } from '../../ui/Note.tsx'
import { readingAnswers } from './readingChoices.ts'

interface Props {
  readonly reading: Reading
  readonly locked: boolean
  readonly onAnswer: (choice: ReadingChoice) => void
}

/** What the file leaves open about how it is read, each with the answers that it may have. */
export function ReadingQuestions({ reading, locked, onAnswer }: Props) {
  return reading.questions.map((question) => (
    <Note key={question.about} tone="warn">
      <Text mb="xs">The file does not settle how it is read: {question.why}.</Text>
      <Group gap="xs">
        {readingAnswers(question, reading).map(({ label, choice }) => (
          <Button key={label} size="xs" variant="default" disabled={locked} onClick={() => onAnswer(choice)}>
            {label}
          </Button>
        ))}
      </Group>
    </Note>
  ))
}

import { Anchor, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core'
import type { Column } from '#shared/layout/column.ts'
import type { Layout } from '#shared/layout/layout.ts'
import type { Question } from '#shared/reading/question.ts'
import { Note } from '../../ui/Note.tsx'
import { possibleAnswers, type PossibleAnswer } from './examples.ts'
import styles from './OpenQuestions.module.css'

const asks: Readonly<Record<Question['about'], string>> = {
  dateOrder: 'How are the dates written?',
  decimalMark: 'Which character comes before the cents?',
  sign: 'Which amounts are money in?',
  date: 'Which column holds the date?',
  amount: 'Which column holds the amount?',
  debit: 'Which column is money out?',
  name: 'Which column says what each row was for?',
  delimiter: 'What separates the columns?',
  encoding: 'How are letters written?',
  table: 'Where is the table?',
  fee: 'Does the amount include the fee?',
  tips: 'Do the amounts include the tips?',
}

interface Props {
  readonly questions: readonly Question[]
  readonly layout: Layout
  readonly columns: readonly Column[]
  readonly locked: boolean
  readonly onAnswer: (layout: Layout) => void
  readonly onBack: () => void
}

/** What the file does not settle: as choices with the file's own values as examples, or as columns to choose. */
export function OpenQuestions({ questions, layout, columns, locked, onAnswer, onBack }: Props) {
  const answered = questions.map((question) => ({
    question,
    answers: possibleAnswers(question, layout, columns),
  }))
  const toChoose = answered.filter(({ answers }) => answers.length === 0)
  return (
    <>
      {toChoose.length > 0 && (
        <Note tone="warn">
          {toChoose.map(({ question }) => `${sentence(question.why)} `)}
          Choose in the table below, or{' '}
          <Anchor component="button" size="sm" onClick={onBack}>
            look again at how the file was read
          </Anchor>
          .
        </Note>
      )}
      {answered
        .filter(({ answers }) => answers.length > 0)
        .map(({ question, answers }) => (
          <section key={question.about} className={styles.question} aria-label={asks[question.about]}>
            <Text fw={600} size="md">
              {asks[question.about]}
            </Text>
            <Text c="dimmed" mb="sm">
              The file does not settle it: {question.why}.
            </Text>
            <SimpleGrid cols={Math.min(3, answers.length)} spacing="sm">
              {answers.map((answer) => (
                <AnswerButton
                  key={answer.option}
                  answer={answer}
                  locked={locked}
                  onPress={() => onAnswer(answer.layout)}
                />
              ))}
            </SimpleGrid>
          </section>
        ))}
    </>
  )
}

interface AnswerProps {
  readonly answer: PossibleAnswer
  readonly locked: boolean
  readonly onPress: () => void
}

function AnswerButton({ answer, locked, onPress }: AnswerProps) {
  return (
    <UnstyledButton className={styles.answer ?? ''} disabled={locked} onClick={onPress}>
      <Text fw={600} className={styles.label ?? ''}>
        {answer.label}
      </Text>
      <Stack gap={0} className="figures">
        {answer.examples.map((example) => (
          <Text key={example} c="dimmed">
            {example}
          </Text>
        ))}
      </Stack>
    </UnstyledButton>
  )
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`
}

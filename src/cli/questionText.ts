import { questionWords } from '#shared/errors/questionWords.ts'
import { noColumn } from '#shared/layout/openQuestions.ts'
import { ordinalWord } from '#shared/layout/ordinalWord.ts'
import type { Question } from '#shared/reading/question.ts'

/** An open question for a terminal: what is asked and why, then each `--answer` that settles it, ready to be copied. */
export function questionText({ about, options, why }: Question): string {
  const answers =
    options.length > 0
      ? options.map(
          (option) =>
            `  --answer ${typed(`${about}=${option.replace('\t', 'tab')}`)}${beside(about, option)}`,
        )
      : [`  --answer ${about}=COLUMN, where COLUMN is its number in what "inspect" shows`]
  return [`Open: ${questionWords[about]} (${why}).`, ...answers].join('\n')
}

/** Columns are counted from 0 on the command line, and by nobody else. */
function beside(about: Question['about'], option: string): string {
  if (option === noColumn) return '   (none of them)'
  return about === 'date' || about === 'amount' || about === 'debit' || about === 'name'
    ? `   (the ${ordinalWord(Number(option) + 1)} column)`
    : ''
}

/** A word as a shell takes it: in quotes where it has a character that means something to one. */
function typed(word: string): string {
  return /^[\w=.,:-]+$/.test(word) ? word : `"${word}"`
}

import { questionWords } from '#shared/errors/questionWords.ts'
import type { Question } from '#shared/reading/question.ts'

/** An open question for a terminal: what is asked and why, then each `--answer` that settles it, ready to be copied. */
export function questionText({ about, options, why }: Question): string {
  const answers =
    options.length > 0
      ? options.map((option) => `  --answer ${typed(`${about}=${option.replace('\t', 'tab')}`)}`)
      : [`  --answer ${about}=COLUMN, where COLUMN is its number in what "inspect" shows`]
  return [`Open: ${questionWords[about]} (${why}).`, ...answers].join('\n')
}

/** A word as a shell takes it: in quotes where it has a character that means something to one. */
function typed(word: string): string {
  return /^[\w=.,:-]+$/.test(word) ? word : `"${word}"`
}

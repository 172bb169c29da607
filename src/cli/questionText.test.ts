import { describe, expect, it } from 'vitest'
import type { Question } from '#shared/reading/question.ts'
import { questionText } from './questionText.ts'

describe('the answers to a question on the terminal', () => {
  it.each<{ what: string; asked: Pick<Question, 'about' | 'options'>; answers: string[] }>([
    {
      what: 'say which column a number is, and that it may be none',
      asked: { about: 'name', options: ['1', '10', 'none'] },
      answers: [
        '--answer name=1   (the 2nd column)',
        '--answer name=10   (the 11th column)',
        '--answer name=none   (none of them)',
      ],
    },
    {
      what: 'say which column may be money out',
      asked: { about: 'debit', options: ['2', '3'] },
      answers: ['--answer debit=2   (the 3rd column)', '--answer debit=3   (the 4th column)'],
    },
    {
      what: 'are as a shell takes them',
      asked: { about: 'delimiter', options: [',', ';', '\t'] },
      answers: ['--answer delimiter=,', '--answer "delimiter=;"', '--answer delimiter=tab'],
    },
    {
      what: 'name a column where any may be it',
      asked: { about: 'amount', options: [] },
      answers: ['--answer amount=COLUMN, where COLUMN is its number in what "inspect" shows'],
    },
  ])('$what', ({ asked, answers }) => {
    const [, ...lines] = questionText({ ...asked, why: 'nothing tells' }).split('\n')
    expect(lines).toEqual(answers.map((answer) => `  ${answer}`))
  })
})

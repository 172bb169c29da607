import { expect, it } from 'vitest'
import { ordinalWord } from '#shared/layout/ordinalWord.ts'

it.each([
  '1st',
  '2nd',
  '3rd',
  '4th',
  '10th',
  '11th',
  '12th',
  '13th',
  '20th',
  '21st',
  '22nd',
  '101st',
  '111th',
])('a place is the %s', (word) => {
  expect(ordinalWord(Number.parseInt(word, 10))).toBe(word)
})

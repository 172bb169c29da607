import { expect, it } from 'vitest'
import { separatorChoices } from './layoutWords.ts'

const usual = [' ', ', ', ' - ', ' / ', '']

it.each([
  { now: ' ', offered: usual },
  { now: '', offered: usual },
  { now: ' | ', offered: [...usual, ' | '] },
])('between joined columns may stand the usual, and what stands there now: “$now”', ({ now, offered }) => {
  expect(separatorChoices(now).map(({ value }) => value)).toEqual(offered)
})

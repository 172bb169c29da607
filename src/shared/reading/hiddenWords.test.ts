import { expect, it } from 'vitest'
import { hiddenWords } from '#shared/reading/hiddenWords.ts'

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

it.each([
  { rowCount: 1, columnCount: 0, says: '1 hidden row read like the others' },
  { rowCount: 0, columnCount: 2, says: '2 hidden columns read like the others' },
  { rowCount: 1200, columnCount: 1, says: '1200 hidden rows and 1 hidden column read like the others' },
])('says $says', ({ says, ...counts }) => {
  expect(hiddenWords({ rows: [], columns: [], ...counts }, counted)).toBe(says)
})

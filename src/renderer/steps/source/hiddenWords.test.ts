import { expect, it } from 'vitest'
import { hiddenWords } from './hiddenWords.ts'

it.each([
  { rowCount: 1, columnCount: 0, says: '1 hidden row read like the others' },
  { rowCount: 0, columnCount: 2, says: '2 hidden columns read like the others' },
  { rowCount: 1200, columnCount: 1, says: '1,200 hidden rows and 1 hidden column read like the others' },
])('says $says', ({ says, ...counts }) => {
  expect(hiddenWords({ rows: [], columns: [], ...counts })).toBe(says)
})

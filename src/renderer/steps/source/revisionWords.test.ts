import { expect, it } from 'vitest'
import type { Reading } from '#shared/reading/reading.ts'
import type { Revision } from '#shared/reading/revision.ts'
import { revisionWords } from './revisionWords.ts'

const reading: Reading = {
  ...{ encoding: 'windows-1252', delimiter: ';', sheet: null },
  ...{ headingRow: 7, headingRows: [7], firstRow: 8, lastRow: 900 },
  ...{ reader: 'fast', left: [], facts: {}, questions: [] },
  tables: [
    { firstRow: 8, lastRow: 900, headings: [] },
    { firstRow: 903, lastRow: 950, headings: [] },
  ],
}

it.each<{ revision: Revision; says: string }>([
  {
    revision: { about: 'encoding', looked: 'utf-8', row: 812 },
    says: 'The first part looked like UTF-8; further down row 812 has letters that are not, so the file is read as Windows-1252 (Western European).',
  },
  {
    revision: { about: 'encoding', looked: 'utf-8', row: null },
    says: 'The first part looked like UTF-8; further down there are letters that are not, so the file is read as Windows-1252 (Western European).',
  },
  {
    revision: { about: 'delimiter', looked: ',' },
    says: 'The first part looked separated by commas; further down the rows fit semicolons better, so the file is read by those.',
  },
  {
    revision: { about: 'headings', looked: 3 },
    says: 'The first part looked as if row 3 held the headings; with all rows read, row 7 does.',
  },
  {
    revision: { about: 'headings', looked: null },
    says: 'The first part looked as if no row held the headings; with all rows read, row 7 does.',
  },
  {
    revision: { about: 'tables', looked: 1, row: 902 },
    says: 'The first part looked like one table; further down, in row 902, another one begins, so of 2 tables the longest is read: rows 8 to 900.',
  },
])('says why the file is read otherwise than its first part looked: $revision', ({ revision, says }) => {
  expect(revisionWords(revision, reading)).toBe(says)
})

it('names both sheets where another one holds the table', () => {
  const looked: Revision = { about: 'sheet', looked: 'Cover' }
  expect(revisionWords(looked, { ...reading, sheet: 'March' })).toBe(
    'The first rows of the sheet “Cover” looked like the table; with all rows read, “March” is where it is.',
  )
})

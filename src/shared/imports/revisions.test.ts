import { expect, it } from 'vitest'
import type { FirstLook } from '#shared/imports/firstLook.ts'
import { revisionsOf } from '#shared/imports/revisions.ts'
import type { Reading } from '#shared/reading/reading.ts'
import type { Revision } from '#shared/reading/revision.ts'

const whole: Reading = {
  ...{ encoding: 'utf-8', delimiter: ',', sheet: null, headingRow: 1, headingRows: [1] },
  ...{ firstRow: 2, lastRow: 900, reader: 'fast', left: [], facts: {}, tables: [], questions: [] },
}
const span = (firstRow: number) => ({ firstRow, lastRow: firstRow + 9, headings: [] })

it.each<{
  when: string
  looked?: Partial<FirstLook['reading']>
  tables?: number
  read?: Partial<Reading>
  revised: Revision[]
}>([
  { when: 'the whole is as it looked', revised: [] },
  {
    when: 'it is in another encoding',
    read: { encoding: 'windows-1252' },
    revised: [{ about: 'encoding', looked: 'utf-8', row: null }],
  },
  {
    when: 'it is delimited otherwise, whatever then became of its headings',
    read: { delimiter: ';', headingRow: 4 },
    revised: [{ about: 'delimiter', looked: ',' }],
  },
  {
    when: 'other headings are found',
    read: { headingRow: null },
    revised: [{ about: 'headings', looked: 1 }],
  },
  {
    when: 'another table is found, and is the one that is read',
    read: { headingRow: 20, tables: [span(2), span(21)] },
    revised: [{ about: 'tables', looked: 1, row: 21 }],
  },
  {
    when: 'a third table is found that can be any of them',
    tables: 2,
    read: { tables: [span(2), span(21), span(40)] },
    revised: [{ about: 'tables', looked: 2, row: null }],
  },
  { when: 'both tables were seen', tables: 2, read: { tables: [span(2), span(21)] }, revised: [] },
  {
    when: 'another sheet is read, of which nothing else was seen',
    looked: { encoding: null, delimiter: null, sheet: 'Cover', headingRow: 3 },
    read: { encoding: null, delimiter: null, sheet: 'March' },
    revised: [{ about: 'sheet', looked: 'Cover' }],
  },
])('a first look is revised where $when', ({ looked = {}, tables = 1, read = {}, revised }) => {
  const { encoding, delimiter, sheet, headingRow, headingRows, facts } = whole
  const look = { reading: { encoding, delimiter, sheet, headingRow, headingRows, facts, ...looked }, tables }
  expect(revisionsOf(look, { ...whole, ...read })).toEqual(revised)
})

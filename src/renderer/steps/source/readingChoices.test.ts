import { describe, expect, it } from 'vitest'
import type { Reading } from '#shared/reading/reading.ts'
import { marchSummary } from '../../wizard/testing/marchSummary.ts'
import { choiceWith, headingChoices, readingAnswers } from './readingChoices.ts'

const text = marchSummary.reading
const workbook: Reading = { ...text, encoding: null, delimiter: null, sheet: 'March', reader: 'sheetjs' }

describe('a new reading is asked for', () => {
  it('without an answer to what is still asked', () => {
    const open: Reading = {
      ...text,
      questions: [{ about: 'encoding', options: ['windows-1252', 'windows-1250'], why: 'both fit' }],
    }
    expect(choiceWith(open, { headingRow: 3 })).toEqual({ delimiter: ',', headingRow: 3 })
    expect(choiceWith(open, { encoding: 'windows-1252' })).toEqual({ encoding: 'windows-1252' })
  })

  it.each([
    {
      what: 'another encoding alone',
      of: text,
      changed: { encoding: 'utf-16le' },
      asks: { encoding: 'utf-16le' },
    },
    {
      what: 'another delimiter in the same encoding',
      of: text,
      changed: { delimiter: ';' },
      asks: { encoding: 'utf-8', delimiter: ';' },
    },
    {
      what: 'another heading row of the same text',
      of: text,
      changed: { headingRow: 9 },
      asks: { encoding: 'utf-8', delimiter: ',', headingRow: 9 },
    },
    {
      what: 'no heading row in the same sheet',
      of: workbook,
      changed: { headingRow: null },
      asks: { sheet: 'March', headingRow: null },
    },
    { what: 'another sheet alone', of: workbook, changed: { sheet: 'April' }, asks: { sheet: 'April' } },
  ])('with $what', ({ of, changed, asks }) => {
    expect(choiceWith(of, changed)).toEqual(asks)
  })
})

describe('the rows that may hold the headings', () => {
  it('are those with something in them, and none', () => {
    const preview = {
      columns: 2,
      rows: [
        { row: 1, cells: ['STATEMENT', ''], left: 'preamble' as const },
        { row: 2, cells: [], left: 'blank' as const },
        { row: 3, cells: ['Date', 'Amount'], left: 'heading' as const },
        { row: 4, cells: [{ date: '2025-03-01' }, -12.5], left: null },
      ],
    }
    expect(headingChoices(preview)).toEqual([
      { value: null, label: 'There are no headings' },
      { value: 1, label: 'Row 1: STATEMENT' },
      { value: 3, label: 'Row 3: Date, Amount' },
      { value: 4, label: 'Row 4: 2025-03-01, -12.5' },
    ])
  })
})

describe('a question about the reading', () => {
  it('is answered by what it leaves, in words', () => {
    const question = {
      about: 'encoding',
      options: ['windows-1252', 'windows-1250'],
      why: 'both fit',
    } as const
    expect(readingAnswers({ ...question, options: [...question.options] }, text)).toEqual([
      { label: 'Windows-1252 (Western European)', choice: { encoding: 'windows-1252' } },
      { label: 'Windows-1250 (Central European)', choice: { encoding: 'windows-1250' } },
    ])
  })

  it('names each table by its rows and headings', () => {
    const tables = [
      { firstRow: 2, lastRow: 9, headings: ['Date', 'Amount'] },
      { firstRow: 12, lastRow: 30, headings: [] },
    ]
    const question = { about: 'table' as const, options: ['1', '2'], why: 'both are tables' }
    expect(readingAnswers(question, { ...text, tables })).toEqual([
      { label: 'Rows 2 to 9: Date, Amount', choice: { table: 1 } },
      { label: 'Rows 12 to 30', choice: { table: 2 } },
    ])
  })
})

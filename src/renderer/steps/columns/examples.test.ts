import { describe, expect, it } from 'vitest'
import type { Column } from '#shared/layout/column.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { possibleAnswers } from './examples.ts'

const layout: Layout = {
  version: 1,
  kind: 'bank',
  dateOrder: null,
  decimalMark: null,
  sign: null,
  currency: 'ZAR',
  fields: { date: { from: 'column', column: 0 }, amount: { from: 'column', column: 1 } },
  identity: [],
}
const columns: Column[] = [
  { index: 0, heading: 'Date', holds: 'date', samples: ['03/04/2025', '05/04/2025', '06/04/2025'] },
  { index: 1, heading: 'Amount', holds: 'amount', samples: ['30.00', '-12.50'] },
]

describe('the answers to an open question', () => {
  it('show how the file’s own dates would read', () => {
    const question = { about: 'dateOrder' as const, options: ['dmy', 'mdy'], why: 'no day is above 12' }
    expect(possibleAnswers(question, layout, columns)).toEqual([
      {
        option: 'dmy',
        label: 'day/month/year',
        examples: ['03/04/2025 is 3 Apr 2025', '05/04/2025 is 5 Apr 2025'],
        layout: { ...layout, dateOrder: 'dmy' },
      },
      {
        option: 'mdy',
        label: 'month/day/year',
        examples: ['03/04/2025 is 4 Mar 2025', '05/04/2025 is 4 May 2025'],
        layout: { ...layout, dateOrder: 'mdy' },
      },
    ])
  })

  it('show the dates by which the orders differ, where there are such', () => {
    const question = { about: 'dateOrder' as const, options: ['dmy'], why: 'no day is above 12' }
    const examplesOf = (samples: string[]) =>
      possibleAnswers(question, layout, [{ index: 0, heading: 'Date', holds: 'date', samples }])[0]?.examples
    expect(examplesOf(['02/02/2025', '03/04/2025'])).toEqual(['03/04/2025 is 3 Apr 2025'])
    expect(examplesOf(['02/02/2025'])).toEqual(['02/02/2025 is 2 Feb 2025'])
  })

  it('say which of the file’s own amounts would be money in', () => {
    const question = { about: 'sign' as const, options: ['signed', 'inverted'], why: 'it could be either' }
    expect(possibleAnswers(question, layout, columns).map(({ examples }) => examples)).toEqual([
      ['30.00 is money in', '-12.50 is money out'],
      ['30.00 is money out', '-12.50 is money in'],
    ])
  })

  it('leave out amounts that say themselves which way they went', () => {
    const question = { about: 'sign' as const, options: ['signed'], why: 'it could be either' }
    const marked = columns.map((each) => ({ ...each, samples: ['5.00 CR', '7.00', ...each.samples] }))
    expect(possibleAnswers(question, layout, marked)[0]?.examples).toEqual([
      ...['7.00 is money in', '30.00 is money in'],
    ])
  })

  it('say which of the amounts in a list of expenses would have been paid back', () => {
    const question = { about: 'sign' as const, options: ['signed', 'inverted', 'unsigned'], why: 'either' }
    const answers = possibleAnswers(question, { ...layout, kind: 'expense' }, columns)
    expect(answers.map(({ label, examples }) => [label, ...examples])).toEqual([
      ['amounts with a minus were paid back', '30.00 is money out', '-12.50 is money in'],
      ['amounts without a minus were paid back', '30.00 is money in', '-12.50 is money out'],
      ['every amount is money out'],
    ])
  })

  it('are the columns that may be meant, with their values', () => {
    const question = { about: 'date' as const, options: ['0', '9'], why: 'two columns hold dates' }
    const { date: _none, ...fields } = layout.fields
    expect(possibleAnswers(question, { ...layout, fields }, columns)).toEqual([
      { option: '0', label: 'Date', examples: ['03/04/2025', '05/04/2025', '06/04/2025'], layout },
    ])
  })

  it('are none where no column is known to be meant', () => {
    const question = { about: 'date' as const, options: [], why: 'no column is chosen for the date' }
    expect(possibleAnswers(question, layout, columns)).toEqual([])
  })

  it('name the two columns of which one is money out', () => {
    const question = { about: 'debit' as const, options: ['1', '2'], why: 'nothing shows which' }
    const given: Column[] = [
      { index: 0, heading: '', holds: 'date', samples: ['03/04/2025'] },
      { index: 1, heading: '', holds: 'amount', samples: ['30.00'] },
      { index: 2, heading: '', holds: 'amount', samples: ['12.50'] },
    ]
    const open: Layout = { ...layout, fields: { date: { from: 'column', column: 0 } } }
    const out = (index: number): Layout => ({
      ...open,
      fields: { ...open.fields, debit: { from: 'column', column: index } },
    })
    expect(possibleAnswers(question, open, given)).toEqual([
      { option: '1', label: 'Column 2', examples: ['30.00'], layout: out(1) },
      { option: '2', label: 'Column 3', examples: ['12.50'], layout: out(2) },
    ])
  })

  it('show which days the numbers of a column would be', () => {
    const question = { about: 'date' as const, options: ['0'], why: 'no format shows them as dates' }
    const counted: Column = { index: 0, heading: 'Date', holds: 'amount', samples: ['45730', '45731'] }
    const { date, ...fields } = layout.fields
    expect(possibleAnswers(question, { ...layout, fields }, [counted])).toEqual([
      {
        ...{ option: '0', label: 'Date' },
        examples: ['45730 is 14 Mar 2025', '45731 is 15 Mar 2025'],
        layout: { ...layout, fields: { ...fields, date }, dayCounts: true },
      },
    ])
  })

  it('let none of the columns name the records', () => {
    const question = { about: 'name' as const, options: ['0', 'none'], why: 'two columns hold words' }
    const answers = possibleAnswers(question, { ...layout, nameOpen: true }, columns)
    expect(answers.map(({ label }) => label)).toEqual(['Date', 'None of them'])
    expect(answers[1]?.layout).toEqual(layout)
  })
})

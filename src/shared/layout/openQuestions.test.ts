import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { missingFields } from '#shared/layout/missingFields.ts'
import { openQuestions } from '#shared/layout/openQuestions.ts'
import { settleOpen, suggestLayout, withKind } from '#shared/layout/suggestLayout.ts'
import { withName } from '#shared/layout/withName.ts'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'

function profilesOf(headings: readonly string[], rows: readonly (readonly string[])[]): ColumnProfile[] {
  const profiler = createColumnProfiler(headings)
  for (const [index, cells] of rows.entries()) profiler.add(cells, index + 2)
  return profiler.profiles()
}

const layout = bankLayout({ date: 0, name: 1, amount: 2 }, { identity: [1] })
const date = { from: 'column', column: 0 } as const
const amount = { from: 'column', column: 2 } as const

describe('openQuestions', () => {
  it('asks nothing where the file settles everything', () => {
    const profiles = profilesOf(['Date', 'Description', 'Amount'], [['2025-03-01', 'Bread', '-20.00']])
    expect(openQuestions(profiles, suggestLayout(profiles, {}).layout)).toEqual([])
  })

  it.each([
    {
      headings: ['Date', 'Description', "Amount (R'000)"],
      row: ['2025-03-01', 'Bread', '-20.5'],
      asked: {
        options: ['2'],
        why: "the figures in “Amount (R'000)” count thousands or millions, as headed, and would be taken as they stand: multiply them in the file first",
      },
    },
    {
      headings: ['Date', 'Description', 'Debit (000s)', 'Credit (000s)'],
      row: ['2025-03-01', 'Bread', '20.5', ''],
      asked: {
        options: [],
        why: 'the figures in “Debit (000s)” and “Credit (000s)” count thousands or millions, as headed, and would be taken as they stand: multiply them in the file first',
      },
    },
  ])('asks before it takes thousands as they stand: $headings', ({ headings, row, asked }) => {
    const profiles = profilesOf(headings, [row, ['2025-03-02', 'Wages', ...row.slice(2).toReversed()]])
    const questions = openQuestions(profiles, suggestLayout(profiles, {}).layout)
    expect(questions.filter(({ about }) => about !== 'decimalMark')).toEqual([{ about: 'amount', ...asked }])
  })

  it('asks nothing of a file without rows', () => {
    const profiles = profilesOf(['Date', 'Description', 'Amount'], [])
    expect(openQuestions(profiles, suggestLayout(profiles, {}).layout)).toEqual([])
  })

  it('asks for all that a file leaves open', () => {
    const profiles = profilesOf(
      ['Date', 'Description', 'Amount'],
      [
        ['03/04/2025', 'Bread', '1,250'],
        ['04/04/2025', 'Milk', '30'],
      ],
    )
    expect(openQuestions(profiles, suggestLayout(profiles, {}).layout)).toEqual([
      {
        about: 'dateOrder',
        options: ['dmy', 'mdy'],
        why: 'no day in the column is above 12: 03/04/2025 in row 2 may be 3 April 2025 or 4 March 2025',
      },
      {
        about: 'decimalMark',
        options: ['.', ','],
        why: 'row 2 has 1,250, and no amount shows whether its mark parts the cents or the thousands',
      },
      {
        about: 'sign',
        options: ['signed', 'inverted'],
        why: 'no amount has a minus, and no other column says which way the money went',
      },
    ])
  })

  const guests = [
    ['2025-03-01', 'Van Wyk', 'sea view', '-20.00'],
    ['2025-03-02', 'Dlamini', 'garden', '-30.00'],
    ['2025-03-03', 'Naidoo', 'attic', '35.00'],
  ]

  it('asks which column names the records where two may and no heading says so', () => {
    const profiles = profilesOf(['Date', 'Guest', 'Room', 'Amount'], guests)
    const suggested = suggestLayout(profiles, {}).layout
    expect(suggested.fields).not.toHaveProperty('name')
    expect(openQuestions(profiles, suggested)).toEqual([
      {
        about: 'name',
        options: ['1', '2', 'none'],
        why: '“Guest” and “Room” hold words, and it is not clear which is meant',
      },
    ])
    const answered = withName(suggested, { from: 'column', column: 2 })
    expect(openQuestions(profiles, answered)).toEqual([])
    expect(openQuestions(profiles, withName(suggested, null))).toEqual([])
    const other = { ...suggested.fields, category: { from: 'column', column: 1 } as const }
    expect(settleOpen(profiles, { ...suggested, fields: other })).toEqual({
      ...answered,
      fields: { ...answered.fields, ...other },
    })
  })

  it.each([
    {
      what: 'the only column of words',
      headings: ['Date', 'Guest', 'Nr', 'Amount'],
      rows: guests.map(([day = '', guest = '', , amount = ''], no) => [day, guest, String(no + 1), amount]),
    },
    {
      what: 'the one of two that is called as names are',
      headings: ['Date', 'Guest', 'Description', 'Amount'],
      rows: guests,
    },
    {
      what: 'the one with other words in each row, beside one of a few',
      headings: ['Date', 'Guest', 'Via', 'Amount'],
      rows: [...guests, ...guests].map(([day = '', guest = '', , amount = ''], no) => [
        day,
        `${guest} ${no}`,
        no < 4 ? 'web' : 'desk',
        amount,
      ]),
    },
  ])('takes for the name, unasked, $what', ({ headings, rows }) => {
    const profiles = profilesOf(headings, rows)
    const suggested = suggestLayout(profiles, {}).layout
    expect(suggested.fields).toHaveProperty('name')
    expect(openQuestions(profiles, suggested)).toEqual([])
  })

  it('asks about figures that may count something, and about days that are rather those of something else', () => {
    const profiles = profilesOf(
      ['Due date', 'Description', 'Nights'],
      [
        ['2025-03-01', 'Van Wyk', '2'],
        ['2025-03-02', 'Dlamini', '3'],
      ],
    )
    expect(openQuestions(profiles, suggestLayout(profiles, {}).layout)).toEqual([
      {
        about: 'date',
        options: ['0'],
        why: '“Due date” holds dates, which may not be those of the payments',
      },
      {
        about: 'amount',
        options: ['2'],
        why: '“Nights” holds figures without cents or a sign, and nothing shows that they are money',
      },
    ])
  })

  it.each([
    { what: 'cents', amounts: ['20.50', '-30.00', '35.00', '-1.00'] },
    { what: 'a sign', amounts: ['20', '-30', '35', '-1'] },
  ])('takes figures with $what for amounts whatever they are called', ({ amounts }) => {
    const profiles = profilesOf(
      ['Date', 'Description', 'Movement'],
      amounts.map((amount, no) => [`2025-03-0${no + 1}`, `Shop ${no}`, amount]),
    )
    const suggested = suggestLayout(profiles, {}).layout
    expect(suggested.fields.amount).toEqual(amount)
    expect(openQuestions(profiles, suggested)).toEqual([])
  })

  it('asks of a list of one kind with either sign, and of one with a single sign nothing', () => {
    const rows = [
      ['2025-03-13', 'Paper', '120.00'],
      ['2025-03-14', 'Paper given back', '-20.00'],
    ]
    const headings = ['Date', 'Description', 'Amount']
    const asked = (lines: string[][]) => {
      const profiles = profilesOf(headings, lines)
      return openQuestions(profiles, withKind(profiles, suggestLayout(profiles, {}).layout, 'expense'))
    }
    expect(asked(rows)).toEqual([
      {
        about: 'sign',
        options: ['signed', 'inverted', 'unsigned'],
        why: 'some amounts have a minus, as -20.00 in row 3, and others have none: the ones or the others may be money paid back, or a mistake',
      },
    ])
    expect(asked(rows.slice(0, 1))).toEqual([])
    expect(asked(rows.slice(1))).toEqual([])
  })

  it('is silent about what was answered', () => {
    const profiles = profilesOf(['Date', 'Description', 'Amount'], [['03/04/2025', 'Bread', '30']])
    const suggested = suggestLayout(profiles, {}).layout
    expect(openQuestions(profiles, { ...suggested, dateOrder: 'mdy', sign: 'inverted' })).toEqual([])
  })

  it('tells a column that is not chosen from one that is not there', () => {
    const profiles = profilesOf(['Date', 'Description', 'Amount'], [['2025-03-01', 'Bread', '-20.00']])
    const unmapped: Layout = { ...layout, fields: {} }
    expect(openQuestions(profiles, unmapped)).toEqual([
      { about: 'date', options: ['0'], why: 'no column is chosen for the date' },
      { about: 'amount', options: ['2'], why: 'no column is chosen for the amount' },
    ])
    expect(openQuestions(profiles, { ...unmapped, sign: 'debitCredit' })).toContainEqual({
      about: 'amount',
      options: [],
      why: 'no column is chosen for the amount',
    })
    expect(openQuestions(profilesOf(['Word'], [['Bread']]), unmapped)).toEqual([
      { about: 'date', options: [], why: 'no column holds dates' },
      { about: 'amount', options: [], why: 'no column holds amounts' },
    ])
  })

  it('asks which of several columns that suit equally well is meant, and takes none of them', () => {
    const profiles = profilesOf(
      ['Noted', 'Cleared', 'What for', 'Ours', 'Theirs'],
      [
        ['2025-03-01', '2025-03-02', 'Bread', '-20.00', '-1.10'],
        ['2025-03-04', '2025-03-04', 'Milk', '-30.00', '-1.65'],
      ],
    )
    const suggested = suggestLayout(profiles, {}).layout
    expect(suggested.fields).toEqual({ name: { from: 'column', column: 2 } })
    expect(openQuestions(profiles, suggested)).toEqual([
      {
        about: 'date',
        options: ['0', '1'],
        why: '“Noted” and “Cleared” hold dates, and it is not clear which is meant',
      },
      {
        about: 'amount',
        options: ['3', '4'],
        why: '“Ours” and “Theirs” hold amounts, and it is not clear which is meant',
      },
    ])
  })

  it('says which of two columns that are headed alike it speaks of', () => {
    const profiles = profilesOf(
      ['Noted', 'What for', 'Paid', 'PAID '],
      [
        ['2025-03-01', 'Bread', '-20.00', '-1.10'],
        ['2025-03-04', 'Milk', '-30.00', '-1.65'],
      ],
    )
    expect(openQuestions(profiles, suggestLayout(profiles, {}).layout)).toEqual([
      {
        about: 'amount',
        options: ['2', '3'],
        why: '“Paid” (the 3rd column) and “PAID” (the 4th column) hold amounts, and it is not clear which is meant',
      },
    ])
  })

  it('asks for the day of a file without headings that has two', () => {
    const profiles = profilesOf(
      [],
      [
        ['2025-03-02', '2025-03-01', 'Bread', '-20.00', '980.00'],
        ['2025-03-04', '2025-03-04', 'Milk', '-30.00', '950.00'],
        ['2025-03-06', '2025-03-05', 'Sold', '50.00', '1000.00'],
      ],
    )
    const suggested = suggestLayout(profiles, {}).layout
    expect(suggested.fields).toMatchObject({ amount: { from: 'column', column: 3 } })
    expect(openQuestions(profiles, suggested)).toEqual([
      {
        about: 'date',
        options: ['0', '1'],
        why: 'the 1st column and the 2nd column hold dates, and it is not clear which is meant',
      },
    ])
  })

  it('says so where tables seem to stand beside each other, of which one alone is read', () => {
    const rows = [
      ['2025-03-01', 'Till', '7.00', '', '2025-03-01', 'Rent', '6.00'],
      ['2025-03-02', 'Till', '8.00', '', '2025-03-04', 'Fuel', '9.00'],
    ]
    const beside =
      '; several tables seem to stand beside each other, of which only the one that is chosen is read: bring each as a file of its own'
    const profiles = profilesOf(['', '', '', '', '', '', ''], rows)
    expect(
      openQuestions(profiles, suggestLayout(profiles, {}).layout).map(({ about, why }) => ({ about, why })),
    ).toEqual([
      {
        about: 'date',
        why: `the 1st column and the 5th column hold dates, and it is not clear which is meant${beside}`,
      },
      {
        about: 'amount',
        why: `the 3rd column and the 7th column hold amounts, and it is not clear which is meant${beside}`,
      },
    ])
  })

  it('does not ask where a heading says which is meant, or there is but one', () => {
    const named = profilesOf(
      ['Noted', 'Date', 'What for', 'Ours', 'Amount'],
      [['2025-03-01', '2025-03-02', 'Bread', '-20.00', '-1.10']],
    )
    expect(openQuestions(named, suggestLayout(named, {}).layout)).toEqual([])
    const single = profilesOf(['Noted', 'What for', 'Ours'], [['2025-03-01', 'Bread', '-20.00']])
    expect(openQuestions(single, suggestLayout(single, {}).layout)).toEqual([])
  })

  it('asks which of two columns with one heading is meant', () => {
    const profiles = profilesOf(
      ['Date', 'Description', 'Amount', 'Amount'],
      [['2025-03-01', 'Bread', '-20.00', '-1.10']],
    )
    const suggested = suggestLayout(profiles, {}).layout
    expect(openQuestions(profiles, suggested)).toMatchObject([{ about: 'amount', options: ['2', '3'] }])
  })

  it('leaves every answer open where a layout has none yet though the file has', () => {
    const profiles = profilesOf(['Date', 'Description', 'Amount'], [['2025-03-01', 'Bread', '-20.00']])
    expect(openQuestions(profiles, { ...layout, dateOrder: null, decimalMark: null })).toEqual([
      { about: 'dateOrder', options: ['ymd', 'dmy', 'mdy'], why: 'no order was chosen yet' },
      { about: 'decimalMark', options: ['.', ','], why: 'no decimal mark was chosen yet' },
    ])
  })
})

describe('missingFields', () => {
  it.each<{ name: string; change: Partial<Layout>; missing: string[] }>([
    { name: 'a bank layout with date and amount', change: {}, missing: [] },
    { name: 'one without any field', change: { fields: {} }, missing: ['date', 'amount'] },
    {
      name: 'one with money out alone',
      change: { sign: 'debitCredit', fields: { date, debit: amount } },
      missing: [],
    },
    {
      name: 'one that expects money in and out but has one amount',
      change: { sign: 'debitCredit', fields: { date, amount } },
      missing: ['amount'],
    },
    {
      name: 'one that expects one amount but has money in and out',
      change: { sign: 'signed', fields: { date, debit: amount } },
      missing: ['amount'],
    },
    { name: 'one whose flag decides but is not mapped', change: { sign: 'flag' }, missing: ['flag'] },
    { name: 'a settlement without ids', change: { kind: 'settlement' }, missing: ['settlementId'] },
    {
      name: 'a settlement with one id for all its rows',
      change: {
        kind: 'settlement',
        fields: { date, amount, settlementId: { from: 'constant', value: 'P1' } },
      },
      missing: [],
    },
    { name: 'an expense list of a single day', change: { kind: 'expense', sign: 'unsigned' }, missing: [] },
  ])('of $name are $missing', ({ change, missing }) => {
    expect(missingFields({ ...layout, ...change })).toEqual(missing)
  })
})

import { describe, expect, it } from 'vitest'
import { amountPair, otherOfPair } from '#shared/layout/amountPair.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { openQuestions } from '#shared/layout/openQuestions.ts'
import { settleOpen, suggestLayout } from '#shared/layout/suggestLayout.ts'
import { column } from '#shared/layout/testing/bankLayout.ts'

/** A table of days, what each was for, and two or more columns of amounts, '' where there is none. */
function tableOf(headings: string, amounts: readonly string[]): ColumnProfile[] {
  const profiler = createColumnProfiler(
    headings === '' ? [] : ['Date', 'Description', ...headings.split(',')],
  )
  for (const [place, cells] of amounts.entries())
    profiler.add(
      [`2025-03-${String(place + 1).padStart(2, '0')}`, `Shop ${place}`, ...cells.split(',')],
      place + 2,
    )
  return profiler.profiles()
}

const inTurn = ['100.00,', ',500.00', '50.00,', '30.00,']

describe('columns of money out and money in', () => {
  it.each([
    { headings: 'Payments,Receipts' },
    { headings: 'Payment,Deposit' },
    { headings: 'Paid,Received' },
    { headings: 'Disbursements,Receipts' },
    { headings: 'Payments made,Payments received' },
    { headings: 'Cash out,Cash in' },
    { headings: 'Uitbetalings,Ontvangstes' },
    { headings: 'Betalings,Ontvangste' },
    { headings: 'Betaal (R),Ontvang (R)' },
    { headings: 'Dt,Kt' },
    { headings: 'Dt (R),Cr (R)' },
  ])('are told by headings that each mean it beside the other: $headings', ({ headings }) => {
    const { fields, sign } = suggestLayout(tableOf(headings, inTurn), {}).layout
    expect({ debit: fields.debit, credit: fields.credit, amount: fields.amount, sign }).toEqual({
      ...{ debit: column(2), credit: column(3), amount: undefined },
      sign: 'debitCredit',
    })
  })

  it('are told so from right to left, and where nothing was paid in', () => {
    const profiles = tableOf('Receipts,Payments,Balance', [',100.00,900.00', ',50.00,850.00'])
    expect(amountPair(profiles)).toEqual({ columns: [2, 3], debit: 3 })
    expect(suggestLayout(profiles, {}).layout.fields).toMatchObject({
      ...{ debit: column(3), credit: column(2), balance: column(4) },
    })
  })

  it('are told so where a row has both, which is in error', () => {
    const rows = ['100.00,', ',500.00', '60.00,40.00', '30.00,']
    expect(amountPair(tableOf('Payments,Receipts', rows))).toEqual({ columns: [2, 3], debit: 2 })
    expect(amountPair(tableOf('', rows))).toBeNull()
  })

  it.each([
    { why: 'two sorts of payments', headings: 'Payments,Disbursements', rows: inTurn },
    { why: 'both in most rows', headings: 'Payment,Receipt', rows: ['100.00,7.00', '50.00,8.00', '9.00,'] },
    {
      why: 'three columns',
      headings: 'Payments,Disbursements,Receipts',
      rows: inTurn.map((row) => `${row},`),
    },
    { why: 'each known by its own heading', headings: 'Debit,Credit', rows: inTurn },
    { why: 'amounts in two currencies', headings: 'Amount ZAR,Amount USD', rows: inTurn },
    { why: 'an amount and its fee', headings: 'Payments,Fees', rows: inTurn },
  ])('are not told beside each other by $headings: $why', ({ headings, rows }) => {
    expect(amountPair(tableOf(headings, rows))).toBeNull()
  })
})

describe('purchases beside what was paid off a card', () => {
  // What is owed: 600.00 - 500.00 = 100.00; + 50.00 = 150.00; + 30.00 = 180.00
  const owed = ['100.00,,600.00', ',500.00,100.00', '50.00,,150.00', '30.00,,180.00']

  it.each([
    { what: 'what is owed grows', headings: 'Purchases,Payments,Balance', rows: owed },
    {
      what: 'what is owed grows, from newest to oldest',
      headings: 'Aankope,Betalings,Saldo',
      rows: owed.toReversed(),
    },
    {
      what: 'it is below nothing',
      headings: 'Charges,Payments,Balance',
      rows: owed.map((row) => row.replace(/,(?=[^,]*$)/, ',-')),
    },
  ])('are money out by the balance where $what', ({ headings, rows }) => {
    const profiles = tableOf(headings, rows)
    expect(amountPair(profiles)).toEqual({ columns: [2, 3], debit: 2 })
    const { fields, sign } = suggestLayout(profiles, {}).layout
    expect({ debit: fields.debit, credit: fields.credit, fee: fields.fee, sign }).toEqual({
      ...{ debit: column(2), credit: column(3), fee: undefined },
      sign: 'debitCredit',
    })
  })

  it.each([
    { why: 'there is no balance', headings: 'Purchases,Payments', rows: inTurn },
    {
      why: 'the balance breaks',
      headings: 'Purchases,Payments,Balance',
      rows: owed.with(2, '50.00,,155.00'),
    },
    {
      // 600.00 + 500.00 = 1,100.00; + 50.00 = 1,150.00; + 30.00 = 1,180.00
      why: 'the balance grows by both',
      headings: 'Purchases,Payments,Balance',
      rows: ['100.00,,600.00', ',500.00,1100.00', '50.00,,1150.00', '30.00,,1180.00'],
    },
  ])('are asked about where $why', ({ headings, rows }) => {
    const profiles = tableOf(headings, rows)
    expect(amountPair(profiles)).toEqual({ columns: [2, 3], debit: null })
    const { layout } = suggestLayout(profiles, {})
    expect(openQuestions(profiles, layout)).toMatchObject([{ about: 'debit', options: ['2', '3'] }])
  })

  it.each([
    {
      why: 'there are two sorts of payments',
      headings: 'Purchases,Payment,Repayment',
      rows: ['1.00,,', ',2.00,', ',,3.00'],
    },
    { why: 'each row has both', headings: 'Purchases,Payments', rows: ['100.00,7.00', '50.00,8.00'] },
  ])('are no pair where $why', ({ headings, rows }) => {
    expect(amountPair(tableOf(headings, rows))).toBeNull()
  })
})

describe('debits and credits that a balance contradicts', () => {
  const ledger = ['0.00,250.00,750.00', '500.00,0.00,1250.00', ',700.00,550.00', '300.00,,850.00']

  it('are asked about: a bookkeeper’s debit is money in, and so is a card’s money out', () => {
    const profiles = tableOf('Debit,Credit,Balance', ledger)
    expect(amountPair(profiles)).toEqual({ columns: [2, 3], debit: null, against: 2 })
    const { layout } = suggestLayout(profiles, {})
    expect([layout.fields.debit, layout.fields.credit, layout.fields.amount]).toEqual(
      Array(3).fill(undefined),
    )
    expect(openQuestions(profiles, layout)).toMatchObject([
      {
        about: 'debit',
        options: ['2', '3'],
        why: 'the balance grows by “Debit”: in the books of a business that is money in, and on a card or a loan it is money out, which is owed',
      },
    ])
  })

  it('are asked about beside a column that is called the amount, which they are not', () => {
    const rows = ledger.map((row) => row.replace(/^(.*),(.*),(.*)$/, '$1,$2,7.00,$3'))
    const profiles = tableOf('Debit,Credit,Amount,Balance', rows)
    const { layout } = suggestLayout(profiles, {})
    expect(layout.fields.amount).toBeUndefined()
    expect(openQuestions(profiles, layout)).toMatchObject([{ about: 'debit', options: ['2', '3'] }])
  })

  it.each([
    { what: 'under short headings', headings: 'Dr,Cr,Balance', rows: ledger },
    { what: 'in Afrikaans', headings: 'Dt,Kt,Saldo', rows: ledger },
    { what: 'in German', headings: 'Soll,Haben,Saldo', rows: ledger },
    { what: 'named in the plural', headings: 'Debits,Credits,Balance', rows: ledger },
    // 1,500.00 - 200.00 = 1,300.00
    {
      what: 'of two rows alone',
      headings: 'Debit,Credit,Balance',
      rows: ['500.00,,1500.00', ',200.00,1300.00'],
    },
    {
      what: 'after a row that has both',
      headings: 'Debit,Credit,Balance',
      rows: ['5.00,1.00,1000.00', ...ledger],
    },
    {
      // 750.00 + 500.00 = 1,250.00; + 20.00 is not 1,320.00; 1,320.00 - 700.00 = 620.00; + 300.00 = 920.00
      what: 'one of which is missing',
      headings: 'Debit,Credit,Balance',
      rows: [',250.00,750.00', '500.00,,1250.00', '20.00,,1320.00', ',700.00,620.00', '300.00,,920.00'],
    },
  ])('are asked about $what', ({ headings, rows }) => {
    expect(amountPair(tableOf(headings, rows))).toEqual({ columns: [2, 3], debit: null, against: 2 })
  })

  it.each([
    { why: 'the balance agrees with them', headings: 'Credit,Debit,Balance', rows: ledger },
    { why: 'they say money in and money out', headings: 'Money out,Money in,Balance', rows: ledger },
    {
      why: 'the balance agrees with most of them',
      headings: 'Debit,Credit,Balance',
      // 1,000.00 - 100.00 = 900.00; + 500.00 = 1,400.00; and 50.00 more are missing before the last
      rows: ['10.00,,1000.00', '100.00,,900.00', ',500.00,1400.00', '30.00,,1320.00'],
    },
    {
      why: 'another balance agrees with them',
      headings: 'Debit,Credit,Balance owed,Balance',
      rows: ['10.00,,500.00,990.00', '50.00,,550.00,940.00', ',70.00,480.00,1010.00'],
    },
    // 100.00 - 50.00 = 50.00
    {
      why: 'what follows from them is called no balance',
      headings: 'Debit,Credit,Amount',
      rows: ['100.00,,100.00', ',50.00,50.00'],
    },
    { why: 'they are counts', headings: 'Debit count,Credit count,Balance', rows: ledger },
    {
      why: 'they are balances themselves',
      headings: 'Debit balance,Credit balance,Balance',
      rows: ledger,
    },
    {
      why: 'there are two sorts of one',
      headings: 'Debit,Debit interest,Credit,Balance',
      rows: ledger.map((row) => row.replace(',', ',,')),
    },
    {
      why: 'most rows have both, as months do',
      headings: 'Debit,Credit,Balance',
      // 1,300.00 + 400.00 - 300.00 = 1,400.00; + 100.00 - 50.00 = 1,450.00
      rows: ['500.00,200.00,1300.00', '400.00,300.00,1400.00', '100.00,50.00,1450.00'],
    },
    {
      why: 'the balance follows from one of many, as by chance',
      headings: 'Debit,Credit,Balance',
      // 1,000.00 + 100.00 = 1,100.00
      rows: ['10.00,,1000.00', '100.00,,1100.00', ',500.00,77.00', '30.00,,5.00', ',20.00,900.00'],
    },
    {
      why: 'the balance follows from neither',
      headings: 'Debit,Credit,Balance',
      rows: inTurn.map((row) => `${row},7.00`),
    },
  ])('are what they are called where $why', ({ headings, rows }) => {
    expect(amountPair(tableOf(headings, rows))).toBeNull()
  })

  it('are asked about where a layout has neither of them, as the balances of the whole table refute them', () => {
    const profiles = tableOf('Debit,Credit,Balance', ['50.00,,950.00', '500.00,50.00,1450.00'])
    const { layout } = suggestLayout(profiles, {})
    const { debit: _debit, credit: _credit, ...fields } = layout.fields
    const opened = { ...layout, sign: null, fields }
    expect(openQuestions(profiles, opened)).toMatchObject([{ about: 'debit', options: ['2', '3'] }])
    const answered = settleOpen(profiles, { ...opened, fields: { ...fields, debit: column(3) } })
    expect(answered).toMatchObject({
      sign: 'debitCredit',
      fields: { debit: column(3), credit: column(2) },
    })
  })
})

describe('columns of money out and money in without headings', () => {
  // 1,000.00 - 100 = 900; + 500 = 1,400; - 50 = 1,350; - 30 = 1,320; + 30 = 1,350
  const oldestFirst = [
    ...['100.00,,900.00', ',500.00,1400.00', '50.00,,1350.00', '30.00,,1320.00', ',30.00,1350.00'],
  ]

  // 1,000.00, then 2.00 less and 1.00 more in turn: 999.00 after each pair of days, 998.00, and so on.
  const manyDays = Array.from({ length: 12 }, (_, pair) => [
    `2.00,,${998 - pair}.00`,
    `,1.00,${999 - pair}.00`,
  ]).flat()

  it.each([
    { what: 'from oldest to newest', rows: oldestFirst, debit: 2 },
    { what: 'from newest to oldest', rows: oldestFirst.toReversed(), debit: 2 },
    { what: 'over many days', rows: manyDays, debit: 2 },
    {
      what: 'with a zero in the other one',
      rows: oldestFirst.map((row) => row.replace(/^,/, '0.00,').replace(/,,/, ',0.00,')),
      debit: 2,
    },
    {
      what: 'with money in on the left',
      // + 500, - 100, + 30, - 50, - 20 from 1,000.00
      rows: ['500.00,,1500.00', ',100.00,1400.00', '30.00,,1430.00', ',50.00,1380.00', ',20.00,1360.00'],
      debit: 3,
    },
    {
      what: 'beside what is available, which is more by 50.00',
      rows: oldestFirst.map((row) => `${row},${(Number(row.split(',')[2]) + 50).toFixed(2)}`),
      debit: 2,
    },
  ])('are told by the balance $what', ({ rows, debit }) => {
    expect(amountPair(tableOf('', rows))).toEqual({ columns: [2, 3], debit })
  })

  it('give a record to each row', () => {
    const { layout } = suggestLayout(tableOf('', oldestFirst), {})
    expect(layout).toMatchObject({
      sign: 'debitCredit',
      fields: { debit: column(2), credit: column(3), balance: column(4) },
    })
  })

  it.each([
    { why: 'there is no balance', rows: inTurn },
    // 900.00 + 500.00 = 1,400.00; - 50.00 = 1,350.00
    { why: 'there is one amount of a sort', rows: oldestFirst.slice(0, 3) },
    {
      why: 'two balances tell otherwise',
      // The second one grows by what the first one falls by, and was below nothing, which nobody owes.
      rows: [
        ...['100.00,,900.00,300.00', ',500.00,1400.00,-200.00', '50.00,,1350.00,-150.00'],
        ...['30.00,,1320.00,-120.00', ',30.00,1350.00,-150.00'],
      ],
    },
    { why: 'a balance breaks', rows: oldestFirst.with(2, '50.00,,1345.00') },
    // One wrong balance breaks two of 23 steps.
    { why: 'a balance breaks among many', rows: manyDays.with(11, '2.00,,9.00') },
    // Most would be money in by it, and none is below nothing: what is owed on a card grows just so.
    {
      why: 'the balance may be what is owed',
      rows: ['100.00,,900.00', ',500.00,1400.00', ',50.00,1450.00', ',30.00,1480.00', '30.00,,1450.00'],
    },
  ])('are asked about where $why', ({ rows }) => {
    const profiles = tableOf('', rows)
    const { layout } = suggestLayout(profiles, {})
    expect(layout.fields.amount).toBeUndefined()
    expect(openQuestions(profiles, layout)).toEqual([
      {
        about: 'debit',
        options: ['2', '3'],
        why: 'each row has an amount in one of the 3rd column and the 4th column: the one is money out and the other money in, and nothing shows which',
      },
    ])
  })

  it('are none where three of them take turns', () => {
    const profiles = tableOf('', ['100.00,,', ',500.00,', ',,50.00', '30.00,,', ',60.00,', ',,70.00'])
    expect(amountPair(profiles)).toBeNull()
  })

  it('have no other one where it is known which is which, nor beside a column that is neither', () => {
    expect(otherOfPair(tableOf('', oldestFirst), 2)).toBeNull()
    expect([1, 2, 3].map((each) => otherOfPair(tableOf('', inTurn), each))).toEqual([null, 3, 2])
  })

  it('are asked about as any amount where one is of something else by now, or there is one column of amounts', () => {
    const profiles = tableOf('', inTurn)
    const { layout } = suggestLayout(profiles, {})
    const withFee = { ...layout, fields: { ...layout.fields, fee: column(2) } }
    const first = [withFee, { ...layout, sign: 'signed' } as const].map(
      (each) => openQuestions(profiles, each)[0],
    )
    expect(first).toMatchObject([
      { about: 'amount', options: ['3'] },
      { about: 'amount', options: ['2', '3'] },
    ])
  })

  it('keep the other one that the user has named, or the amount', () => {
    const profiles = tableOf(
      '',
      inTurn.map((row) => `${row},7.00`),
    )
    const { layout } = suggestLayout(profiles, {})
    for (const named of [{ credit: column(4) }, { amount: column(4) }]) {
      const fields = { ...layout.fields, debit: column(2), ...named }
      expect(settleOpen(profiles, { ...layout, sign: null, fields }).fields).toEqual(fields)
    }
  })

  it.each([
    { out: 2, other: 3 },
    { out: 3, other: 2 },
  ])('are both known once it is said that column $out is money out', ({ out, other }) => {
    const profiles = tableOf('', inTurn)
    const { layout } = suggestLayout(profiles, {})
    const answered = settleOpen(profiles, { ...layout, fields: { ...layout.fields, debit: column(out) } })
    expect(answered).toMatchObject({
      sign: 'debitCredit',
      fields: { debit: column(out), credit: column(other) },
    })
    expect(openQuestions(profiles, answered)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { accountFrom } from '#shared/layout/accountFrom.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { fieldNames, type FieldName, type Layout } from '#shared/layout/layout.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import { openQuestions } from '#shared/layout/openQuestions.ts'
import { settleOpen, suggestLayout, withKind } from '#shared/layout/suggestLayout.ts'
import type { Cell, Cells } from '#shared/reading/cell.ts'

function profilesOf(headings: string, rows: readonly Cells[], firstRow = 2): ColumnProfile[] {
  const profiler = createColumnProfiler(headings === '' ? [] : headings.split(','))
  for (const [index, cells] of rows.entries()) profiler.add(cells, firstRow + index)
  return profiler.profiles()
}

function lines(text: string): Cell[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','))
}

function at(column: number): { readonly from: 'column'; readonly column: number } {
  return { from: 'column', column }
}

/** Each mapped field with its column's heading, or its place where it has none. */
function mapping(layout: Layout, profiles: readonly ColumnProfile[]): Partial<Record<FieldName, string>> {
  const found: Partial<Record<FieldName, string>> = {}
  for (const field of fieldNames) {
    const column = columnOf(layout, field)
    if (column !== null) found[field] = profiles[column]?.heading.trim() || String(column)
  }
  return found
}

const sources: readonly {
  name: string
  headings: string
  rows: string
  expected: Partial<Record<FieldName, string>>
  layout: Pick<Layout, 'kind' | 'dateOrder' | 'decimalMark' | 'sign' | 'identity'>
}[] = [
  {
    name: 'FNB transaction history',
    headings: 'Date, Amount, Balance, Description',
    rows: `2021/12/13, -43.90, 73737.22, UIF 123456789
           2021/12/11, 1500.00, 73781.12, FNB APP PAYMENT FROM SMITH
           2021/12/11, -200.00, 72281.12, POS PURCHASE CORNER CAFE`,
    expected: { date: 'Date', amount: 'Amount', balance: 'Balance', name: 'Description' },
    layout: { kind: 'bank', dateOrder: 'ymd', decimalMark: '.', sign: 'signed', identity: [3] },
  },
  {
    name: 'FNB business',
    headings: 'Date,SERVICE FEE,Amount,DESCRIPTION,REFERENCE,Balance,CHEQUE NUMBER,',
    rows: `2024/05/02,0.00,-1200.00,DEBIT ORDER,INSURE 4411,8800.00,0,
           2024/05/03,-5.50,-300.00,PAYMENT TO ACME,INV 9,8494.50,0,
           2024/05/04,0.00,2500.00,CREDIT TRANSFER,CLIENT 17,10994.50,0,`,
    expected: {
      date: 'Date',
      fee: 'SERVICE FEE',
      amount: 'Amount',
      name: 'DESCRIPTION',
      notes: 'REFERENCE',
      balance: 'Balance',
    },
    layout: { kind: 'bank', dateOrder: 'ymd', decimalMark: '.', sign: 'signed', identity: [3, 4] },
  },
  {
    name: 'Standard Bank business',
    headings:
      'Date,Value Date,Statement Number,Description,Amount,Balance,Type,Originator Reference,Customer Reference',
    rows: `20250303,20250303,61,RENT MARCH,-7000.00,+502910.25,EFT,ORIG 1,RENT
           20250304,20250305,61,CLIENT PAYMENT,1500.50,+504410.75,EFT,ORIG 2,INV 12
           20250305,20250305,61,BANK CHARGES,-80.75,+504330.00,FEE,,`,
    expected: {
      date: 'Date',
      name: 'Description',
      amount: 'Amount',
      balance: 'Balance',
      notes: 'Customer Reference',
    },
    layout: { kind: 'bank', dateOrder: 'ymd', decimalMark: '.', sign: 'signed', identity: [3, 7, 8] },
  },
  {
    name: 'Absa',
    headings: 'Date,Description,Amount,Balance',
    rows: `20200618,ACB CREDIT  SALARY,12000.00,15000.00
           20200619,CARD PURCHASE 19 JUN,-250.00,14750.00
           20200622,ATM WITHDRAWAL,-500.00,14250.00`,
    expected: { date: 'Date', name: 'Description', amount: 'Amount', balance: 'Balance' },
    layout: { kind: 'bank', dateOrder: 'ymd', decimalMark: '.', sign: 'signed', identity: [1] },
  },
  {
    name: 'Nedbank, without headings',
    headings: '',
    rows: `01Mar2025,ROADCOVER 250301,-33,54676.77,
           03Mar2025,SALARY ACME,15000,69676.77,
           04Mar2025,CELL C AIRTIME,-120.5,69556.27,`,
    expected: { date: '0', name: '1', amount: '2', balance: '3' },
    layout: { kind: 'bank', dateOrder: 'dmy', decimalMark: '.', sign: 'signed', identity: [1] },
  },
  {
    name: 'Capitec',
    headings:
      'Nr,Account,Posting Date,Transaction Date,Description,Original Description,Parent Category,Category,Money In,Money Out,Fee,Balance',
    rows: `1,1234567890,2025-03-01,2025-02-28 18:20,Checkers,CHECKERS SANDTON,Food,Groceries,,-230.50,,4769.50
           2,1234567890,2025-03-03,2025-03-03 09:05,Salary,ACME PTY LTD,Income,Salary,15000.00,,,19769.50
           3,1234567890,2025-03-04,2025-03-04 10:00,Account Fee,MONTHLY FEE,Fees,Bank Fees,,,-7.50,19762.00`,
    expected: {
      account: 'Account',
      date: 'Transaction Date',
      name: 'Description',
      category: 'Category',
      credit: 'Money In',
      debit: 'Money Out',
      fee: 'Fee',
      balance: 'Balance',
    },
    layout: { kind: 'bank', dateOrder: 'ymd', decimalMark: '.', sign: 'debitCredit', identity: [4] },
  },
  {
    name: 'Capitec Business',
    headings: 'Account,Date,Description,Reference,Amount,Fees,Balance',
    rows: `1050000001,31/03/2025,PAYMENT RECEIVED,INV 1,38000.00,0.00,160411.10
           1050000001,31/03/2025,EFT PAYMENT,RENT,-120.00,-2.50,160288.60
           1050000001,01/04/2025,MONTHLY FEE,,0.00,-11.00,160277.60`,
    expected: {
      account: 'Account',
      date: 'Date',
      name: 'Description',
      notes: 'Reference',
      amount: 'Amount',
      fee: 'Fees',
      balance: 'Balance',
    },
    layout: { kind: 'bank', dateOrder: 'dmy', decimalMark: '.', sign: 'signed', identity: [2, 3] },
  },
  {
    name: 'Investec, with one comma more in the data',
    headings: 'Transaction Date,Posting Date,Description,Debits,Credits,Balance',
    rows: `2025/03/31,2025/03/31,WOOLWORTHS SEA POINT,450.00,0,9550.00,
           2025/03/28,2025/03/30,INTEREST,0,12.35,10000.00,
           2025/03/27,2025/03/27,TRANSFER OUT,1000.00,0,9987.65,`,
    expected: {
      date: 'Transaction Date',
      name: 'Description',
      debit: 'Debits',
      credit: 'Credits',
      balance: 'Balance',
    },
    layout: { kind: 'bank', dateOrder: 'ymd', decimalMark: '.', sign: 'debitCredit', identity: [2] },
  },
  {
    name: 'PayFast',
    headings:
      'Date,Type,Sign,Party,Email / Cell,Name,Description,Currency,Funding Type,Gross,Fee,Net,Balance,M Payment ID,PF Payment ID',
    rows: `2026-09-18 17:22:41,Funds Received,Credit,J Doe,j@example.org,Blue mug,,ZAR,Credit Card,100.00,-4.03,95.97,195.97,1001,90001
           2026-09-19 08:00:00,Funds Received (Reversal),Debit,J Doe,j@example.org,Blue mug,,ZAR,Credit Card,-100.00,4.03,-95.97,100.00,1001,90002
           2026-09-20 12:10:09,Funds Received,Credit,A Roe,a@example.org,Red mug,,ZAR,Credit Card,250.00,-9.20,240.80,340.80,1002,90003`,
    expected: {
      date: 'Date',
      name: 'Name',
      currency: 'Currency',
      amount: 'Gross',
      flag: 'Sign',
      fee: 'Fee',
      net: 'Net',
      balance: 'Balance',
      sourceId: 'PF Payment ID',
    },
    layout: { kind: 'bank', dateOrder: 'ymd', decimalMark: '.', sign: 'flag', identity: [5, 6] },
  },
  {
    name: 'Yoco',
    headings:
      'Receipt,Date,Time,Status,Payment Method,Order Number,Card Reader,Items,Note,Currency,Tip,Discount,VAT,Total (incl. tax),Fee Amount,Net Amount',
    rows: `R1,2026/09/18,09:14,approved,Card,501,Till 1,Flat white,,ZAR,0.00,0.00,5.22,40.00,1.18,38.82
           R2,2026/09/18,09:30,approved,Card,502,Till 1,Croissant,no sugar,ZAR,5.00,0.00,4.57,40.00,1.18,38.82
           R3,2026/09/19,10:01,declined,Card,503,Till 1,Espresso,,ZAR,0.00,0.00,3.26,25.00,0.74,24.26`,
    expected: {
      date: 'Date',
      name: 'Items',
      notes: 'Note',
      currency: 'Currency',
      vat: 'VAT',
      tip: 'Tip',
      amount: 'Total (incl. tax)',
      fee: 'Fee Amount',
    },
    layout: { kind: 'bank', dateOrder: 'ymd', decimalMark: '.', sign: null, identity: [7] },
  },
  {
    name: 'Shopify Payments',
    headings:
      'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency',
    rows: `2026-08-30 16:59:53 +0400,charge,#1001,visa,online,paid,2026-09-02,88001,2026-09-02,500.00,14.50,485.50,#c1,card,500.00,ZAR,ZAR
           2026-08-31 10:00:00 +0400,charge,#1002,visa,online,paid,2026-09-02,88001,2026-09-02,200.00,5.80,194.20,#c2,card,200.00,ZAR,ZAR
           2026-09-01 11:30:00 +0400,refund,#1001,visa,online,pending,,,2026-09-04,-500.00,0.00,-500.00,#c1,card,-500.00,ZAR,ZAR`,
    expected: {
      date: 'Transaction Date',
      name: 'Order',
      amount: 'Amount',
      fee: 'Fee',
      net: 'Net',
      currency: 'Currency',
      settlementId: 'Payout ID',
      payoutDate: 'Payout Date',
    },
    layout: { kind: 'settlement', dateOrder: 'ymd', decimalMark: '.', sign: 'signed', identity: [2] },
  },
  {
    name: 'Stripe payout reconciliation',
    headings:
      'automatic_payout_id,automatic_payout_effective_at_utc,balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,payment_intent_id,charge_id',
    rows: `po_1,2026-08-05 00:00:00,txn_1,2026-08-01 12:00:00,zar,250.00,7.75,242.25,charge,ch_1,pi_1,ch_1
           po_1,2026-08-05 00:00:00,txn_2,2026-08-02 09:00:00,zar,100.00,3.40,96.60,charge,ch_2,pi_2,ch_2
           po_2,2026-08-12 00:00:00,txn_3,2026-08-09 15:00:00,zar,-100.00,0.00,-100.00,refund,re_1,pi_2,ch_2`,
    expected: {
      settlementId: 'automatic_payout_id',
      payoutDate: 'automatic_payout_effective_at_utc',
      sourceId: 'balance_transaction_id',
      date: 'created_utc',
      currency: 'currency',
      amount: 'gross',
      fee: 'fee',
      net: 'net',
      name: 'reporting_category',
    },
    layout: { kind: 'settlement', dateOrder: 'ymd', decimalMark: '.', sign: 'signed', identity: [8] },
  },
]

describe('a rate beside the amounts', () => {
  it.each(['VAT %', 'BTW (%)', 'Tax rate', 'Fee %', 'Commission percentage', 'Discount %', 'Tip %'])(
    'is no money, as “%s” of 0.15',
    (heading) => {
      const rows = lines(`2024-03-13,Paper,-115.00,0.15
                          2024-03-14,Sale,1000.00,0.15`)
      const { layout } = suggestLayout(profilesOf(`Date,Description,Amount,${heading}`, rows), {})
      expect(layout.fields).toEqual({ date: at(0), name: at(1), amount: at(2) })
    },
  )
})

describe('suggestLayout recognises the export of', () => {
  it.each(sources)('$name', ({ headings, rows, expected, layout }) => {
    const profiles = profilesOf(headings, lines(rows))
    const suggestion = suggestLayout(profiles, {})
    expect(mapping(suggestion.layout, profiles)).toEqual(expected)
    expect(suggestion.layout).toMatchObject({ version: 1, currency: 'ZAR', ...layout })
    expect(Object.keys(suggestion.confidence).sort()).toEqual(Object.keys(expected).sort())
  })

  it('Capitec as a workbook, with dates and numbers of its own', () => {
    const profiles = profilesOf(
      'Nr,Posting Date,Transaction Date,Description,Money In,Money Out,Fee,Balance',
      [
        [1, { date: '2025-03-01' }, { date: '2025-02-28' }, 'Checkers', '', -230.5, '', 4769.5],
        [2, { date: '2025-03-03' }, { date: '2025-03-03' }, 'Salary', 15000, '', '', 19769.5],
      ],
    )
    const { layout, proofs } = suggestLayout(profiles, {})
    expect(mapping(layout, profiles)).toEqual({
      date: 'Transaction Date',
      name: 'Description',
      credit: 'Money In',
      debit: 'Money Out',
      fee: 'Fee',
      balance: 'Balance',
    })
    expect(layout).toMatchObject({ dateOrder: 'ymd', decimalMark: '.', sign: 'debitCredit' })
    expect(proofs).toEqual({
      dateOrder: 'The workbook stores its dates as dates.',
      decimalMark: 'The workbook stores its amounts as numbers.',
      sign: 'Money in and money out have a column each.',
      fee: null,
    })
  })

  it('an Afrikaans bank, with decimal commas', () => {
    const profiles = profilesOf('Datum;Beskrywing;Verwysing;Debiet;Krediet;Fooi;Saldo'.replaceAll(';', ','), [
      ['31/03/2025', 'Huur', 'Maart', '7 000,00', '', '', '12 500,25'],
      ['01/04/2025', 'Verkope', 'Faktuur 9', '', '1 250,50', '2,50', '13 748,25'],
    ])
    const { layout } = suggestLayout(profiles, {})
    expect(mapping(layout, profiles)).toEqual({
      date: 'Datum',
      name: 'Beskrywing',
      notes: 'Verwysing',
      debit: 'Debiet',
      credit: 'Krediet',
      fee: 'Fooi',
      balance: 'Saldo',
    })
    expect(layout).toMatchObject({
      dateOrder: 'dmy',
      decimalMark: ',',
      sign: 'debitCredit',
      identity: [1, 2],
    })
  })
})

describe('suggestLayout', () => {
  it('says which row proves the order of the dates, the decimal mark, and the way of the money', () => {
    const profiles = profilesOf(
      'Date,Amount,Balance,Description',
      lines(`03/04/2025,-50,950.00,Coffee
             04/04/2025,-20.50,929.50,Tea
             25/04/2025,100.00,1029.50,Refund`),
      8,
    )
    expect(suggestLayout(profiles, {}).proofs).toEqual({
      dateOrder: 'Day/month/year: row 10 has 25/04/2025, which can only be read so.',
      decimalMark: 'Decimal point: row 9 has -20.50, which can only be read so.',
      sign: 'Minus is money out: the balance follows from it in 2 of the first rows.',
      fee: null,
    })
  })

  it('is sure of what heading and cells agree on, and unsure of what only the cells say', () => {
    const profiles = profilesOf(
      'Date,What it was,Amount',
      lines(`2025-03-01,Bread,-20.00
             2025-03-02,Milk,-30.00`),
    )
    const { confidence } = suggestLayout(profiles, {})
    expect(confidence.date).toBe(1)
    expect(confidence.amount).toBe(1)
    expect(confidence.name).toBeLessThan(0.5)
  })

  it.each([
    ['Debit Amount', 'Credit Amount'],
    ['Amount Debit', 'Amount Credit'],
    ['Amount (Out)', 'Amount (In)'],
    ['Withdrawal Amount', 'Deposit Amount'],
    ['Debiet bedrag', 'Krediet bedrag'],
  ])('knows money out and money in by %s and %s, which neither is the amount', (debit, credit) => {
    const profiles = profilesOf(
      `Date,Description,${debit},${credit}`,
      lines('2025-03-01,Bread,20.00,\n2025-03-02,Sales,,30.00'),
    )
    const { layout } = suggestLayout(profiles, {})
    expect(mapping(layout, profiles)).toEqual({ date: 'Date', name: 'Description', debit, credit })
  })

  it('maps a column that is empty this month by its heading, unsurely', () => {
    const profiles = profilesOf('Date,Description,Debit,Credit', lines('2025-03-01,Bread,20.00,'))
    const { layout, columns, confidence } = suggestLayout(profiles, {})
    expect(mapping(layout, profiles)).toMatchObject({ debit: 'Debit', credit: 'Credit' })
    expect(confidence).toMatchObject({ debit: 1, credit: 0.6 })
    expect(columns.map(({ holds }) => holds)).toEqual(['date', 'text', 'debit', 'empty'])
  })

  it('keeps a debit column whose empty cells are dashes', () => {
    const profiles = profilesOf(
      'Date,Description,Debit,Credit',
      lines(`2025-03-01,Bread,20.00,-
             2025-03-02,Pay,-,500.00
             2025-03-03,Gift,-,50.00`),
    )
    expect(mapping(suggestLayout(profiles, {}).layout, profiles)).toMatchObject({
      debit: 'Debit',
      credit: 'Credit',
    })
  })

  it('does not take a heading’s word against its cells', () => {
    const profiles = profilesOf(
      'Date,Description,Amount',
      lines(`soon,Bread,lots
             later,Milk,few`),
    )
    const { layout } = suggestLayout(profiles, {})
    expect(layout.fields.date).toBeUndefined()
    expect(layout.fields.amount).toBeUndefined()
    expect(openQuestions(profiles, layout)).toEqual([
      { about: 'date', options: [], why: 'no column holds dates' },
      { about: 'amount', options: [], why: 'no column holds amounts' },
    ])
  })

  it('never takes a number for money because nothing else is there', () => {
    const profiles = profilesOf('Date,Description,Cheque Number', lines('2025-03-01,Bread,1001'))
    const { layout, columns } = suggestLayout(profiles, {})
    expect(layout.fields.amount).toBeUndefined()
    expect(columns[2]?.holds).toBe('id')
  })

  it('takes the word of a flag, and of signed amounts where the flag has no word for some', () => {
    const signed = profilesOf(
      'Date,Description,Amount,D/C',
      lines(`2025-03-01,Bread,-20.00,D
             2025-03-02,Pay,500.00,C`),
    )
    expect(suggestLayout(signed, {}).layout).toMatchObject({
      sign: 'flag',
      fields: { flag: { from: 'column', column: 3 } },
    })

    const incomplete = profilesOf(
      'Date,Description,Amount,D/C',
      lines(`2025-03-01,Bread,-20.00,D
             2025-03-02,Pay,500.00,C
             2025-03-02,Fee,-5.00,`),
    )
    expect(suggestLayout(incomplete, {}).layout).toMatchObject({ sign: 'signed' })
    expect(suggestLayout(incomplete, {}).layout.fields.flag).toBeUndefined()

    const flagged = profilesOf(
      'Date,Description,Amount,D/C',
      lines(`2025-03-01,Bread,20.00,D
             2025-03-02,Pay,500.00,C`),
    )
    expect(suggestLayout(flagged, {}).layout).toMatchObject({
      sign: 'flag',
      fields: { flag: { from: 'column', column: 3 } },
    })
    expect(suggestLayout(flagged, {}).proofs.sign).toBe('The column “D/C” says which way.')
  })

  it('learns from the balance that a minus is money in', () => {
    const card = profilesOf(
      'Date,Description,Amount,Balance',
      lines(`2025-03-01,Bread,20.00,980.00
             2025-03-02,Payment,-100.00,1080.00
             2025-03-03,Milk,30.00,1050.00`),
    )
    const { layout, proofs } = suggestLayout(card, {})
    expect(layout.sign).toBe('inverted')
    expect(proofs.sign).toBe('Minus is money in: the balance follows from it in 2 of the first rows.')
  })

  it('makes no ids of a reference that is a row number, and none of a merchant’s own payment id', () => {
    const profiles = profilesOf(
      'Nr,Date,Description,Amount,M Payment ID',
      lines(`1,2025-03-01,Bread,-20.00,A1
             2,2025-03-02,Milk,-30.00,A2`),
    )
    const { layout } = suggestLayout(profiles, {})
    expect(layout.fields.sourceId).toBeUndefined()
    expect(layout.identity).toEqual([2])
  })

  it('takes the same columns for ids in a month in which one of them is empty', () => {
    const headings = 'Date,Description,Reference,Amount'
    const full = suggestLayout(profilesOf(headings, lines('2025-03-01,Bread,Inv 1,-20.00')), {})
    const bare = suggestLayout(profilesOf(headings, lines('2025-04-01,Bread,,-20.00')), {})
    expect(full.layout.identity).toEqual([1, 2])
    expect(bare.layout.identity).toEqual([1, 2])
  })

  it('takes transaction ids for ids in a month in which a reversal repeats one', () => {
    const profiles = profilesOf(
      'Date,Description,Amount,Transaction ID',
      lines(`2025-03-01,Bread,-20.00,T1
             2025-03-02,Milk,-30.00,T2
             2025-03-03,Milk back,30.00,T2`),
    )
    expect(mapping(suggestLayout(profiles, {}).layout, profiles).sourceId).toBe('Transaction ID')
  })

  it('takes no column for transaction ids whose values hardly differ', () => {
    const profiles = profilesOf(
      'Date,Description,Amount,Transaction ID',
      lines(`2025-03-01,Bread,-20.00,EFT
             2025-03-02,Milk,-30.00,EFT
             2025-03-03,Eggs,-40.00,EFT`),
    )
    expect(suggestLayout(profiles, {}).layout.fields.sourceId).toBeUndefined()
  })

  it('takes no code for the fee that its heading also names', () => {
    const profiles = profilesOf('Date,Description,Amount,Fee Code', lines('2025-03-01,Bread,-20.00,17'))
    expect(suggestLayout(profiles, {}).layout.fields.fee).toBeUndefined()
  })

  it('does not let nameless figures displace a column of money out', () => {
    const profiles = profilesOf('Date,Description,Debit,Points', lines('2025-03-01,Bread,20.00,-3'))
    const { layout } = suggestLayout(profiles, {})
    expect(mapping(layout, profiles)).toEqual({ date: 'Date', name: 'Description', debit: 'Debit' })
    expect(layout.sign).toBe('debitCredit')
  })

  it('takes the currency from the preamble, a column, the amounts, or else rand', () => {
    const plain = profilesOf('Date,Description,Amount', lines('2025-03-01,Bread,-20.00'))
    expect(suggestLayout(plain, { currency: 'nad' }).layout.currency).toBe('NAD')
    expect(suggestLayout(plain, {}).layout.currency).toBe('ZAR')
    const column = profilesOf('Date,Description,Amount,Currency', lines('2025-03-01,Bread,-20.00,usd'))
    expect(suggestLayout(column, {}).layout.currency).toBe('USD')
    const beside = profilesOf('Date,Description,Amount', lines('2025-03-01,Bread,-€20.00'))
    expect(suggestLayout(beside, {}).layout.currency).toBe('EUR')
  })

  it('takes what is no one currency above the table for that of each row, where the rows name none', () => {
    const currencyOf = (headings: string, row: string) =>
      suggestLayout(profilesOf(headings, lines(row)), { currency: 'Dollar' }).layout.fields.currency
    expect(currencyOf('Date,Description,Amount', '2025-03-01,Bread,-20.00')).toEqual({
      from: 'constant',
      value: 'Dollar',
    })
    expect(currencyOf('Date,Description,Amount', '2025-03-01,Bread,-€20.00')).toBeUndefined()
    expect(currencyOf('Date,Description,Amount,Currency', '2025-03-01,Bread,-20.00,usd')).toEqual({
      from: 'column',
      column: 3,
    })
  })

  it.each([
    { says: 'Rand', currency: 'ZAR' },
    { says: 'US Dollars', currency: 'USD' },
    { says: 'Namibian Dollar', currency: 'NAD' },
    // No currency by itself: each row is in error by it.
    { says: 'Dollar', currency: 'ZAR' },
    { says: '$', currency: 'ZAR' },
  ])('takes a column called just that for the currency of its rows, also of $says', ({ says, currency }) => {
    const profiles = profilesOf(
      'Date,Description,Amount,Currency',
      lines(`2025-03-01,Bread,-20.00,${says}
             2025-03-02,Milk,-30.00,${says}`),
    )
    const { layout } = suggestLayout(profiles, {})
    expect(mapping(layout, profiles)).toMatchObject({ currency: 'Currency' })
    expect(layout.currency).toBe(currency)
  })

  it('takes no words for a currency where the heading says more', () => {
    const profiles = profilesOf(
      'Date,Description,Amount,Currency Desk',
      lines('2025-03-01,Bread,-20.00,Cape Town'),
    )
    expect(suggestLayout(profiles, {}).layout.fields.currency).toBeUndefined()
  })

  it('dates lines by their payout where they have no date of their own', () => {
    const profiles = profilesOf(
      'Payout ID,Payout Date,Description,Amount',
      lines(`P1,2025-03-01,Mug,100.00
             P1,2025-03-01,Cup,50.00`),
    )
    expect(mapping(suggestLayout(profiles, {}).layout, profiles)).toEqual({
      settlementId: 'Payout ID',
      payoutDate: 'Payout Date',
      date: 'Payout Date',
      name: 'Description',
      amount: 'Amount',
    })
  })
})

describe('withKind and settleOpen', () => {
  const profiles = profilesOf(
    'Date,Description,Amount',
    lines(`03/04/2025,Bread,20.00
           05/04/2025,Milk,30.00`),
  )
  const { layout } = suggestLayout(profiles, {})

  it('lets the kind decide about amounts that have no sign', () => {
    expect(layout.sign).toBeNull()
    expect(withKind(profiles, layout, 'expense')).toEqual({ ...layout, kind: 'expense', sign: 'unsigned' })
    expect(withKind(profiles, withKind(profiles, layout, 'expense'), 'bank')).toEqual(layout)
  })

  it.each([
    { amounts: ['100.00', '200.00', '0.00'], sign: 'unsigned' },
    { amounts: ['-100.00', '-200.00', '0.00'], sign: 'unsigned' },
    { amounts: ['100.00 DR', '200.00 DR', '-40.00 CR'], sign: 'unsigned' },
    { amounts: ['-100.00', '-200.00', '40.00'], sign: null },
    { amounts: ['100.00', '-200.00', '40.00'], sign: null },
  ])('has in a file of one kind, with $amounts, the sign $sign', ({ amounts, sign }) => {
    const profiles = profilesOf(
      'Date,Description,Amount',
      amounts.map((amount, row) => [`1${3 + row}/04/2025`, `Fuel ${row}`, amount]),
    )
    const bank = suggestLayout(profiles, {}).layout
    expect(withKind(profiles, bank, 'expense').sign).toBe(sign)
    expect(withKind(profiles, bank, 'income').sign).toBe(sign)
  })

  it('lets a flag of both ways decide in a file of one kind, too', () => {
    const flagged = profilesOf(
      'Date,Description,Amount,D/C',
      lines(`2025-03-13,Bread,20.00,D
             2025-03-14,Bread given back,5.00,C`),
    )
    expect(withKind(flagged, suggestLayout(flagged, {}).layout, 'expense').sign).toBe('flag')
  })

  it.each([
    { fees: ['-4.03', '4.03', '-9.20'], feeSign: 'minus' },
    { fees: ['1.18', '-1.18', '0.74'], feeSign: 'plus' },
    { fees: ['1.18', '-1.18', '0.00'], feeSign: undefined },
  ])('takes the sign of most fees for that of an ordinary one: $fees', ({ fees, feeSign }) => {
    const rows = fees.map((fee, row) => `1${row + 3}/04/2025,Sale,100.00,${fee}`).join('\n')
    const { layout: suggested } = suggestLayout(profilesOf('Date,Description,Amount,Fee', lines(rows)), {})
    expect(suggested.fields.fee).toEqual({ from: 'column', column: 3 })
    expect(suggested.feeSign).toBe(feeSign)
  })

  it.each([
    { sale: '-4.60', reversal: '4.60', feeSign: 'minus' },
    { sale: '4.60', reversal: '-4.60', feeSign: 'plus' },
  ])('takes $sale of a sale for ordinary where a reversal has $reversal', ({ sale, reversal, feeSign }) => {
    const rows = `13/04/2025,Order 1,115.00,${sale}\n14/04/2025,Order 1,-115.00,${reversal}`
    const { layout: suggested } = suggestLayout(profilesOf('Date,Description,Amount,Fee', lines(rows)), {})
    expect(suggested.feeSign).toBe(feeSign)
  })

  it('settles what a newly mapped column proves and keeps what was chosen', () => {
    const bare: Layout = { ...layout, decimalMark: null, dateOrder: 'mdy' }
    expect(settleOpen(profiles, bare)).toEqual({ ...layout, decimalMark: '.', dateOrder: 'mdy' })
  })

  it.each([
    { column: 2, said: undefined, amountsIn: undefined },
    { column: 3, said: undefined, amountsIn: 'cents' },
    { column: 3, said: 'units', amountsIn: 'units' },
  ] as const)(
    'has amounts of column $column count what its heading says, if it is not said: $said',
    ({ column, said, amountsIn }) => {
      const both = profilesOf('Date,Description,Amount,Net (cents)', lines('2025-03-13,Bread,20.00,2000'))
      const amount = { from: 'column', column } as const
      const mapped: Layout = {
        ...layout,
        fields: { ...layout.fields, amount },
        ...(said && { amountsIn: said }),
      }
      expect(settleOpen(both, mapped).amountsIn).toBe(amountsIn)
    },
  )
})

describe('accountFrom', () => {
  it.each([
    { headings: 'Account,Date,Amount', rows: '1050,2025-03-01,1.00\n1050,2025-03-02,2.00', account: '1050' },
    { headings: 'Rekeningnommer,Datum', rows: '62001,2025-03-01', account: '62001' },
    { headings: 'Account,Date', rows: '1050,2025-03-01\n2060,2025-03-02', account: null },
    { headings: 'Account Type,Date', rows: 'Cheque,2025-03-01', account: null },
    { headings: 'Account,Date', rows: ',2025-03-01', account: null },
  ])('of $headings with $rows is $account', ({ headings, rows, account }) => {
    expect(accountFrom(profilesOf(headings, lines(rows)))).toBe(account)
  })
})

describe('the name of records', () => {
  it.each([
    {
      bank: 'Barclays',
      headings: 'Date,Amount,Subcategory,Memo',
      row: '28/03/2024,-23.45,PAYMENT,TESCO',
      name: 'Memo',
    },
    {
      bank: 'ICICI',
      headings: 'Transaction Date,Amount,Cheque Number,Transaction Remarks',
      row: '28/03/2024,-23.45,-,UPI/SWIGGY',
      name: 'Transaction Remarks',
    },
    {
      bank: 'GTBank',
      headings: 'Trans. Date,Amount,Reference,Originating Branch,Remarks',
      row: "28/03/2024,-23.45,'000123,HEAD OFFICE,POS SHOPRITE",
      name: 'Remarks',
    },
    {
      bank: 'Starling',
      headings: 'Date,Amount,Counter Party,Reference,Notes',
      row: '28/03/2024,-23.45,Tesco,STORE 1234,',
      name: 'Counter Party',
    },
  ])('is what a $bank export has in “$name”', ({ headings, row, name }) => {
    const profiles = profilesOf(headings, [row.split(',')])
    expect(mapping(suggestLayout(profiles, {}).layout, profiles)).toMatchObject({ name })
  })
})

it('a status that says of every sale that it was paid out is no flag', () => {
  const profiles = profilesOf(
    'Date,Description,Status,Total,Fee,Payout ID',
    lines(`2025-03-28,Coffee,Paid out,50.00,0.85,P1
           2025-03-29,Cake,Paid out,-30.00,0.00,P2`),
  )
  const { layout } = suggestLayout(profiles, {})
  expect(layout).toMatchObject({ kind: 'settlement', sign: 'signed' })
  expect(layout.fields).not.toHaveProperty('flag')
})

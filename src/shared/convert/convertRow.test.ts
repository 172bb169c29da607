import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertRow, type RowInput } from '#shared/convert/convertRow.ts'
import { readSourceRow } from '#shared/convert/readSourceRow.ts'
import { rowVerdictSchema, type RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { RowFixes } from '#shared/fixes/rowFixes.ts'
import {
  importKinds,
  signConventions,
  type FieldName,
  type FieldSource,
  type Layout,
} from '#shared/layout/layout.ts'
import { bankLayout, column } from '#shared/layout/testing/bankLayout.ts'
import type { Cell, Cells } from '#shared/reading/cell.ts'
import { leftReasons } from '#shared/reading/reading.ts'
import { isRoundedCode } from '#shared/records/identityText.ts'
import { recordId } from '#shared/records/recordId.ts'

const constant = (value: string): FieldSource => ({ from: 'constant', value })

/** Date, amount, description and a fourth column: what most tests need. */
const bank = bankLayout({ date: 0, amount: 1, name: 2 }, { dateOrder: 'dmy', identity: [2] })
const withFields = (more: Layout['fields'], other: Partial<Layout> = {}): Layout => ({
  ...bank,
  ...other,
  fields: { ...bank.fields, ...more },
})
const withFee = withFields({ fee: column(3) }, { feeBasis: 'beside' })
const twoColumns: Layout = {
  ...bank,
  sign: 'debitCredit',
  fields: { date: column(0), debit: column(1), credit: column(2), name: column(3) },
}

const inputOf = (cells: Cells, fixes?: Partial<RowFixes>): RowInput => ({
  row: 8,
  cells,
  left: null,
  fixes: fixes === undefined ? undefined : { values: {}, left: null, ...fixes },
})
const convert = (cells: Cells, layout: Layout = bank, fixes?: Partial<RowFixes>): RowVerdict =>
  convertRow(inputOf(cells, fixes), { layout, account: '62001234567' }, 1)

const entriesOf = (verdict: RowVerdict) => {
  if (verdict.state !== 'converted') throw new Error(`not converted: ${JSON.stringify(verdict)}`)
  return verdict.entries
}
/** The direction and size of a row's own record, with the sign of money in. */
const moneyOf = (verdict: RowVerdict): string => {
  if (verdict.state === 'error') return verdict.findings.map(({ code }) => code).join()
  if (verdict.state === 'left') return verdict.why
  return verdict.entries.map(({ kind, amount }) => `${kind} ${amount}`).join()
}
const problemsOf = (verdict: RowVerdict) =>
  verdict.findings.map(({ code, field, column: at, severity, found }) => [code, field, at, severity, found])

describe('a row of a bank', () => {
  it('becomes one record with the fields that the layout maps', () => {
    const layout = withFields({
      notes: column(3),
      category: constant('Salaries & Wages'),
      vat: column(4),
      productId: column(5),
    })
    const cells = ['13/12/2021', '-43.90', '  UIF   123456789123456 ', ' paid  late ', '-5.73', 'p7']
    expect(convert(cells, layout)).toEqual({
      state: 'converted',
      findings: [],
      entries: [
        {
          row: 8,
          part: 'main',
          kind: 'expense',
          // row\n62001234567\n2021-12-13\n-4390\nZAR\nUIF 123456789123456\nmain\n1, by coreutils
          id: 'r1x3fsf4jd66pj24tlcsijh2q6ew',
          date: '2021-12-13',
          name: 'UIF 123456789123456',
          amount: 4390,
          currency: 'ZAR',
          category: 'Salaries & Wages',
          notes: 'paid late',
          vat: 573,
          productId: 'p7',
        },
      ],
    })
  })

  it('leaves empty fields out', () => {
    const layout = withFields({ notes: column(3), category: column(4), vat: column(5), productId: column(6) })
    const [entry] = entriesOf(convert(['13/12/2021', '12.00', 'Till', ' '], layout))
    expect(Object.keys(entry!).sort()).toEqual([
      'amount',
      'currency',
      'date',
      'id',
      'kind',
      'name',
      'part',
      'row',
    ])
  })

  it.each([
    { category: 'Sales', amount: '12.00', name: 'Sales' },
    { category: '', amount: '12.00', name: 'Income' },
    { category: '', amount: '-12.00', name: 'Expense' },
  ])('without a name is called $name, with a warning', ({ category, amount, name }) => {
    const verdict = convert(['13/12/2021', amount, ' ', category], withFields({ category: column(3) }))
    expect(entriesOf(verdict)[0]?.name).toBe(name)
    expect(problemsOf(verdict)).toEqual([['name.missing', 'name', 2, 'warning', ' ']])
  })

  it('is converted beside a balance whose formula has no value, with a warning', () => {
    const cells = ['13/12/2021', '12.00', 'Till', { error: 'a formula without a stored value' }]
    const verdict = convert(cells, withFields({ balance: column(3) }))
    expect(verdict.state).toBe('converted')
    expect(problemsOf(verdict)).toEqual([
      ['cell.error', 'balance', 3, 'warning', 'a formula without a stored value'],
    ])
  })

  it('shows the number of a workbook as Excel does, and its dates as they are', () => {
    const [entry] = entriesOf(convert([{ date: '2024-02-29' }, 0.1 + 0.2, 12345]))
    expect(entry).toMatchObject({ date: '2024-02-29', amount: 30, kind: 'income', name: '12345' })
  })
})

describe('a row with more cells than its table has columns', () => {
  const convertWide = (cells: Cells, width: number | null, values: RowFixes['values'] = {}) =>
    convertRow(inputOf(cells, { values }), { layout: bank, account: '62001234567', width }, 1)

  it('is in error where something stands beyond the last one: its values may be in the wrong ones', () => {
    const verdict = convertWide(['03/02/2024', '-10', '00', '', ' 50 '], 3)
    expect(verdict.state).toBe('error')
    expect(problemsOf(verdict)).toEqual([['row.ragged', null, 4, 'error', '50']])
  })

  it.each([
    { is: 'nothing stands there', cells: ['03/02/2024', '-10.00', 'Coffee', ' ', ''], width: 3 },
    { is: 'its table has that many columns', cells: ['03/02/2024', '-10.00', 'Coffee', 'x'], width: 4 },
    { is: 'its table may have any number', cells: ['03/02/2024', '-10.00', 'Coffee', 'x'], width: null },
  ])('is converted where $is', ({ cells, width }) => {
    expect(moneyOf(convertWide(cells, width))).toBe('expense 1000')
  })

  it('is converted once the user has typed what it should say', () => {
    expect(moneyOf(convertWide(['03/02/2024', '-10', '00', 'Coffee'], 3, { amount: '-10.00' }))).toBe(
      'expense 1000',
    )
  })
})

describe('the sign of an amount', () => {
  const amountUnder = (layout: Partial<Layout>, amount: Cell, flag: Cell = ''): string =>
    moneyOf(convert(['13/12/2021', amount, 'Till', flag], withFields({ flag: column(3) }, layout)))

  it.each([
    { kind: 'bank', sign: 'signed', amount: '50.00', becomes: 'income 5000' },
    { kind: 'bank', sign: 'signed', amount: '-50.00', becomes: 'expense 5000' },
    { kind: 'bank', sign: 'signed', amount: '50.00 DR', becomes: 'expense 5000' },
    { kind: 'bank', sign: 'inverted', amount: '50.00', becomes: 'expense 5000' },
    { kind: 'bank', sign: 'inverted', amount: '-50.00', becomes: 'income 5000' },
    { kind: 'bank', sign: 'inverted', amount: '50.00 CR', becomes: 'income 5000' },
    { kind: 'bank', sign: 'unsigned', amount: '50.00', becomes: 'question.open' },
    { kind: 'bank', sign: null, amount: '50.00', becomes: 'question.open' },
    { kind: 'bank', sign: null, amount: '50.00 CR', becomes: 'income 5000' },
    { kind: 'bank', sign: null, amount: '0.00', becomes: 'information' },
    { kind: 'income', sign: 'signed', amount: '50.00', becomes: 'income 5000' },
    { kind: 'income', sign: 'unsigned', amount: '-50.00', becomes: 'income 5000' },
    { kind: 'income', sign: 'inverted', amount: '-50.00', becomes: 'income 5000' },
    { kind: 'income', sign: null, amount: '50.00', becomes: 'question.open' },
    { kind: 'income', sign: null, amount: '50.00 DR', becomes: 'expense 5000' },
    { kind: 'expense', sign: 'unsigned', amount: '50.00', becomes: 'expense 5000' },
    { kind: 'expense', sign: 'unsigned', amount: '-50.00', becomes: 'expense 5000' },
    { kind: 'expense', sign: 'unsigned', amount: '50.00 CR', becomes: 'income 5000' },
    { kind: 'expense', sign: 'signed', amount: '50.00', becomes: 'expense 5000' },
    { kind: 'expense', sign: 'signed', amount: '-50.00', becomes: 'income 5000' },
    { kind: 'expense', sign: 'inverted', amount: '-50.00', becomes: 'expense 5000' },
    { kind: 'expense', sign: 'inverted', amount: '50.00', becomes: 'income 5000' },
  ] as const)('of $amount, $kind and $sign, gives $becomes', ({ kind, sign, amount, becomes }) => {
    expect(amountUnder({ kind, sign }, amount)).toBe(becomes)
  })

  it.each([
    { amount: '50.00', flag: 'D', becomes: 'expense 5000' },
    { amount: '50.00', flag: 'cr', becomes: 'income 5000' },
    { amount: '50.00', flag: ' Debiet ', becomes: 'expense 5000' },
    { amount: '50.00', flag: 'In', becomes: 'income 5000' },
    { amount: '-50.00', flag: '-', becomes: 'expense 5000' },
    { amount: '50.00', flag: '', becomes: 'flag.unknown' },
    { amount: '50.00', flag: 'Transfer', becomes: 'flag.unknown' },
    { amount: '0.00', flag: '', becomes: 'information' },
    { amount: '50.00', flag: { error: '#N/A' }, becomes: 'cell.error' },
  ])('of $amount with the flag "$flag" gives $becomes', ({ amount, flag, becomes }) => {
    expect(amountUnder({ sign: 'flag' }, amount, flag)).toBe(becomes)
  })

  it.each([
    { debit: '50.00', credit: '', becomes: 'expense 5000' },
    { debit: '-50.00', credit: '', becomes: 'expense 5000' },
    { debit: '', credit: '50.00', becomes: 'income 5000' },
    { debit: '0.00', credit: '50.00', becomes: 'income 5000' },
    { debit: '50.00', credit: '0', becomes: 'expense 5000' },
    { debit: '', credit: '-50.00', becomes: 'expense 5000' },
    { debit: '50.00', credit: '60.00', becomes: 'amount.both' },
    { debit: '', credit: '', becomes: 'amount.missing' },
    { debit: '-', credit: '', becomes: 'amount.missing' },
    { debit: '0.00', credit: '', becomes: 'information' },
    { debit: '50.00 CR', credit: '', becomes: 'amount.unreadable' },
    { debit: 'x', credit: 'y', becomes: 'amount.unreadable,amount.unreadable' },
  ])('of "$debit" in debits and "$credit" in credits gives $becomes', ({ debit, credit, becomes }) => {
    expect(moneyOf(convert(['13/12/2021', debit, credit, 'Till'], twoColumns))).toBe(becomes)
  })
})

describe('a row that is wrong', () => {
  const rich = withFields({ fee: column(3), vat: column(4), currency: column(5), category: column(6) })

  it.each([
    { what: 'no date', cells: ['', '1.00', 'x'], finds: ['date.missing', 'date', 0, 'error', ''] },
    {
      what: 'no such day',
      cells: ['31/02/2024', '1', 'x'],
      finds: ['date.impossible', 'date', 0, 'error', '31/02/2024'],
    },
    {
      what: 'words for a date',
      cells: ['soon', '1', 'x'],
      finds: ['date.unreadable', 'date', 0, 'error', 'soon'],
    },
    {
      what: 'no amount',
      cells: ['01/02/2024', ' ', 'x'],
      finds: ['amount.missing', 'amount', 1, 'error', ' '],
    },
    {
      what: 'words for an amount',
      cells: ['01/02/2024', 'R12,3X', 'x'],
      finds: ['amount.unreadable', 'amount', 1, 'error', 'R12,3X'],
    },
    {
      what: 'half a cent',
      cells: ['01/02/2024', '1.005', 'x'],
      finds: ['amount.decimals', 'amount', 1, 'error', '1.005'],
    },
    {
      what: 'all the money of the world',
      cells: ['01/02/2024', '99999999999999999', 'x'],
      finds: ['amount.tooLarge', 'amount', 1, 'error', '99999999999999999'],
    },
    {
      what: 'an error of Excel as date',
      cells: [{ error: '#REF!' }, '1', 'x'],
      finds: ['cell.error', 'date', 0, 'error', '#REF!'],
    },
    {
      what: 'an error of Excel as amount',
      cells: ['01/02/2024', { error: '#REF!' }, 'x'],
      finds: ['cell.error', 'amount', 1, 'error', '#REF!'],
    },
    {
      what: 'an error of Excel as name',
      cells: ['01/02/2024', '1', { error: '#NAME?' }],
      finds: ['cell.error', 'name', 2, 'error', '#NAME?'],
    },
    {
      what: 'words for a fee',
      cells: ['01/02/2024', '1', 'x', 'free'],
      finds: ['fee.unreadable', 'fee', 3, 'error', 'free'],
    },
    {
      what: 'words for VAT',
      cells: ['01/02/2024', '1', 'x', '', '15%'],
      finds: ['vat.unreadable', 'vat', 4, 'error', '15%'],
    },
    {
      what: 'more VAT than amount',
      cells: ['01/02/2024', '-1', 'x', '', '1.01'],
      finds: ['vat.tooLarge', 'vat', 4, 'error', '1.01'],
    },
    {
      what: 'a currency that is none',
      cells: ['01/02/2024', '1', 'x', '', '', 'XYZ'],
      finds: ['currency.unknown', 'currency', 5, 'error', 'XYZ'],
    },
    {
      what: 'two currencies',
      cells: ['01/02/2024', '€1', 'x', '', '', 'ZAR'],
      finds: ['currency.mixed', 'amount', 1, 'error', '€1'],
    },
    {
      what: 'an error of Excel as category',
      cells: ['01/02/2024', '1', 'x', '', '', '', { error: '#N/A' }],
      finds: ['cell.error', 'category', 6, 'error', '#N/A'],
    },
  ] as { what: string; cells: Cells; finds: unknown[] }[])(
    'with $what, is in error and says where',
    ({ cells, finds }) => {
      const verdict = convert(cells, rich)
      expect(verdict.state).toBe('error')
      expect(problemsOf(verdict)).toEqual([finds])
    },
  )

  it('says everything that is wrong at once', () => {
    expect(moneyOf(convert(['soon', 'much', 'x'], rich))).toBe('date.unreadable,amount.unreadable')
  })

  it('has a place without a column where a constant or a fix is wrong', () => {
    expect(problemsOf(convert(['', '1', 'x'], withFields({ date: constant('soon') })))).toEqual([
      ['date.unreadable', 'date', null, 'error', 'soon'],
    ])
    expect(problemsOf(convert(['01/02/2024', '1', 'x'], bank, { values: { date: 'later' } }))).toEqual([
      ['date.unreadable', 'date', null, 'error', 'later'],
    ])
  })

  it.each(['date', 'amount'] as const)('asks which column the %s is in where none is mapped', (field) => {
    const { [field]: _open, ...rest } = bank.fields
    const open = { ...bank, fields: rest }
    expect(problemsOf(convert(['01/02/2024', '1', 'x'], open))).toEqual([
      ['question.open', field, null, 'error', ''],
    ])
    const typed = convert(['01/02/2024', '1', 'x'], open, { values: { date: '01/02/2024', amount: '1' } })
    expect(typed.state).toBe('converted')
  })

  it.each(['2.50', '0.00', ''])(
    'makes no record of a fee of %s alone while the amount’s column is open',
    (fee) => {
      const { amount: _open, ...rest } = bank.fields
      const open: Layout = { ...bank, fields: { ...rest, fee: { from: 'column', column: 3 } } }
      expect(problemsOf(convert(['01/02/2024', '1', 'x', fee], open))).toEqual([
        ['question.open', 'amount', null, 'error', ''],
      ])
    },
  )

  it('takes VAT as large as the amount, and of none', () => {
    expect(entriesOf(convert(['01/02/2024', '-1', 'x', '', '1.00'], rich))[0]?.vat).toBe(100)
    expect(entriesOf(convert(['01/02/2024', '-1', 'x', '', '0'], rich))[0]?.vat).toBe(0)
  })
})

describe('the currency of a row', () => {
  const layout = withFields({ currency: column(3) })
  it.each([
    { amount: '1000', currency: 'jpy', becomes: ['JPY', 1000] },
    { amount: '1.5', currency: 'KWD', becomes: ['KWD', 1500] },
    { amount: '12.00', currency: '', becomes: ['ZAR', 1200] },
    { amount: '12.00', currency: 'R', becomes: ['ZAR', 1200] },
    { amount: '€12.00', currency: '', becomes: ['EUR', 1200] },
    { amount: 'JPY 1000', currency: '', becomes: ['JPY', 1000] },
    { amount: '$21.83', currency: 'USD', becomes: ['USD', 2183] },
    { amount: 'R12.00', currency: 'ZAR', becomes: ['ZAR', 1200] },
  ])('of $amount with "$currency" beside it is $becomes', ({ amount, currency, becomes }) => {
    const [entry] = entriesOf(convert(['13/12/2021', amount, 'Till', currency], layout))
    expect([entry?.currency, entry?.amount]).toEqual(becomes)
  })

  it('of the layout may be none', () => {
    const verdict = convert(['13/12/2021', '12.00', 'Till'], { ...bank, currency: 'XYZ' })
    expect(problemsOf(verdict)).toEqual([['currency.unknown', 'currency', null, 'error', '']])
  })
})

describe('while a question is open', () => {
  it.each([
    { date: '13/12/2021', becomes: 'question.open' },
    { date: '03/04/2021', becomes: 'question.open' },
    { date: '2021-12-13', becomes: 'income 100' },
    { date: '13 Des 2021', becomes: 'income 100' },
    { date: { date: '2021-12-13' }, becomes: 'income 100' },
    { date: 'soon', becomes: 'date.unreadable' },
    { date: '', becomes: 'date.missing' },
  ])('of the date order, $date becomes $becomes', ({ date, becomes }) => {
    expect(moneyOf(convert([date, '1', 'Till'], { ...bank, dateOrder: null }))).toBe(becomes)
  })

  it.each([
    { amount: '1.234', becomes: 'question.open' },
    { amount: '12.34', becomes: 'question.open' },
    { amount: '1 234', becomes: 'income 123400' },
    { amount: 12.34, becomes: 'income 1234' },
    { amount: 'x', becomes: 'amount.unreadable' },
    { amount: '', becomes: 'amount.missing' },
  ])('of the decimal mark, $amount becomes $becomes', ({ amount, becomes }) => {
    expect(moneyOf(convert(['13/12/2021', amount, 'Till'], { ...bank, decimalMark: null }))).toBe(becomes)
  })
})

describe('a fee beside the amount', () => {
  it('becomes a second record of the row, and an income names it', () => {
    const [main, fee] = entriesOf(convert(['13/12/2021', '100.00', 'Card sale', '-3.50'], withFee))
    expect(main).toMatchObject({ part: 'main', kind: 'income', amount: 10000, feeId: fee?.id })
    expect(fee).toEqual({
      row: 8,
      part: 'fee',
      kind: 'expense',
      id: fee?.id,
      date: '2021-12-13',
      name: 'Card sale (fee)',
      amount: 350,
      currency: 'ZAR',
      category: 'Bank Charges',
    })
    expect(fee?.id).not.toBe(main?.id)
  })

  it('is not named by an expense', () => {
    const [main] = entriesOf(convert(['13/12/2021', '-100.00', 'Withdrawal', '-3.50'], withFee))
    expect(main).not.toHaveProperty('feeId')
  })

  it.each([
    { amount: '100.00', fee: '-3.50', becomes: 'income 10000,expense 350' },
    { amount: '100.00', fee: '3.50', becomes: 'income 10000,expense 350' },
    { amount: '-100.00', fee: '-3.50', becomes: 'expense 10000,expense 350' },
    { amount: '-100.00', fee: '3.50', becomes: 'expense 10000,expense 350' },
    { amount: '-100.00', fee: '3.50 CR', becomes: 'expense 10000,income 350' },
    { amount: '', fee: '-3.50', becomes: 'expense 350' },
    { amount: '0.00', fee: '-3.50', becomes: 'expense 350' },
    { amount: '100.00', fee: '', becomes: 'income 10000' },
    { amount: '100.00', fee: '0.00', becomes: 'income 10000' },
    { amount: '0.00', fee: '0.00', becomes: 'information' },
    { amount: '', fee: '0.00', becomes: 'information' },
    { amount: '0.00', fee: '', becomes: 'information' },
    { amount: '', fee: '', becomes: 'amount.missing' },
  ])('of $fee with "$amount" gives $becomes', ({ amount, fee, becomes }) => {
    expect(moneyOf(convert(['13/12/2021', amount, 'Till', fee], withFee))).toBe(becomes)
  })

  it.each([
    { feeSign: 'minus', amount: '-100.00', fee: '3.50', becomes: 'expense 10000,income 350' },
    { feeSign: 'minus', amount: '-100.00', fee: '-3.50', becomes: 'expense 10000,expense 350' },
    { feeSign: 'plus', amount: '-100.00', fee: '3.50', becomes: 'expense 10000,expense 350' },
    { feeSign: 'plus', amount: '-100.00', fee: '-3.50', becomes: 'expense 10000,income 350' },
    { feeSign: 'plus', amount: '100.00', fee: '3.50', becomes: 'income 10000,expense 350' },
  ] as const)(
    'of $fee with $amount, where fees have a $feeSign, gives $becomes',
    ({ feeSign, amount, fee, becomes }) => {
      expect(moneyOf(convert(['13/12/2021', amount, 'Till', fee], { ...withFee, feeSign }))).toBe(becomes)
    },
  )

  it('of a processor is a merchant fee, and is given back with a plus on a reversal', () => {
    const layout = withFields(
      { fee: column(3), settlementId: column(4) },
      { kind: 'settlement', feeBasis: 'beside' },
    )
    const [, sale] = entriesOf(convert(['13/12/2021', '100.00', 'Funds Received', '-3.50', 'b1'], layout))
    const [, reversal] = entriesOf(convert(['13/12/2021', '-100.00', 'Reversal', '3.50', 'b1'], layout))
    expect(sale).toMatchObject({ kind: 'expense', category: 'Merchant Fees' })
    expect(reversal).toMatchObject({ kind: 'income', name: 'Reversal (fee)', category: 'Merchant Fees' })
  })
})

describe('a line of a settlement', () => {
  const lines = withFields(
    { settlementId: column(3), payoutDate: column(4) },
    { kind: 'settlement', identity: [2] },
  )

  it('knows its settlement and its payout date', () => {
    const verdict = convert(['13/12/2021', '-5.00', 'Refund', ' p1 ', '15/12/2021'], lines)
    expect(verdict).toMatchObject({ state: 'converted', settlement: 'p1', payoutDate: '2021-12-15' })
    expect(moneyOf(verdict)).toBe('expense 500')
  })

  it.each([
    { cells: ['13/12/2021', '5.00', 'Sale', ' ', ''], becomes: 'settlement.missing' },
    { cells: ['13/12/2021', '5.00', 'Sale', '1.23E+15', ''], becomes: 'id.rounded' },
    { cells: ['13/12/2021', '5.00', 'Sale', 'p1', 'soon'], becomes: 'date.unreadable' },
    { cells: ['13/12/2021', '5.00', 'Sale', 'p1', ''], becomes: 'income 500' },
  ])('$cells becomes $becomes', ({ cells, becomes }) => {
    expect(moneyOf(convert(cells, lines))).toBe(becomes)
  })

  it('in error still says to which settlement it belongs', () => {
    const verdict = convert(['13/12/2021', 'x', 'Sale', 'p1', ''], lines)
    expect(verdict).toMatchObject({ state: 'error', settlement: 'p1' })
  })
})

describe('a row that is left out', () => {
  const cells = ['13/12/2021', '5.00', 'Till']

  it.each([
    { reader: null, user: null, becomes: 'income 500' },
    { reader: 'total', user: null, becomes: 'total' },
    { reader: 'total', user: false, becomes: 'income 500' },
    { reader: null, user: true, becomes: 'byUser' },
    { reader: 'total', user: true, becomes: 'byUser' },
  ] as const)('by the reader as $reader, by the user $user: $becomes', ({ reader, user, becomes }) => {
    const input = { row: 8, cells, left: reader, fixes: { values: {}, left: user } }
    expect(moneyOf(convertRow(input, { layout: bank, account: null }, 1))).toBe(becomes)
  })
})

describe('a fix', () => {
  it.each([
    { field: 'date', value: '01/03/2024', gives: { date: '2024-03-01' } },
    { field: 'date', value: '2024-03-01', gives: { date: '2024-03-01' } },
    { field: 'amount', value: '-7.50', gives: { kind: 'expense', amount: 750 } },
    { field: 'name', value: 'Rent', gives: { name: 'Rent' } },
    { field: 'category', value: 'Rent', gives: { category: 'Rent' } },
    { field: 'currency', value: 'usd', gives: { currency: 'USD' } },
  ] as { field: FieldName; value: string; gives: object }[])(
    'of the $field to $value counts before the source',
    ({ field, value, gives }) => {
      const [entry] = entriesOf(convert(['13/12/2021', '5.00', 'Till'], bank, { values: { [field]: value } }))
      expect(entry).toMatchObject(gives)
    },
  )

  it.each([
    { value: '1.234,50', mark: ',', becomes: 'income 123450' },
    { value: '1.500', mark: ',', becomes: 'income 150000' },
    { value: '1.50', mark: ',', becomes: 'income 150' },
    { value: '1.50', mark: null, becomes: 'income 150' },
    { value: '1,50', mark: '.', becomes: 'amount.unreadable' },
  ] as const)('of $value is read with the mark $mark, else with a dot', ({ value, mark, becomes }) => {
    const layout: Layout = { ...bank, decimalMark: mark }
    expect(moneyOf(convert(['13/12/2021', 'x', 'Till'], layout, { values: { amount: value } }))).toBe(becomes)
  })

  it.each([
    { kind: 'bank', sign: 'signed', becomes: 'income 750' },
    { kind: 'bank', sign: 'inverted', becomes: 'income 750' },
    { kind: 'bank', sign: 'flag', becomes: 'income 750' },
    { kind: 'bank', sign: 'debitCredit', becomes: 'income 750' },
    { kind: 'bank', sign: null, becomes: 'income 750' },
    { kind: 'settlement', sign: 'inverted', becomes: 'income 750' },
    { kind: 'income', sign: 'inverted', becomes: 'income 750' },
    { kind: 'expense', sign: 'inverted', becomes: 'expense 750' },
    { kind: 'expense', sign: 'unsigned', becomes: 'expense 750' },
    { kind: 'expense', sign: 'debitCredit', becomes: 'expense 750' },
  ] as const)('of an amount to 7.50 in a $sign $kind is $becomes', ({ kind, sign, becomes }) => {
    const layout = withFields({ settlementId: constant('p1') }, { kind, sign })
    expect(moneyOf(convert(['13/12/2021', 'x', 'Till'], layout, { values: { amount: '7.50' } }))).toBe(
      becomes,
    )
  })

  it('never changes what a row is known by', () => {
    const broken = ['31/02/2024', 'R12,3X', 'Kaffee']
    const fixed = { values: { date: '2024-02-29', amount: '-12.30', name: 'Coffee', currency: 'USD' } }
    const context = { layout: bank, account: '62001234567' }
    const { identity } = readSourceRow(broken, context)
    expect(identity).toEqual({
      account: '62001234567',
      date: '31/02/2024',
      minor: 'R12,3X\t\t\t\t',
      currency: 'ZAR',
      text: 'KAFFEE',
      sourceId: null,
    })
    expect(entriesOf(convert(broken, bank, fixed))[0]?.id).toBe(recordId(identity, 'main', 1))
  })
})

describe('what a row is known by', () => {
  const identify = (cells: Cells, layout: Layout, account: string | null = 'A-1') =>
    readSourceRow(cells, { layout, account }).identity

  it('is read from its source', () => {
    const layout = withFields({}, { identity: [2, 3] })
    expect(identify(['13/12/2021', '-43.90', '(Pending)  Coffee shop', 'ref'], layout)).toEqual({
      account: 'A1',
      date: '2021-12-13',
      minor: -4390,
      currency: 'ZAR',
      text: 'COFFEE SHOP\tREF',
      sourceId: null,
    })
  })

  it.each([
    { layout: bank, cells: ['13/12/2021', '-5.00', 'X'] },
    { layout: { ...bank, sign: 'inverted' }, cells: ['2021-12-13', '5.00', 'x '] },
    { layout: withFields({ flag: constant('D') }, { sign: 'flag' }), cells: ['13/12/2021', '5', 'X'] },
    { layout: { ...twoColumns, identity: [3] }, cells: ['13/12/2021', '5.00', '', 'x'] },
    { layout: { ...bank, kind: 'expense' }, cells: ['13/12/2021', '5.00', 'x'] },
  ] as { layout: Layout; cells: Cells }[])(
    'is the same in whatever way the file writes it ($layout.kind, $layout.sign)',
    ({ layout, cells }) => {
      expect(identify(cells, layout)).toMatchObject({ date: '2021-12-13', minor: -500, text: 'X' })
    },
  )

  it('is its own account before the import’s, and none without either', () => {
    const layout = withFields({ account: column(3) })
    expect(identify(['13/12/2021', '1', 'x', '62-00 1'], layout).account).toBe('62001')
    expect(identify(['13/12/2021', '1', 'x', ' '], layout).account).toBe('A1')
    expect(identify(['13/12/2021', '1', 'x'], layout, null).account).toBe('')
  })

  it('is the source’s own id where there is one', () => {
    const layout = withFields({ sourceId: column(3) })
    expect(identify(['13/12/2021', '1', 'x', ' txn_A '], layout).sourceId).toBe('txn_A')
    expect(identify(['13/12/2021', '1', 'x', ''], layout).sourceId).toBeNull()
  })

  it.each([
    { amount: '', fee: '-3.50', minor: -350 },
    { amount: '0', fee: '-3.50', minor: -350 },
    { amount: '5', fee: '-3.50', minor: 500 },
    { amount: '0', fee: '', minor: 0 },
  ])('is the fee where there is no amount: "$amount" and "$fee" are $minor', ({ amount, fee, minor }) => {
    expect(identify(['13/12/2021', amount, 'x', fee], withFee).minor).toBe(minor)
  })
})

describe('an id that a spreadsheet has rounded', () => {
  it.each([
    { code: '1.23457E+15', is: true },
    { code: '1,23E+15', is: true },
    { code: '7e+20', is: true },
    { code: '1E15', is: false },
    { code: 'A1E+15', is: false },
    { code: '12.5E+15', is: false },
    { code: '1234567890123456', is: false },
  ])('$code is one: $is', ({ code, is }) => {
    expect(isRoundedCode(code)).toBe(is)
  })

  it('tells no row from another: the row’s text does, and the user is told', () => {
    const layout = withFields({ sourceId: column(3) })
    const verdicts = ['x', 'y'].map((text) =>
      convertRow(inputOf(['13/12/2021', '1', text, '1.23457E+15']), { layout, account: 'A1' }, 1),
    )
    expect(new Set(verdicts.map((verdict) => entriesOf(verdict)[0]?.id)).size).toBe(2)
    for (const { findings } of verdicts)
      expect(findings).toMatchObject([
        { field: 'sourceId', column: 3, code: 'id.rounded', severity: 'warning', found: '1.23457E+15' },
      ])
  })
})

describe('a row with the id, date and amount of an earlier one', () => {
  const layout = withFields({ sourceId: column(3) })
  const again = (sourceId: string) =>
    convertRow(inputOf(['13/12/2021', '1', 'x', sourceId]), { layout, account: 'A1' }, 2)

  it('is the same record once more, and no second one', () => {
    expect(again('txn_A')).toMatchObject({
      state: 'error',
      findings: [{ field: 'sourceId', column: 3, code: 'id.repeated', found: 'txn_A' }],
    })
  })

  it('is a record of its own where the source gives no id', () => {
    expect(again('').state).toBe('converted')
  })
})

describe('any row, under any layout', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.constantFrom(
      '',
      '0',
      '-5.00',
      '5',
      '1.234',
      '13/12/2021',
      '2021-12-13',
      'R 5',
      '€5',
      'DR',
      'x',
      'USD',
    ),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.constantFrom({ date: '2024-02-29' }, { error: '#REF!' }),
  )
  const source: fc.Arbitrary<FieldSource> = fc.oneof(
    fc.nat(9).map(column),
    fc.constantFrom('', '5', 'ZAR', 'p1').map(constant),
  )
  const fieldSources = fc.record(
    {
      date: source,
      amount: source,
      debit: source,
      credit: source,
      flag: source,
      fee: source,
      name: source,
      vat: source,
      currency: source,
      settlementId: source,
      payoutDate: source,
      sourceId: source,
    },
    { requiredKeys: [] },
  )
  const layouts: fc.Arbitrary<Layout> = fc
    .record({
      kind: fc.constantFrom(...importKinds),
      dateOrder: fc.constantFrom('ymd', 'dmy', 'mdy', null),
      decimalMark: fc.constantFrom('.', ',', null),
      sign: fc.constantFrom(...signConventions, null),
      fields: fieldSources,
    })
    .map((layout) => ({ ...bank, ...layout, identity: [2] }))
  const inputs: fc.Arbitrary<RowInput> = fc.record({
    row: fc.integer({ min: 1 }),
    cells: fc.array(cell, { maxLength: 10 }),
    left: fc.option(fc.constantFrom(...leftReasons), { freq: 4 }),
    fixes: fc.constantFrom(
      undefined,
      { values: { amount: '7.50' }, left: null },
      { values: {}, left: false },
    ),
  })

  it('is in exactly one state, and sound in it', () => {
    fc.assert(
      fc.property(inputs, layouts, (input, layout) => {
        const verdict = rowVerdictSchema.parse(convertRow(input, { layout, account: null }, 1))
        const severities = new Set(verdict.findings.map(({ severity }) => severity))
        if (verdict.state === 'error') expect(severities).toEqual(new Set(['error']))
        else expect(severities.has('error')).toBe(false)
        if (verdict.state === 'converted') expect(verdict.entries.length).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('while something about the reading is open', () => {
  const open = (more: Partial<RowInput> = {}): RowInput => ({
    ...inputOf(['13/12/2021', '5.00', 'x']),
    isReadingOpen: true,
    ...more,
  })

  it('no row of the table becomes a record', () => {
    expect(convertRow(open(), { layout: bank, account: 'A1' }, 1)).toEqual({
      state: 'error',
      findings: [{ row: 8, column: null, field: null, code: 'question.open', severity: 'error', found: '' }],
    })
  })

  it('a row that is left out stays so', () => {
    expect(convertRow(open({ left: 'total' }), { layout: bank, account: 'A1' }, 1)).toMatchObject({
      why: 'total',
    })
  })
})

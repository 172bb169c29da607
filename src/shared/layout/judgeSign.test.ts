import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { judgeSign } from '#shared/layout/judgeSign.ts'
import { column } from '#shared/layout/testing/bankLayout.ts'

const judged = (
  amounts: readonly string[],
  others: Partial<Record<'balance' | 'fee', readonly string[]>> = {},
) => {
  const { balance = [], fee = [] } = others
  const profiler = createColumnProfiler(['Amount', 'Balance', 'Fee'])
  for (const [place, amount] of amounts.entries())
    profiler.add([amount, balance[place] ?? '', fee[place] ?? ''], place + 2)
  const fields = {
    amount: column(0),
    ...(balance.length > 0 && { balance: column(1) }),
    ...(fee.length > 0 && { fee: column(2) }),
  }
  return judgeSign(profiler.profiles(), { kind: 'bank', fields })
}

describe('a column that says debit', () => {
  const typed = (words: readonly string[], columns: Partial<Record<'balance' | 'fee' | 'flag', number>>) => {
    const profiler = createColumnProfiler(['Amount', 'Type', 'Fee', 'Balance'])
    for (const [row, word] of words.entries())
      profiler.add([`${row + 10}.00`, word, '1.00', `${500 - row}.00`], row + 2)
    const mapped = Object.entries(columns).map(([field, index]) => [field, column(index)] as const)
    const fields = { amount: column(0), ...Object.fromEntries(mapped) }
    return judgeSign(profiler.profiles(), { kind: 'bank', fields })
  }
  const asked = {
    settled: false,
    options: ['flag', 'signed', 'inverted'],
    why: 'the column “Type” says debit beside fees and no balance: that may be money out, or a payer’s card that was debited, which is money in',
  }

  it.each([
    { words: ['Debit', 'Debit', 'Debit'], columns: { flag: 1, fee: 2 } },
    { words: ['DB', 'DB', 'Credit'], columns: { flag: 1, fee: 2 } },
    { words: ['DB', 'DB', 'RF'], columns: { flag: 1, fee: 2 } },
    // The answer is open, so that the layout has no flag yet.
    { words: ['DB', 'DB', 'DB'], columns: { fee: 2 } },
  ])('beside fees is asked about, as a processor may mean its payers: $words', ({ words, columns }) => {
    expect(typed(words, columns)).toEqual(asked)
  })

  it('and not credit is asked about beside words that are not known, as a processor may mean its payers', () => {
    expect(typed(['DB', 'RF', 'DB', 'RF'], { flag: 1 })).toEqual({
      ...asked,
      why: 'no amount has a minus; the column “Type” may say which way the money went, and what its words (DB and RF) mean here is not known',
    })
  })

  it.each([
    { what: 'without fees', words: ['Debit', 'Debit', 'Credit'], columns: { flag: 1 } },
    {
      what: 'beside a credit and a word that is not known',
      words: ['Debit', 'Credit', 'RF'],
      columns: { flag: 1 },
    },
    {
      what: 'beside a balance and a word that is not known',
      words: ['Debit', 'Debit', 'RF'],
      columns: { flag: 1, balance: 3 },
    },
    {
      what: 'beside a balance, as of an account',
      words: ['Debit', 'Debit'],
      columns: { flag: 1, fee: 2, balance: 3 },
    },
    { what: 'of a column that says debit alone', words: ['Debit', 'Debit'], columns: { flag: 1 } },
    { what: 'of a column that says credit alone', words: ['Credit', 'Credit'], columns: { flag: 1, fee: 2 } },
  ])('is taken at its word $what', ({ words, columns }) => {
    expect(typed(words, columns)).toMatchObject({ settled: true, value: 'flag' })
  })
})

/** Each row is an amount and the word beside it. */
function besideWords(rows: readonly (readonly [string, string])[]) {
  const profiler = createColumnProfiler(['Amount', 'Type'])
  for (const [place, cells] of rows.entries()) profiler.add([...cells], place + 2)
  return judgeSign(profiler.profiles(), { kind: 'bank', fields: { amount: column(0), flag: column(1) } })
}

describe('amounts with a minus or without beside words', () => {
  it.each<{ rows: [string, string][] }>([
    {
      rows: [
        ['200', 'Deposit'],
        ['-200', 'Deposit'],
        ['-50', 'Withdrawal'],
        ['50', 'Withdrawal'],
      ],
    },
    {
      rows: [
        ['-40', 'Debit'],
        ['200', 'Credit'],
        ['5', 'Debit'],
      ],
    },
  ])('are asked about where a word has as many of either: $rows', ({ rows }) => {
    expect(besideWords(rows)).toEqual({
      settled: false,
      options: ['flag', 'signed', 'inverted'],
      why: 'amounts beside the same word of the column “Type” have a minus in some rows and none in about as many others, so that the word or the sign says which way the money went, and not both',
    })
  })

  it.each<{ rows: [string, string][] }>([
    {
      rows: [
        ['40', 'Debit'],
        ['200', 'Credit'],
        ['5', 'Debit'],
      ],
    },
    {
      rows: [
        ['-40', 'Debit'],
        ['200', 'Credit'],
        ['-5', 'Debit'],
      ],
    },
    {
      rows: [
        ['-40', 'Debit'],
        ['200', 'Credit'],
        ['-5', 'Debit'],
        ['5', 'Debit'],
      ],
    },
  ])('go by their word where it has mostly the same sign: $rows', ({ rows }) => {
    expect(besideWords(rows)).toMatchObject({ settled: true, value: 'flag' })
  })
})

describe('words of which only some are known', () => {
  it.each<{ rows: [string, string][]; value: string }>([
    {
      rows: [
        ['-40', 'Payment'],
        ['200', 'Deposit'],
      ],
      value: 'signed',
    },
    {
      rows: [
        ['-40', 'Withdrawal'],
        ['200', 'Salary'],
        ['-5', 'Fee'],
      ],
      value: 'signed',
    },
    // A deposit with a minus: the sign does not say the same.
    {
      rows: [
        ['-40', 'Payment'],
        ['-200', 'Deposit'],
      ],
      value: 'flag',
    },
    {
      rows: [
        ['40', 'Payment'],
        ['200', 'Deposit'],
      ],
      value: 'flag',
    },
  ])('are not asked where the signs say the same: $rows is $value', ({ rows, value }) => {
    expect(besideWords(rows)).toMatchObject({ settled: true, value })
  })
})

describe('the only balance that can be checked', () => {
  // 950.00 + 500.00 = 1,450.00
  it.each([
    { order: 'oldest first', amounts: ['50.00', '-500.00'], balance: ['950.00', '1450.00'], row: 3 },
    { order: 'newest first', amounts: ['-500.00', '50.00'], balance: ['1450.00', '950.00'], row: 2 },
  ])(
    'has the sign asked about where it follows only with a minus as money in, $order',
    ({ amounts, balance, row }) => {
      expect(judged(amounts, { balance })).toEqual({
        settled: false,
        options: ['signed', 'inverted'],
        why: `a minus is mostly money out, as -500.00 in row ${row} would be, and the only balance that can be checked follows with a minus as money in`,
      })
    },
  )

  it.each([
    {
      why: 'follows with a minus as money out',
      amounts: ['-50.00', '500.00'],
      balance: ['950.00', '1450.00'],
    },
    // By 500.00 in the one order, and by 500.00 the other way in the other.
    { why: 'follows either way', amounts: ['-500.00', '-500.00'], balance: ['950.00', '1450.00'] },
    { why: 'follows neither way', amounts: ['50.00', '-500.00'], balance: ['950.00', '1440.00'] },
    { why: 'stands beside marks', amounts: ['50.00 CR', '-500.00 DR'], balance: ['950.00', '1450.00'] },
  ])('leaves a minus money out where it $why', ({ amounts, balance }) => {
    expect(judged(amounts, { balance })).toMatchObject({ settled: true, value: 'signed' })
  })
})

describe('amounts of which most have no minus', () => {
  const card = ['25.00', '-500.00', '75.20', '10.00']
  it('are asked about: a card has its purchases without one', () => {
    expect(judged(card)).toEqual({
      settled: false,
      options: ['signed', 'inverted'],
      why: 'most amounts have no minus, others do, as -500.00 in row 3, and no balance shows whether most came in, as a shop’s takings do, or went out, as a card’s purchases do',
    })
  })

  it.each([
    { what: 'a balance', others: { balance: ['125.00', '-375.00', '-299.80', '-289.80'] } },
    { what: 'a fee, as what was taken for somebody has', others: { fee: ['1.00', '0.00', '2.00', '0.30'] } },
  ])('are money in beside $what', ({ others }) => {
    expect(judged(card, others)).toMatchObject({ settled: true, value: 'signed' })
  })

  it.each([
    { amounts: ['25.00', '-500.00', '75.20'] },
    { amounts: ['25.00', '-500.00', '0.00', '75.20', '-3.00', '1.00'] },
  ])('are asked about however small their majority: $amounts', ({ amounts }) => {
    expect(judged(amounts)).toMatchObject({ settled: false, options: ['signed', 'inverted'] })
  })

  it.each([
    { what: 'half', amounts: ['25.00', '-500.00', '75.20', '-10.00'] },
    { what: 'fewer', amounts: ['25.00', '-500.00', '-75.20'] },
    { what: 'as many, but for a zero', amounts: ['0.00', '25.00', '-500.00'] },
  ])('are no majority where $what have none: a minus is money out, unasked', ({ amounts }) => {
    expect(judged(amounts)).toMatchObject({ settled: true, value: 'signed' })
  })
})

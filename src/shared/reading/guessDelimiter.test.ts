import { describe, expect, it } from 'vitest'
import { guessDelimiter, separatorLine } from '#shared/reading/guessDelimiter.ts'

const rows = [
  ['Date', 'Description', 'Amount', 'Balance'],
  ['2025-03-01', 'Rent, main road', '-7000.00', '1200.50'],
  ['2025-03-02', 'Card sales 09:30', '350.00', '1550.50'],
  ['2025-03-03', 'Coffee - milk; sugar', '-45.90', '1504.60'],
]

describe('the delimiter of a text', () => {
  it.each([';', '\t', '|', '^', '~', '  '])('is %j where that splits its rows alike', (delimiter) => {
    const text = rows
      .map((cells) => cells.map((cell) => cell.replace(delimiter, ' ')).join(delimiter))
      .join('\n')
    expect(guessDelimiter(text)).toBe(delimiter)
  })

  it.each([
    {
      what: 'with texts in quotes',
      text: rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n'),
    },
    {
      what: 'below a preamble',
      text: 'History\n\nName:, J Soap\nAccount:, 1\n\nDate, Amount\n2025/03/01, -4.50\n2025/03/02, 5.00\n',
    },
    { what: 'with a decimal comma in quotes', text: 'Date,Amount\n2025-03-01,"-4,50"\n2025-03-02,"5,00"\n' },
    {
      what: 'with times and notes with colons',
      text: 'Date,Time,Note\n2025-03-01,09:30:00,a: b\n2025-03-02,10:30:00,c: d\n',
    },
    { what: 'with a quote over two lines', text: 'Date,Note\n2025-03-01,"a\nb;c"\n2025-03-02,d\n' },
    { what: 'where nothing is delimited', text: 'one\ntwo\nthree\n' },
    { what: 'of no text', text: '' },
  ])('is the comma $what', ({ text }) => {
    expect(guessDelimiter(text)).toBe(',')
  })

  it('is the semicolon beside decimal commas, and the tab beside thousands with commas', () => {
    expect(guessDelimiter('Datum;Betrag;Saldo\n01.03.2025;-12,50;1.987,50\n02.03.2025;1,00;2.000,00\n')).toBe(
      ';',
    )
    expect(
      guessDelimiter('Date\tAmount\tBalance\n1 Mar 2025\t-1,250.50\t3,000.00\n2 Mar 2025\t1.00\t3,001.00\n'),
    ).toBe('\t')
  })
})

describe('a first line', () => {
  it.each([
    { text: 'sep=;\r\nDate;Amount', names: { line: 'sep=;', delimiter: ';' } },
    { text: 'SEP=,\nDate,Amount', names: { line: 'SEP=,', delimiter: ',' } },
    { text: 'sep=\t\nDate\tAmount', names: { line: 'sep=\t', delimiter: '\t' } },
    { text: '"sep=|"\nDate|Amount', names: { line: '"sep=|"', delimiter: '|' } },
    { text: 'separator;amount\n', names: null },
    { text: 'sep=a lot\n', names: null },
  ])('$text names $names', ({ text, names }) => {
    expect(separatorLine(text)).toEqual(names)
  })
})

import { describe, expect, it } from 'vitest'
import { judgeDialect, separatorLine } from '#shared/reading/judgeDialect.ts'
import { scanRow } from '#shared/reading/scanRow.ts'

function delimiterOf(text: string): string {
  return judgeDialect([text], null).dialect.delimiter
}

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
    expect(delimiterOf(text)).toBe(delimiter)
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
    expect(delimiterOf(text)).toBe(',')
  })

  it('is the semicolon beside decimal commas, and the tab beside thousands with commas', () => {
    expect(delimiterOf('Datum;Betrag;Saldo\n01.03.2025;-12,50;1.987,50\n02.03.2025;1,00;2.000,00\n')).toBe(
      ';',
    )
    expect(
      delimiterOf('Date\tAmount\tBalance\n1 Mar 2025\t-1,250.50\t3,000.00\n2 Mar 2025\t1.00\t3,001.00\n'),
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

describe('the quotes of a text', () => {
  it.each<{ are: string; text: string; is: object }>([
    {
      are: 'double ones, doubled',
      text: '"Date","Note"\n"2025-03-01","say ""hi"", you"\n',
      is: { quote: '"', escape: 'doubled', quoteAfterBlanks: false },
    },
    {
      are: 'double ones behind a backslash',
      text: '"Date","Note"\n"2025-03-01","say \\"hi\\", you"\n',
      is: { quote: '"', escape: 'backslash' },
    },
    {
      are: 'doubled where a backslash ends a cell',
      text: '"Date","Folder"\n"2025-03-01","C:\\tmp\\"\n"2025-03-02","C:\\tmp\\"\n',
      is: { quote: '"', escape: 'doubled' },
    },
    {
      are: 'behind blanks',
      text: 'Date, Note, Amount\n2025/03/01, "Rent, March", -4.50\n2025/03/02, "Fee", -1.00\n',
      is: { delimiter: ',', quote: '"', quoteAfterBlanks: true },
    },
    {
      are: 'single ones',
      text: "'Date','Note','Amount'\n'2025-03-01','Rent, March','-4.50'\n'2025-03-02','O''Brien','1'\n",
      is: { delimiter: ',', quote: "'", escape: 'doubled' },
    },
    {
      are: 'single ones beside double ones, in every row',
      text: "'Date','Note','Amount'\n'1 Mar',\"Rent\",-4.50\n'2 Mar',\"Fee\",1\n",
      is: { delimiter: ',', quote: 'either' },
    },
    {
      are: 'double ones where few cells have single ones',
      text: '"Date","Note"\n"1 Mar",\'Rent\'\n"2 Mar",\'Fee\'\n"3 Mar","Tea"\n',
      is: { delimiter: ',', quote: '"' },
    },
    {
      are: 'not the apostrophes of a language',
      text: "Datum,Nota,Bedrag\n2025-03-01,'n Koffie,-4.50\n2025-03-02,'n Koek,1.00\n",
      is: { delimiter: ',', quote: '"' },
    },
    {
      are: 'none in a table that spaces set apart',
      text: 'Date   Amount\n2025-03-01   5.00\n',
      is: { quote: null },
    },
  ])('are $are', ({ text, is }) => {
    expect(judgeDialect([text], null).dialect).toMatchObject(is)
  })
})

it('is asked for where two ways to split it are as good', () => {
  const { dialect, example, rivals } = judgeDialect(['a~1^b~2^c\nd~3^e~4^f\n'], null)
  expect([{ delimiter: dialect.delimiter, example }, ...rivals]).toEqual([
    { delimiter: '^', example: ['d~3', 'e~4', 'f'] },
    { delimiter: '~', example: ['d', '3^e', '4^f'] },
  ])
})

it('is not asked for where somebody has said it', () => {
  expect(judgeDialect(['a~1^b~2^c\nd~3^e~4^f\n'], '~')).toMatchObject({
    dialect: { delimiter: '~' },
    rivals: [],
  })
})

it('tells times of day from cells that colons set apart', () => {
  const { dialect, rivals } = judgeDialect(['2025-03-01,09:30\n2025-03-01,10:45\n'], null)
  expect([dialect.delimiter, rivals]).toEqual([',', []])
})

describe('columns that spaces set apart', () => {
  const aligned = [
    'Date        Description    Debit   Credit  Balance',
    '2025-03-01  Fee            20.00            980.00',
    '2025-03-02  Card sales             100.00  1080.00',
    '2025-03-03  Rent a room   300.00            780.00',
  ]

  it('keep their places where a cell is empty', () => {
    const { dialect, isUnaligned } = judgeDialect([aligned.join('\n')], null)
    const cells = aligned.map((line) => scanRow(line, { from: 0, isWhole: true }, dialect)?.cells)
    expect(isUnaligned).toBe(false)
    expect(cells.slice(1)).toEqual([
      ['2025-03-01', 'Fee', '20.00', '', '980.00'],
      ['2025-03-02', 'Card sales', '', '100.00', '1080.00'],
      ['2025-03-03', 'Rent a room', '300.00', '', '780.00'],
    ])
  })

  it('are those of the headings where a cell has two blanks within it and another is empty', () => {
    const spaced = [
      'Date        Description      Amount    Balance',
      '2025-03-01                  2000.00    2980.00',
      '2025-03-02  CARD  SALES      100.00    3080.00',
    ]
    const { dialect, isUnaligned } = judgeDialect([spaced.join('\n')], null)
    const cells = spaced.map((line) => scanRow(line, { from: 0, isWhole: true }, dialect)?.cells)
    expect(isUnaligned).toBe(false)
    expect(cells.slice(1)).toEqual([
      ['2025-03-01', '', '2000.00', '2980.00'],
      ['2025-03-02', 'CARD  SALES', '100.00', '3080.00'],
    ])
  })

  it('are open where two headings stand between the same gutters', () => {
    const loose = [
      'Date  Description      Amount    Balance',
      '2025-03-01  Fee       2000.00    2980.00',
      '2025-03-02             100.00    3080.00',
    ]
    expect(judgeDialect([loose.join('\n')], null)).toMatchObject({ isUnaligned: true })
  })

  it('are open where the places differ and a cell is missing', () => {
    const ragged = [
      'Date  Description  Debit  Credit',
      '2025-03-01  Fee  20.00',
      '2025-03-02  Card sales  100.00',
    ]
    expect(judgeDialect([ragged.join('\n')], null)).toMatchObject({
      dialect: { gutters: null },
      isUnaligned: true,
    })
  })

  it('are told by their order where no cell is missing', () => {
    const full = ['Date  Description  Amount', '2025-03-01  Fee  20.00', '2025-03-02  Card sales  100.00']
    expect(judgeDialect([full.join('\n')], null)).toMatchObject({
      dialect: { gutters: null },
      isUnaligned: false,
    })
  })
})

describe('rows that are quoted as a whole', () => {
  it.each([
    {
      what: 'plainly',
      text: '"Date,Amount"\r\n"2025-03-01,-4.50"\r\n',
      is: { delimiter: ',', isWrapped: true },
    },
    {
      what: 'with quotes in them',
      text: '"Date;""Note"""\n"2025;""a; b"""\n',
      is: { delimiter: ';', isWrapped: true },
    },
    { what: 'but for one', text: '"Date,Amount"\n2025-03-01,-4.50\n', is: { isWrapped: false } },
    { what: 'cell by cell', text: '"Date","Amount"\n"2025-03-01","-4.50"\n', is: { isWrapped: false } },
    { what: 'with nothing to split in them', text: '"Date"\n"2025-03-01"\n', is: { isWrapped: false } },
  ])('$what', ({ text, is }) => {
    expect(judgeDialect([text], null).dialect).toMatchObject(is)
  })
})

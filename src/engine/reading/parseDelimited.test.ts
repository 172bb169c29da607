import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import Papa from 'papaparse'
import { unreadableRow, type Cells } from '#shared/reading/cell.ts'
import { plainDialect, type RowDialect } from '#shared/reading/rowDialect.ts'
import { createRowParser, type RowParser } from '#engine/reading/parseDelimited.ts'

function parse(text: string, dialect: Partial<RowDialect> = {}, pieceLength = text.length): Cells[] {
  const parser = createRowParser('some.csv', { ...plainDialect(dialect.delimiter ?? ','), ...dialect })
  const rows: Cells[] = []
  for (let at = 0; at < text.length; at += pieceLength)
    rows.push(...parser.push(text.slice(at, at + pieceLength)))
  return [...rows, ...parser.end()]
}

describe('rows of delimited text', () => {
  it.each([
    {
      written: 'a,b\nc,d\n',
      means: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    {
      written: 'a,b\r\nc,d',
      means: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    {
      written: 'a,b\rc,d\r',
      means: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    { written: 'a\n\n\nb\n', means: [['a'], [], [], ['b']] },
    { written: 'a\n ,\t, \nb', means: [['a'], [], ['b']] },
    { written: ' a , b \n', means: [['a', 'b']] },
    { written: '"a ""b"" c","d\r\ne"\n', means: [['a "b" c', 'd\ne']] },
    { written: '"a,b" ,c\n', means: [['a,b', 'c']] },
    { written: 'a "b" c,5"\n', means: [['a "b" c', '5"']] },
    { written: '"",""\nx\n', means: [[], ['x']] },
    { written: '"a', means: [['"a']] },
    {
      written: 'x,1\n"a,2\nb,3\n"c,4\n',
      means: [
        ['x', '1'],
        ['"a', '2'],
        ['b', '3'],
        ['"c', '4'],
      ],
    },
    { written: 'a\0b,c\0\n', means: [['ab', 'c']] },
    { written: '', means: [] },
  ])('$written', ({ written, means }) => {
    expect(parse(written)).toEqual(means)
  })

  it.each([
    {
      written: '"a,b"\nc,d\n',
      means: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    { written: '"a,""b, c"""\n', means: [['a', 'b, c']] },
    { written: '"a,b",c\n', means: [['a,b', 'c']] },
    // Two lines within quotes are not one row: nothing of the second is lost.
    { written: '"a,b\nc,d"\n', means: [['a,b\nc,d']] },
  ])('$written where rows are quoted as a whole', ({ written, means }) => {
    expect(parse(written, { isWrapped: true })).toEqual(means)
  })

  it('are split at runs of spaces where the delimiter is two', () => {
    expect(parse('  Date    Card sales   12.00\n\n', { delimiter: '  ' })).toEqual([
      ['Date', 'Card sales', '12.00'],
      [],
    ])
  })

  it('are the same however the pieces are cut', () => {
    const tricky = 'a,"b ""c"" d"\r\n"e\r\nf",\0g\r\n\r\n"h" ,i"\n"j,k\r"l'
    for (let length = 1; length <= tricky.length; length++)
      expect(parse(tricky, {}, length)).toEqual(parse(tricky))
  })

  it('come back as they were written, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', ',', ';', '"', '\n', 'é'), maxLength: 6 })
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 })
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (rows, lineEnd, length) => {
          const text = rows.map((cells) => cells.map(quoted).join(',') + lineEnd).join('')
          const trimmed = rows.map((cells) => cells.map((one) => one.trim()))
          expect(parse(text, {}, length)).toEqual(trimmed.map((cells) => (cells.some(Boolean) ? cells : [])))
        },
      ),
    )
  })
})

describe('a quote that is never closed', () => {
  it('costs its own line only, in a long file too', () => {
    const lines = Array.from({ length: 50_000 }, (_, at) => `${at},"row ${at}"`)
    lines[7] = '7,"row 7'
    lines.length = 8
    const after = Array.from({ length: 50_000 }, (_, at) => `${at},plain`)
    const rows = parse([...lines, ...after].join('\n'), {}, 1 << 16)
    expect(rows).toHaveLength(50_008)
    expect(rows[7]).toEqual(['7', '"row 7'])
    expect(rows[8]).toEqual(['0', 'plain'])
  })

  it('on every line is no quote at all', () => {
    const rows = parse('x,"y\n'.repeat(20_000), {}, 1 << 16)
    expect(rows).toHaveLength(20_000)
    expect(rows.every((cells) => cells[1] === '"y')).toBe(true)
  })
})

describe('quotes', () => {
  it.each<{ which: string; dialect?: Partial<RowDialect>; written: string; means: Cells[] }>([
    {
      which: 'of a word at the start of a cell are part of it',
      written: 'a,"Spur" Grill,5\nb,"x, y",6\n',
      means: [
        ['a', '"Spur" Grill', '5'],
        ['b', 'x, y', '6'],
      ],
    },
    {
      which: 'that open and close nothing cost no other row',
      written: 'a,"5 pipes,1\nb,"Hats, 2",2\nc,6" pipe,3\n',
      means: [
        ['a', '"5 pipes', '1'],
        ['b', 'Hats, 2', '2'],
        ['c', '6" pipe', '3'],
      ],
    },
    {
      which: 'may be escaped by a backslash',
      dialect: { escape: 'backslash' },
      written: '"say \\"hi, you\\"",1\n"C:\\\\",2\n"C:\\temp ""x""",3\n',
      means: [
        ['say "hi, you"', '1'],
        ['C:\\', '2'],
        ['C:\\temp "x"', '3'],
      ],
    },
    {
      which: 'may be single ones',
      dialect: { quote: "'" },
      written: "'Rent, March','O''Brien',1\n'n Koffie,5\" pipe,2\n",
      means: [
        ['Rent, March', "O'Brien", '1'],
        ["'n Koffie", '5" pipe', '2'],
      ],
    },
    {
      which: 'may stand behind blanks',
      dialect: { quoteAfterBlanks: true },
      written: 'a, "b, c" , 1\n "d", e, ""\n',
      means: [
        ['a', 'b, c', '1'],
        ['d', 'e', ''],
      ],
    },
    {
      which: 'behind blanks are characters where the dialect has none there',
      written: 'a, "b, c"\n',
      means: [['a', '"b', 'c"']],
    },
    { which: 'may be none at all', dialect: { quote: null }, written: '"a,b"\n', means: [['"a', 'b"']] },
  ])('$which', ({ dialect, written, means }) => {
    for (let length = 1; length <= written.length; length++)
      expect(parse(written, dialect, length)).toEqual(means)
  })
})

it('agrees with papaparse wherever quotes are closed', () => {
  const cell = fc.oneof(
    fc
      .string({ unit: fc.constantFrom('a', '1', ',', 'é', '\n', '""'), maxLength: 6 })
      .map((text) => `"${text}"`),
    fc.string({ unit: fc.constantFrom('a', '1', ' ', ';', 'é'), maxLength: 6 }),
  )
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map((cells) => cells.join(',')).join('\n') + '\n'
      const expected = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data.slice(0, -1)
      const trimmed = expected.map((cells) => cells.map((one) => one.trim()))
      expect(parse(text)).toEqual(trimmed.map((cells) => (cells.some(Boolean) ? cells : [])))
    }),
  )
})

describe('a row that is too long', () => {
  const megabyte = 'x'.repeat(1 << 20)

  function pushTimes(parser: RowParser, times: number): Cells[] {
    return Array.from({ length: times }).flatMap(() => parser.push(megabyte))
  }

  it('is passed over, and the next one is read', () => {
    const parser = createRowParser('long.csv', plainDialect(','))
    const rows = [
      ...parser.push('a,b\n'),
      ...pushTimes(parser, 20),
      ...parser.push('y\nc,d\n'),
      ...parser.end(),
    ]
    expect(rows).toEqual([['a', 'b'], unreadableRow('over 16 million characters in a row'), ['c', 'd']])
  })

  it('is passed over for one cell over a million', () => {
    const parser = createRowParser('long.csv', plainDialect(','))
    const rows = [...parser.push('a,'), ...pushTimes(parser, 2), ...parser.push('\nc,d\n')]
    expect(rows).toEqual([unreadableRow('over 1,048,576 characters in a cell'), ['c', 'd']])
  })

  it('is passed over at the end, too', () => {
    const parser = createRowParser('long.csv', plainDialect(','))
    expect([...pushTimes(parser, 20), ...parser.end()]).toEqual([
      unreadableRow('over 16 million characters in a row'),
    ])
  })

  it('that goes on and on is no row of a table', () => {
    const parser = createRowParser('endless.csv', plainDialect(','))
    expect(() => pushTimes(parser, 70)).toThrow(
      expect.objectContaining({
        failure: { code: 'file.tooLarge', name: 'endless.csv', limit: '67 million characters in a row' },
      }),
    )
  })
})

it('counts the zero characters that it drops', () => {
  const parser = createRowParser('zeros.csv', plainDialect(','))
  expect([...parser.push('a\0,\0'), ...parser.push('\0b\n')]).toEqual([['a', 'b']])
  expect(parser.zeros()).toBe(3)
})

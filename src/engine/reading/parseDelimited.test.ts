import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import { createRowParser } from '#engine/reading/parseDelimited.ts'

function parse(text: string, delimiter = ',', pieceLength = text.length): Cells[] {
  const parser = createRowParser('some.csv', { delimiter, quote: '"', escape: 'doubled' })
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

  it('are split at runs of spaces where the delimiter is two', () => {
    expect(parse('  Date    Card sales   12.00\n\n', '  ')).toEqual([['Date', 'Card sales', '12.00'], []])
  })

  it('are the same however the pieces are cut', () => {
    const tricky = 'a,"b ""c"" d"\r\n"e\r\nf",\0g\r\n\r\n"h" ,i"\n"j,k\r"l'
    for (let length = 1; length <= tricky.length; length++)
      expect(parse(tricky, ',', length)).toEqual(parse(tricky))
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
          expect(parse(text, ',', length)).toEqual(trimmed.map((cells) => (cells.some(Boolean) ? cells : [])))
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
    const rows = parse([...lines, ...after].join('\n'), ',', 1 << 16)
    expect(rows).toHaveLength(50_008)
    expect(rows[7]).toEqual(['7', '"row 7'])
    expect(rows[8]).toEqual(['0', 'plain'])
  })

  it('on every line is no quote at all', () => {
    const rows = parse('x,"y\n'.repeat(20_000), ',', 1 << 16)
    expect(rows).toHaveLength(20_000)
    expect(rows.every((cells) => cells[1] === '"y')).toBe(true)
  })
})

it('gives up on a line that is longer than any row', () => {
  const parser = createRowParser('endless.csv', { delimiter: ',', quote: '"', escape: 'doubled' })
  const piece = 'x'.repeat(1 << 22)
  const pushAll = (): void => {
    for (let at = 0; at < 5; at++) parser.push(piece)
  }
  expect(pushAll).toThrow(
    expect.objectContaining({
      failure: { code: 'file.tooLarge', name: 'endless.csv', limit: '16 million characters in a row' },
    }),
  )
})

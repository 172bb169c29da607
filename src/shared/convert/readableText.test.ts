import { describe, expect, it } from 'vitest'
import { readableLine, readableLines } from '#shared/convert/readableText.ts'

describe('a text for reading', () => {
  it.each([
    { text: '  POS   purchase\tEngen ', line: 'POS purchase Engen' },
    { text: 'two\r\nlines', line: 'two lines' },
    { text: 'a\u0000b\u0007c', line: 'a b c' },
    { text: 'no\u00a0break\u202fspace', line: 'no break space' },
    { text: '\ufeffzero\u200bwidth\u202e', line: 'zerowidth' },
    { text: 'Café 👩‍👧', line: 'Café 👩‍👧' },
    { text: ' \u200b ', line: '' },
  ])('$text is "$line" on one line', ({ text, line }) => {
    expect(readableLine(text)).toBe(line)
  })

  it.each([
    { text: ' paid   late ', lines: 'paid late' },
    { text: 'one\r\n\r\n  two \rthree\n', lines: 'one\ntwo\nthree' },
    { text: 'tab\there', lines: 'tab here' },
  ])('keeps the line breaks of notes: $text', ({ text, lines }) => {
    expect(readableLines(text)).toBe(lines)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looseText } from '#shared/categories/looseText.ts'
import { patternMessage } from '#shared/categories/patternMessage.ts'
import { compileTextPattern } from '#shared/categories/textPattern.ts'

function finds(pattern: string, text: string): boolean {
  const compiled = compileTextPattern(pattern)
  if (!compiled.ok) throw new Error(patternMessage(compiled.error))
  return compiled.value(looseText(text))
}

describe('a regular expression', () => {
  it.each([
    { pattern: 'engen', text: 'POS ENGEN N1 City', found: true },
    { pattern: '^engen', text: 'POS ENGEN N1 City', found: false },
    { pattern: '^pos .* city$', text: 'POS ENGEN N1 City', found: true },
    { pattern: 'engen|shell', text: 'Shell Paarl', found: true },
    { pattern: '(bp|caltex) (garage|stop)', text: 'CALTEX STOP 12', found: true },
    { pattern: '(bp|caltex) (garage|stop)', text: 'CALTEX SHOP', found: false },
    { pattern: 'inv-?\\d{3,5}', text: 'Payment INV1042', found: true },
    { pattern: 'inv-?\\d{3,5}', text: 'Payment INV-12', found: false },
    { pattern: '^\\d{4}$', text: '12345', found: false },
    { pattern: 'a{2}b', text: 'ab', found: false },
    { pattern: 'a{2,}b', text: 'xaaaab', found: true },
    { pattern: '^a{0,2}$', text: 'aaa', found: false },
    { pattern: '[a-f]9', text: 'C9', found: true },
    { pattern: '[^a-f]9', text: 'C9', found: false },
    { pattern: '[^a-f]9', text: 'G9', found: true },
    { pattern: '[-.]x', text: 'a.X', found: true },
    { pattern: '\\bbp\\b', text: 'PAY BP 12', found: true },
    { pattern: '\\bbp\\b', text: 'ABPX', found: false },
    { pattern: '\\Bpx', text: 'ABPX', found: true },
    { pattern: 'r\\.50', text: 'R.50', found: true },
    { pattern: 'r\\.50', text: 'RX50', found: false },
    { pattern: '\\S\\W\\D', text: 'a-b', found: true },
    { pattern: 'straße', text: 'Strasse 5', found: true },
    { pattern: 'café', text: 'CAFE\u0301 MOJO', found: true },
    { pattern: 'a|', text: '', found: true },
    { pattern: '(?:ab)+c', text: 'ABABC', found: true },
    { pattern: 'ab+?c', text: 'ABBC', found: true },
    { pattern: 'a{,3}', text: 'A{,3}', found: true },
  ])('$pattern in "$text": $found', ({ pattern, text, found }) => {
    expect(finds(pattern, text)).toBe(found)
  })

  it.each([
    { pattern: '(engen', says: '“(engen” is not taken: a bracket ( is never closed.' },
    { pattern: 'en[gen', says: '“[gen” is not taken: a bracket [ is never closed.' },
    { pattern: 'engen\\', says: 'This expression is not taken: nothing stands behind the last \\.' },
    { pattern: 'engen)', says: '“engen)” is not taken: a bracket ) closes what was never opened.' },
    { pattern: '*engen', says: /^“\*” is not taken: nothing stands before it that could be repeated/ },
    { pattern: 'a**', says: '“**” is not taken: a repetition cannot be repeated.' },
    { pattern: '(?=a)', says: /^“\(\?=” is not taken: .*look-around is left out/ },
    { pattern: '(a)\\1', says: /^“\\1” is not taken: .*references back are left out/ },
    { pattern: '[z-a]', says: '“z-a” is not taken: the range ends before it begins.' },
    { pattern: 'a{3,2}', says: /^“\{3,2}” is not taken: the counts are too large/ },
    { pattern: 'a{1001}', says: /^“\{1001}” is not taken: the counts are too large/ },
    { pattern: '((a{100}){100}){100}', says: /^“\{100}” is not taken: the counts are too large/ },
  ])('$pattern is refused: $says', ({ pattern, says }) => {
    const compiled = compileTextPattern(pattern)
    expect(compiled.ok ? 'taken' : patternMessage(compiled.error)).toMatch(says)
  })

  it('that would take for ever to try in turn is done with in one reading', () => {
    const text = `${'a'.repeat(20_000)}!`
    for (const evil of ['(a+)+$', '(a|aa)+$', '(.*)*x', '^(a?){150}a{150}$'])
      expect(finds(evil, text)).toBe(false)
  })

  it('finds what the language’s own finds, in short texts of two letters and blanks', () => {
    const piece = fc.constantFrom(
      ...[
        'A',
        'B',
        ' ',
        '.',
        '^',
        '$',
        'A*',
        'B+',
        '(A|B)',
        '(A|BB)*',
        'A?',
        '[AB]',
        '[^A]',
        '\\b',
        '|',
        '(B{1,2} )?',
      ],
    )
    const pattern = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))
    const text = fc.array(fc.constantFrom('A', 'B', ' '), { maxLength: 7 }).map((letters) => letters.join(''))
    fc.assert(
      fc.property(pattern, text, (written, of) => {
        const compiled = compileTextPattern(written)
        // `^` and `$` stand beside nothing here that repeats them: every one of these is taken.
        expect(compiled.ok && compiled.value(of)).toBe(new RegExp(written, 'u').test(of))
      }),
      { numRuns: 3000 },
    )
  })
})

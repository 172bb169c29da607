import { describe, expect, it } from 'vitest'
import { withWholeUtf16 } from '#engine/reading/wholeUtf16.ts'

const units = Buffer.from('xRent', 'utf16le')

describe('with whole units', () => {
  it.each([
    { from: 2, to: 10, says: 'Rent' },
    { from: 2, to: 9, says: 'Ren' },
    { from: 2, to: 99, says: 'Rent' },
    { from: 2, to: 3, says: '' },
    { from: 3, to: 8, says: Buffer.from(units.subarray(3, 7)).toString('utf16le') },
  ])('bytes $from to $to read as $says', ({ from, to, says }) => {
    expect(withWholeUtf16(() => units.toString('utf16le', from, to))).toBe(says)
    expect(withWholeUtf16(() => units.subarray(from, to).toString('utf16le'))).toBe(says)
  })

  it('all other text reads as ever', () => {
    const bytes = Buffer.from('Café')
    expect(withWholeUtf16(() => [bytes.toString(), bytes.toString('latin1', 1, 3)])).toEqual(['Café', 'af'])
  })

  it('everything is as before afterwards, also when the work fails', () => {
    const before = Object.getOwnPropertyDescriptor(Buffer.prototype, 'toString')
    expect(() =>
      withWholeUtf16(() => {
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(Object.getOwnPropertyDescriptor(Buffer.prototype, 'toString')).toEqual(before)
  })

  it('a process outlives thousands of halves at odd addresses', () => {
    const bytes = Buffer.allocUnsafeSlow(5000).fill('a')
    const lengths = withWholeUtf16(() =>
      Array.from({ length: 2000 }, (_, n) => bytes.subarray(1, 2 + 2 * n).toString('utf16le').length),
    )
    expect(lengths).toEqual(Array.from({ length: 2000 }, (_, n) => n))
  })
})

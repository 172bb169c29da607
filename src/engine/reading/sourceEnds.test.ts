import { describe, expect, it } from 'vitest'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { END_BYTES, sourceEnds } from '#engine/reading/sourceEnds.ts'

/** Lines of ten bytes, numbered from 0: `000000000\n`. */
function lines(count: number, end = '\n'): string {
  return Array.from({ length: count }, (_, line) => String(line).padStart(10 - end.length, '0') + end).join(
    '',
  )
}

function endsOf(bytes: Buffer): Buffer {
  const { size, range } = sourceEnds(memoryBytes('bank.csv', bytes))
  return Buffer.from(range(0, size))
}

describe('the ends of a text', () => {
  it('are all of it where it is no longer than both', () => {
    const text = Buffer.from('x'.repeat(2 * END_BYTES))
    expect(endsOf(text)).toEqual(text)
  })

  // 65,536 bytes are 6,553 lines and six bytes. The last block begins with six bytes of line 13,446, and holds 6,553 more.
  it.each([
    { ended: 'LF', end: '\n' },
    { ended: 'CR', end: '\r' },
    { ended: 'CRLF', end: '\r\n' },
  ])('are whole lines of its first and last block where lines end in $ended', ({ end }) => {
    const whole = lines(20_000, end)
    const expected = whole.slice(0, 65_530) + whole.slice(134_470)
    expect(endsOf(Buffer.from(whole)).toString()).toBe(expected)
  })

  // In UTF-16 a line has twenty bytes: 3,276 whole ones and sixteen bytes in a block.
  it('are whole lines in UTF-16, of either order', () => {
    const whole = lines(20_000)
    const expected = whole.slice(0, 32_760) + whole.slice(200_000 - 32_760)
    const little = Buffer.from(whole, 'utf16le')
    expect(endsOf(little).toString('utf16le')).toBe(expected)
    const big = Buffer.from(whole, 'utf16le').swap16()
    expect(endsOf(big).swap16().toString('utf16le')).toBe(expected)
  })

  it('are its first and last bytes where no line ends', () => {
    expect(endsOf(Buffer.from('x'.repeat(200_000))).length).toBe(2 * END_BYTES)
  })
})

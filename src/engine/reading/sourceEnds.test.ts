import { describe, expect, it } from 'vitest'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { END_BYTES, sourceEnds } from '#engine/reading/sourceEnds.ts'

/** Lines of so many bytes, numbered from 0: `000000000\n`. */
function lines(count: number, length = 10, end = '\n'): string {
  return Array.from(
    { length: count },
    (_, line) => String(line).padStart(length - end.length, '0') + end,
  ).join('')
}

function endsOf(bytes: Buffer): Buffer {
  const { size, range } = sourceEnds(memoryBytes('bank.csv', bytes))
  return Buffer.from(range(0, size))
}

describe('the ends of a text', () => {
  it('are all of it where it is no longer than two blocks', () => {
    const text = Buffer.from(lines(50_000).slice(0, 2 * END_BYTES))
    expect(endsOf(text)).toEqual(text)
  })

  it.each([
    { ended: 'LF', end: '\n' },
    { ended: 'CR', end: '\r' },
    { ended: 'CRLF', end: '\r\n' },
  ])('are its first 300 lines and its last, where lines end in $ended', ({ end }) => {
    const whole = lines(60_000, 10, end)
    expect(endsOf(Buffer.from(whole)).toString()).toBe(whole.slice(0, 3000) + whole.slice(-3000))
  })

  // A block of 262,144 bytes holds 262 such lines and 144 bytes more.
  it('are the whole lines of its first and last block, where lines are long', () => {
    const whole = lines(1000, 1000)
    expect(endsOf(Buffer.from(whole)).toString()).toBe(whole.slice(0, 262_000) + whole.slice(-262_000))
  })

  it('are as many lines in UTF-16, of either order', () => {
    const whole = lines(60_000)
    const expected = whole.slice(0, 3000) + whole.slice(-3000)
    const little = Buffer.from(whole, 'utf16le')
    expect(endsOf(little).toString('utf16le')).toBe(expected)
    const big = Buffer.from(whole, 'utf16le').swap16()
    expect(endsOf(big).swap16().toString('utf16le')).toBe(expected)
  })

  it('are its first and last block where no line ends', () => {
    expect(endsOf(Buffer.from('x'.repeat(600_000))).length).toBe(2 * END_BYTES)
  })
})

import { expect, it } from 'vitest'
import { formatMinor } from '#shared/money/formatMinor.ts'

it.each([
  { minor: 123456, decimals: 2, text: '1234.56' },
  { minor: -5, decimals: 2, text: '-0.05' },
  { minor: 0, decimals: 2, text: '0.00' },
  { minor: -1000, decimals: 0, text: '-1000' },
  { minor: 1, decimals: 3, text: '0.001' },
  { minor: Number.MAX_SAFE_INTEGER, decimals: 2, text: '90071992547409.91' },
])('writes $minor with $decimals decimals as $text', ({ minor, decimals, text }) => {
  expect(formatMinor(minor, decimals)).toBe(text)
})

import { describe, expect, it } from 'vitest'
import { maskCardNumbers } from '#shared/convert/maskCardNumbers.ts'

// By Luhn, from the right, every second digit doubled: 4111 1111 1111 1111 is 8 × 1 + 7 × 2 + 8 = 30, 3782 822463 10005 is 60,
// 6304 0000 0000 0000 000 is 6 + 6 + 0 + 8 = 20, 4222222222222 is 6 × 2 + 4 + 6 × 4 = 40.
describe('a card number', () => {
  it.each([
    { text: 'Card 4111111111111111 Shop', shows: 'Card ************1111 Shop' },
    { text: 'Card 4111 1111 1111 1111', shows: 'Card **** **** **** 1111' },
    { text: '4111-1111-1111-1111', shows: '****-****-****-1111' },
    { text: '3782 822463 10005', shows: '**** ****** *0005' },
    { text: '4222222222222', shows: '*********2222' },
    { text: '6304000000000000000', shows: '***************0000' },
    { text: '6304-0000-0000-0000-000', shows: '****-****-****-***0-000' },
    { text: '1234 4111 1111 1111 1111', shows: '1234 **** **** **** 1111' },
    { text: '4111 1111 1111 1111 2025', shows: '**** **** **** 1111 2025' },
    { text: '12 4111 1111 1111 1111', shows: '12 **** **** **** 1111' },
    { text: '4111111111111111 4222222222222', shows: '************1111 *********2222' },
    { text: 'No4111111111111111.', shows: 'No************1111.' },
  ])('in "$text" shows its end only', ({ text, shows }) => {
    expect(maskCardNumbers(text)).toBe(shows)
  })

  it.each([
    { text: '4111111111111112', why: 'a wrong check digit' },
    { text: '411111111111', why: '12 digits' },
    { text: '41111111111111111111', why: '20 digits' },
    { text: '4111  1111  1111  1111', why: 'two blanks' },
    { text: '4111/1111/1111/1111', why: 'other marks between' },
    { text: '0821234567 2025-03-01', why: 'a number to call and a day, with a check digit by accident' },
    { text: '4111 1111-1111 1111', why: 'blanks and dashes' },
  ])('is none in $text: $why', ({ text }) => {
    expect(maskCardNumbers(text)).toBe(text)
  })

  it('is found in a very long row of digits without delay', () => {
    const digits = '12 '.repeat(50_000).trim()
    expect(maskCardNumbers(digits).length).toBe(digits.length)
  })
})

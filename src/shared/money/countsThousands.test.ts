import { expect, it } from 'vitest'
import { countsThousands } from '#shared/money/countsThousands.ts'

it.each([
  ...["Amount (R'000)", 'Amount R’000', 'Amount (000s)', 'Amount (000)', "Debit '000", 'R000', 'R thousands'],
  ...['Amount in thousands', 'Bedrag (duisende)', 'USD millions', 'Betrag in Tausend'],
])('%s counts thousands or millions', (text) => {
  expect(countsThousands(text)).toBe(true)
})

it.each([
  'Amount',
  'Amount (R)',
  'Amount (cents)',
  'Over 1,000',
  'Limit 50000',
  'Account 0001',
  'Thousandths',
])('%s does not', (text) => {
  expect(countsThousands(text)).toBe(false)
})

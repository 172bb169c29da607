import { expect, it } from 'vitest'
import { currencySums, planSum } from '#shared/delivery/planSum.ts'

const zar = { currency: 'ZAR', sum: 100 }
const usd = { currency: 'USD', sum: 20 }
const eur = { currency: 'EUR', sum: 7 }

it.each([
  { of: 'no record', count: 0, sums: [], says: [{ currency: 'ZAR', sum: 0 }] },
  { of: 'one currency', count: 2, sums: [zar], says: [zar] },
  { of: 'several', count: 3, sums: [usd, zar, eur], says: [zar, eur, usd] },
  { of: 'others alone', count: 1, sums: [usd], says: [usd] },
])('lists the currency of the plan first: $of', ({ count, sums, says }) => {
  expect(currencySums(planSum(count, sums, 'ZAR'), 'ZAR')).toEqual(says)
})

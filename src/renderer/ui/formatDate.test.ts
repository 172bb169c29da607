import { describe, expect, it } from 'vitest'
import { formatDate, formatMonth, formatPeriod } from './formatDate.ts'

describe('a date', () => {
  it.each([
    { date: '2025-03-03', shown: '3 Mar 2025' },
    { date: '1999-12-31', shown: '31 Dec 1999' },
    { date: '2024-02-29', shown: '29 Feb 2024' },
    { date: 'yesterday', shown: 'yesterday' },
    { date: '2025-13-01', shown: '2025-13-01' },
  ])('$date is shown as $shown', ({ date, shown }) => {
    expect(formatDate(date)).toBe(shown)
  })
})

it.each([
  { month: '2025-03', shown: 'Mar 2025' },
  { month: '2025-13', shown: '2025-13' },
  { month: 'Q1', shown: 'Q1' },
])('the month $month is shown as $shown', ({ month, shown }) => {
  expect(formatMonth(month)).toBe(shown)
})

describe('a period', () => {
  it.each([
    { from: '2025-03-01', to: '2025-03-31', shown: '1 to 31 Mar 2025' },
    { from: '2025-01-01', to: '2025-03-31', shown: '1 Jan to 31 Mar 2025' },
    { from: '2024-12-01', to: '2025-03-31', shown: '1 Dec 2024 to 31 Mar 2025' },
    { from: '2025-03-07', to: '2025-03-07', shown: '7 Mar 2025' },
  ])('from $from to $to is shown as $shown', ({ from, to, shown }) => {
    expect(formatPeriod({ from, to })).toBe(shown)
  })
})

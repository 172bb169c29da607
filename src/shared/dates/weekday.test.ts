import { expect, it } from 'vitest'
import { weekdayNamed, weekdayOf } from '#shared/dates/weekday.ts'

it.each([
  { day: '2025-03-31', name: 'Monday' },
  { day: '2024-02-29', name: 'Donderdag' },
  { day: '2000-01-01', name: 'Sat' },
  { day: '1900-03-01', name: 'Thu' },
  { day: '2100-03-01', name: 'ma' },
  { day: '2023-12-31', name: 'Sondag' },
])('$day is a $name', ({ day, name }) => {
  expect(weekdayOf(day)).toBe(weekdayNamed(name))
})

import { describe, expect, it } from 'vitest'
import { serialDate } from '#shared/reading/serialDate.ts'

describe('a serial number counted from 1900', () => {
  it.each([
    { serial: 1, is: '1900-01-01' },
    { serial: 59, is: '1900-02-28' },
    { serial: 61, is: '1900-03-01' },
    { serial: 366, is: '1900-12-31' },
    { serial: 367, is: '1901-01-01' },
    { serial: 25569, is: '1970-01-01' },
    { serial: 36526, is: '2000-01-01' },
    { serial: 36585, is: '2000-02-29' },
    { serial: 45350.9999, is: '2024-02-28' },
    { serial: 45351, is: '2024-02-29' },
    { serial: 45352, is: '2024-03-01' },
    { serial: 45717, is: '2025-03-01' },
    { serial: 73109, is: '2100-02-28' },
    { serial: 73110, is: '2100-03-01' },
    { serial: 2958465, is: '9999-12-31' },
  ])('$serial is $is', ({ serial, is }) => {
    expect(serialDate(serial, 1900)).toBe(is)
  })

  it('has no 29 February 1900', () => {
    expect(serialDate(60, 1900)).toBeNull()
    expect(serialDate(60.5, 1900)).toBeNull()
  })

  it.each([0, 0.75, -1, 2958466, Number.NaN, Number.POSITIVE_INFINITY])(
    'is no date where it is %s',
    (serial) => {
      expect(serialDate(serial, 1900)).toBeNull()
    },
  )
})

describe('a serial number counted from 1904', () => {
  it.each([
    { serial: 0, is: '1904-01-01' },
    { serial: 59, is: '1904-02-29' },
    { serial: 60, is: '1904-03-01' },
    { serial: 44255, is: '2025-03-01' },
  ])('$serial is $is', ({ serial, is }) => {
    expect(serialDate(serial, 1904)).toBe(is)
  })
  it.each([-1, -0.5])('is no date where it is %s', (serial) => {
    expect(serialDate(serial, 1904)).toBeNull()
  })
})

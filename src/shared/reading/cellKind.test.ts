import { describe, expect, it } from 'vitest'
import { cellKind } from '#shared/reading/cellKind.ts'

describe('a cell', () => {
  it.each([
    '2021/12/13',
    '2025-03-01',
    '2025-03-01 18:20',
    '2026-08-30 16:59:53 +0400',
    '2026-09-18T17:22:41Z',
    '31/03/2025',
    '3.4.25',
    '20200618',
    '01Mar2025',
    '1 March 2025',
    '1-Mrt-25',
    'Mar 1, 2025',
    '2025-Mar-01',
    '31/02/2024',
    '2024年3月28日',
  ])('%s looks like a date', (text) => {
    expect(cellKind(text)).toBe('date')
  })

  it.each([
    '-33',
    '54676.77',
    '+509910.25',
    'R-50.00',
    'R1000,00',
    '(R200.00)',
    'R1.000,50',
    'R 1 234,56',
    'R1\u00a0000.00',
    'ZAR-50.00',
    '123.45-',
    '1,234.56 CR',
    '$21.83',
    "1'234.50",
    '15 %',
  ])('%s looks like a number', (text) => {
    expect(cellKind(text)).toBe('number')
  })

  it.each([
    'Order 12',
    '#1042',
    'VAT 25/02-26/03 = R15.22',
    '18:20',
    'INV 88',
    'n/a',
    '-',
    '12 Main Road',
    '1.2.3.4.5x',
  ])('%s looks like text', (text) => {
    expect(cellKind(text)).toBe('text')
  })

  it('of a workbook looks like what it is', () => {
    expect([{ date: '2025-03-01' }, 12.5, { error: '#REF!' }, '', '  ', undefined].map(cellKind)).toEqual([
      'date',
      'number',
      'text',
      'empty',
      'empty',
      'empty',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { likelyFlag } from '#shared/layout/likelyFlag.ts'

const fields = {
  date: { from: 'column', column: 0 },
  amount: { from: 'column', column: 2 },
} as const

function likely(heading: string, cells: readonly string[]): string | null {
  const profiler = createColumnProfiler(['Date', heading, 'Amount', 'Transaction Status'])
  for (const [row, cell] of cells.entries()) profiler.add([`2025-03-1${row}`, cell, `${row + 1}.00`, 'paid'])
  return likelyFlag(profiler.profiles(), { fields })?.column.heading ?? null
}

describe('the column that may say which way money went', () => {
  it.each([
    { heading: 'Type', cells: ['Sale', 'Refund', 'Sale'], is: 'Type' },
    { heading: 'Transaction Type', cells: ['Sale', 'Sale', 'Refund'], is: 'Transaction Type' },
    { heading: 'Soort', cells: ['Verkoop', 'Verkoop', 'Terug'], is: 'Soort' },
    { heading: 'Type', cells: ['Sale', 'Sale', 'Sale'], is: null },
    { heading: 'Type', cells: ['Sale', 'Refund', 'Tip'], is: null },
    { heading: 'Type', cells: ['Sale', '', 'Sale'], is: null },
    { heading: 'Type', cells: ['1', '2', '1'], is: null },
    { heading: 'Way', cells: ['DB', 'DB', 'DB'], is: 'Way' },
    { heading: 'Hoe', cells: ['Dt', 'Kt', 'Dt'], is: 'Hoe' },
    { heading: 'Wat', cells: ['Af', 'Bij', 'Af'], is: 'Wat' },
    { heading: 'S/H', cells: ['S', 'H', 'S'], is: 'S/H' },
    { heading: 'Size', cells: ['S', 'H', 'S'], is: null },
    { heading: 'Payment Type', cells: ['Debit', 'Refund', 'Debit'], is: 'Payment Type' },
    { heading: 'Status', cells: ['Paid out', 'Paid out', 'Paid out'], is: null },
    { heading: 'Status', cells: ['Paid out', 'Paid in', 'Paid out'], is: 'Status' },
    { heading: 'Till', cells: ['Front', 'Back', 'Front'], is: null },
  ])('of $heading with $cells is $is', ({ heading, cells, is }) => {
    expect(likely(heading, cells)).toBe(is)
  })
})

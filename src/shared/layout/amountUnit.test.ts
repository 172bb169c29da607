import { describe, expect, it } from 'vitest'
import { amountUnit } from '#shared/layout/amountUnit.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { column } from '#shared/layout/testing/bankLayout.ts'

function profilesOf(headings: readonly string[], rows: readonly string[][]): ColumnProfile[] {
  const profiler = createColumnProfiler(headings)
  for (const [place, cells] of rows.entries()) profiler.add(cells, place + 2)
  return profiler.profiles()
}

const amount = { fields: { amount: column(0) } }

describe('what the figures of amounts count', () => {
  it.each([
    'Amount (cents)',
    'Amount [Cents]',
    'amount_in_cents',
    'amountInCents',
    'Amount (c)',
    'Bedrag (sent)',
    'Total cents',
  ])('is cents where the heading says so: %s', (heading) => {
    expect(amountUnit(profilesOf([heading], [['12345'], ['-500']]), amount)).toEqual({ amountsIn: 'cents' })
  })

  it.each(['Amount', 'Amount (R)', 'Cents', 'Amount per cent', 'Recent amount', 'Amount (cr)'])(
    'is what it usually is under %s',
    (heading) => {
      expect(amountUnit(profilesOf([heading], [['12345'], ['-500']]), amount)).toEqual({})
    },
  )

  it('is cents where one has a part of one, too: it is for that row to be in error', () => {
    expect(amountUnit(profilesOf(['Amount (cents)'], [['12345'], ['-5.50']]), amount)).toEqual({
      amountsIn: 'cents',
    })
  })

  it('is cents only where money out and money in both are', () => {
    const both = { fields: { debit: column(0), credit: column(1) } }
    const rows = [
      ['12345', ''],
      ['', '500'],
    ]
    expect(amountUnit(profilesOf(['Debit (cents)', 'Credit (cents)'], rows), both)).toEqual({
      amountsIn: 'cents',
    })
    expect(amountUnit(profilesOf(['Debit (cents)', 'Credit'], rows), both)).toEqual({})
  })

  it('is nothing where no column is known to hold them', () => {
    expect(amountUnit(profilesOf(['Amount (cents)'], [['12345']]), { fields: {} })).toEqual({})
  })
})

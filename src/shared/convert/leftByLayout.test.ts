import { describe, expect, it } from 'vitest'
import { convertRow } from '#shared/convert/convertRow.ts'
import { leftByLayout } from '#shared/convert/leftByLayout.ts'
import type { Layout, LeaveRule } from '#shared/layout/layout.ts'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'

const isVoid: LeaveRule = { column: 1, when: 'is', values: ['void', 'n/a'], why: 'information' }
const isNotApproved: LeaveRule = { column: 1, when: 'isNot', values: ['Approved'], why: 'information' }
const isEmpty: LeaveRule = { column: 1, when: 'empty', why: 'pending' }

describe('a rule leaves a row out', () => {
  it.each([
    { status: 'void', is: 'information', isNot: 'information', empty: null },
    { status: ' VOID ', is: 'information', isNot: 'information', empty: null },
    { status: 'voided', is: null, isNot: 'information', empty: null },
    { status: 'approved', is: null, isNot: null, empty: null },
    { status: '', is: null, isNot: 'information', empty: 'pending' },
    { status: '  ', is: null, isNot: 'information', empty: 'pending' },
    { status: undefined, is: null, isNot: 'information', empty: 'pending' },
  ])('whose cell is “$status”', ({ status, ...expected }) => {
    const cells = status === undefined ? ['x'] : ['x', status]
    const why = (rule: LeaveRule) => leftByLayout(cells, { leave: [rule] })
    expect({ is: why(isVoid), isNot: why(isNotApproved), empty: why(isEmpty) }).toEqual(expected)
  })

  it('for the reason of the first that applies', () => {
    expect(leftByLayout(['x', ''], { leave: [isVoid, isEmpty, isNotApproved] })).toBe('pending')
    expect(leftByLayout(['x', ''], {})).toBeNull()
  })
})

const layout = bankLayout({ date: 0, amount: 2, tip: 3, name: 1 }, { leave: [isVoid] })
const converted = (cells: readonly string[], more: Partial<Layout> = {}, left: boolean | null = null) => {
  const fixes = left === null ? undefined : { values: {}, left }
  const input = { row: 2, cells, left: null, fixes }
  return convertRow(input, { layout: { ...layout, ...more }, account: 'A' }, 1)
}

describe('convertRow', () => {
  it('leaves a row out by its layout, in error or not, unless the user takes it in', () => {
    expect(converted(['2025-01-31', 'void', '12.00', ''])).toMatchObject({
      state: 'left',
      why: 'information',
    })
    expect(converted(['soon', 'void', 'x', ''])).toMatchObject({ state: 'left', why: 'information' })
    expect(converted(['2025-01-31', 'void', '12.00', ''], {}, false).state).toBe('converted')
  })

  it.each([
    { amount: '250.00', tip: '20.00', tips: 'in', becomes: 'income 23000' },
    { amount: '250.00', tip: '-20.00', tips: 'in', becomes: 'income 23000' },
    { amount: '-250.00', tip: '20.00', tips: 'in', becomes: 'expense 23000' },
    { amount: '250.00', tip: '20.00', tips: 'beside', becomes: 'income 25000' },
    { amount: '250.00', tip: '', tips: 'in', becomes: 'income 25000' },
    { amount: '250.00', tip: '0.00', becomes: 'income 25000' },
    { amount: '250.00', tip: '20.00', becomes: 'question.open' },
    { amount: '20.00', tip: '20.00', tips: 'in', becomes: 'information' },
    { amount: '20.00', tip: '20.01', tips: 'in', becomes: 'tip.tooLarge' },
    { amount: '20.00', tip: 'none', tips: 'in', becomes: 'tip.unreadable' },
  ] as const)('of $amount with a tip of $tip makes $becomes', ({ amount, tip, becomes, ...tips }) => {
    const verdict = converted(['2025-01-31', 'Lunch', amount, tip], tips)
    switch (verdict.state) {
      case 'converted':
        expect(verdict.entries.map((entry) => `${entry.kind} ${entry.amount}`)).toEqual([becomes])
        break
      case 'left':
        expect(verdict.why).toBe(becomes)
        break
      case 'error':
        expect(verdict.findings.map(({ code }) => code)).toEqual([becomes])
    }
  })

  it('gives a row the same id wherever its tip stands', () => {
    const idBy = (tips: 'in' | 'beside') => {
      const verdict = converted(['2025-01-31', 'Lunch', '250.00', '20.00'], { tips })
      return verdict.state === 'converted' ? verdict.entries[0]?.id : undefined
    }
    expect(idBy('in')).toBeDefined()
    expect(idBy('beside')).toBe(idBy('in'))
  })
})

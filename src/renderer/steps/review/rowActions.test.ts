import { describe, expect, it } from 'vitest'
import type { ReviewRow } from '#shared/imports/importView.ts'
import { canFix, categorise, leaveOrTake, leaveOutAll, takeInAll } from './rowActions.ts'

const left: ReviewRow = {
  row: 14,
  verdict: { state: 'left', why: 'byUser', findings: [] },
  texts: {},
  rule: null,
  fixed: [],
  delivery: null,
  standing: null,
}
const wrong: ReviewRow = { ...left, verdict: { state: 'error', findings: [] } }
const at = '2025-04-02T09:30:00.000Z'

describe('a row', () => {
  it('in error can be left out', () => {
    expect(leaveOrTake(wrong)).toEqual({ does: 'leaveOut', row: 14 })
  })

  it('that was left out can be taken in', () => {
    expect(leaveOrTake(left)).toEqual({ does: 'takeIn', row: 14 })
  })

  it.each(['blank', 'heading', 'preamble'] as const)('that is %s cannot be taken in', (why) => {
    expect(leaveOrTake({ ...left, verdict: { state: 'left', why, findings: [] } })).toBeNull()
  })

  it.each<{ delivery: ReviewRow['delivery']; fixable: boolean }>([
    { delivery: null, fixable: true },
    { delivery: { state: 'waiting' }, fixable: true },
    { delivery: { state: 'refused', batch: 1, reason: 'no', at }, fixable: true },
    { delivery: { state: 'sent', batch: 1, at }, fixable: false },
    { delivery: { state: 'accepted', batch: 1, at }, fixable: false },
    { delivery: { state: 'confirmed', by: 'readBack', at }, fixable: false },
    { delivery: { state: 'unknown', batch: 1, since: at }, fixable: false },
  ])('with the delivery $delivery can be corrected: $fixable', ({ delivery, fixable }) => {
    const row = { ...wrong, delivery }
    expect(canFix(row)).toBe(fixable)
    expect(leaveOrTake(row) !== null).toBe(fixable)
  })
})

describe('rows that are selected together', () => {
  const sent: ReviewRow = { ...wrong, row: 16, delivery: { state: 'accepted', batch: 1, at } }
  const good: ReviewRow = { ...wrong, row: 17 }
  const rows = [left, { ...wrong, row: 15 }, sent, good]

  it('are left out where they are not yet and have not left, as one fix', () => {
    expect(leaveOutAll(rows)).toEqual({
      does: 'several',
      fixes: [
        { does: 'leaveOut', row: 15 },
        { does: 'leaveOut', row: 17 },
      ],
    })
  })

  it('are taken in where they were left out: of one row that is an ordinary fix', () => {
    expect(takeInAll(rows)).toEqual({ does: 'takeIn', row: 14 })
    expect(takeInAll([good])).toBeNull()
  })

  it('get a category where they become records', () => {
    const set = (row: number) => ({ does: 'set', row, field: 'category', value: 'Fuel' })
    expect(categorise(rows, ' Fuel ')).toEqual({ does: 'several', fixes: [set(15), set(17)] })
    expect(categorise(rows, ' ')).toBeNull()
    expect(categorise([left, sent], 'Fuel')).toBeNull()
  })
})

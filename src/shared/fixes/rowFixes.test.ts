import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fix, RowFix } from '#shared/fixes/fix.ts'
import { foldFixes, lastUndoable, type NumberedFix } from '#shared/fixes/rowFixes.ts'

const set = (row: number, value: string, field: 'name' | 'date' = 'name'): RowFix => ({
  does: 'set',
  row,
  field,
  value,
})
const leaveOut: Fix = { does: 'leaveOut', row: 1 }
const takeIn: Fix = { does: 'takeIn', row: 1 }
const several = (...fixes: RowFix[]): Fix => ({ does: 'several', fixes })
const undo = (fix: number): Fix => ({ does: 'undo', fix })
const list = (...fixes: Fix[]): NumberedFix[] => fixes.map((fix, index) => ({ no: index + 1, fix }))

describe('the fixes of a row', () => {
  it.each([
    { what: 'one', fixes: list(set(1, 'a')), stand: { values: { name: 'a' }, left: null } },
    {
      what: 'a later one over an earlier',
      fixes: list(set(1, 'a'), set(1, 'b')),
      stand: { values: { name: 'b' }, left: null },
    },
    {
      what: 'two fields',
      fixes: list(set(1, 'a'), set(1, 'b', 'date')),
      stand: { values: { name: 'a', date: 'b' }, left: null },
    },
    { what: 'an undone one over nothing', fixes: list(set(1, 'a'), undo(1)), stand: undefined },
    {
      what: 'an undone one over an earlier',
      fixes: list(set(1, 'a'), set(1, 'b'), undo(2)),
      stand: { values: { name: 'a' }, left: null },
    },
    { what: 'a text cleared', fixes: list(set(1, '')), stand: { values: { name: '' }, left: null } },
    { what: 'left out', fixes: list(set(1, 'a'), leaveOut), stand: { values: { name: 'a' }, left: true } },
    { what: 'left out and taken in', fixes: list(leaveOut, takeIn), stand: { values: {}, left: false } },
    { what: 'left out, undone', fixes: list(takeIn, leaveOut, undo(2)), stand: { values: {}, left: false } },
    { what: 'another row', fixes: list(set(2, 'a')), stand: undefined },
    {
      what: 'one of several, over one before',
      fixes: list(set(1, 'a'), several(set(1, 'b'), set(2, 'c'))),
      stand: { values: { name: 'b' }, left: null },
    },
    {
      what: 'one of several that were undone',
      fixes: list(set(1, 'a'), several(set(1, 'b'), set(2, 'c')), undo(2)),
      stand: { values: { name: 'a' }, left: null },
    },
  ])('stand: $what', ({ fixes, stand }) => {
    expect(foldFixes(fixes).get(1)).toEqual(stand)
  })
})

describe('the fix that an undo takes back', () => {
  it.each([
    { what: 'none without fixes', fixes: list(), no: null },
    { what: 'the newest', fixes: list(set(1, 'a'), leaveOut), no: 2 },
    { what: 'the one before an undone one', fixes: list(set(1, 'a'), leaveOut, undo(2)), no: 1 },
    { what: 'none when all are undone', fixes: list(set(1, 'a'), undo(1)), no: null },
    { what: 'a new one after an undo', fixes: list(set(1, 'a'), undo(1), set(1, 'b')), no: 3 },
  ])('is $what', ({ fixes, no }) => {
    expect(lastUndoable(fixes)).toBe(no)
  })

  it('leads back, undo by undo, over every state that the fixes went through', () => {
    const fix = fc.oneof(
      fc
        .record({ row: fc.integer({ min: 1, max: 3 }), value: fc.string() })
        .map(({ row, value }) => set(row, value)),
      fc.constantFrom(leaveOut, takeIn),
    )
    fc.assert(
      fc.property(fc.array(fix, { maxLength: 8 }), (fixes) => {
        let all = list(...fixes)
        for (let standing = fixes.length; standing >= 0; standing--) {
          expect(foldFixes(all)).toEqual(foldFixes(list(...fixes.slice(0, standing))))
          const next = lastUndoable(all)
          expect(next).toBe(standing === 0 ? null : standing)
          if (next !== null) all = [...all, { no: all.length + 1, fix: undo(next) }]
        }
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { chooseWay } from '#shared/delivery/sendWay.ts'

const load = (entries: number, bytes: number) => ({ entries, bytes })

describe('the way in which records go', () => {
  it.each([
    { asked: 'auto', of: null, goes: 'batch' },
    { asked: 'batch', of: null, goes: 'batch' },
    { asked: 'single', of: null, goes: 'single' },
    // A file is for settlements alone.
    { asked: 'file', of: null, goes: 'batch' },
    { asked: 'auto', of: load(1, 400), goes: 'batch' },
    // Twenty requests of 500 entries.
    { asked: 'auto', of: load(10_000, 4_000_000), goes: 'batch' },
    { asked: 'auto', of: load(10_001, 4_000_000), goes: 'file' },
    { asked: 'auto', of: load(9000, 5_000_000), goes: 'batch' },
    { asked: 'auto', of: load(9000, 5_000_001), goes: 'file' },
    { asked: 'batch', of: load(1_000_000, 400_000_000), goes: 'batch' },
    { asked: 'single', of: load(1_000_000, 400_000_000), goes: 'single' },
    { asked: 'file', of: load(1, 400), goes: 'file' },
  ] as const)('asked $asked of $of is $goes', ({ asked, of, goes }) => {
    expect(chooseWay(asked, of, 500)).toBe(goes)
  })

  it('follows the size of a batch', () => {
    expect(chooseWay('auto', load(10_001, 1000), 1000)).toBe('batch')
    expect(chooseWay('auto', load(101, 1000), 5)).toBe('file')
  })
})

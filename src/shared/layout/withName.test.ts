import { describe, expect, it } from 'vitest'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'
import { withName } from '#shared/layout/withName.ts'

const column = (index: number) => ({ from: 'column', column: index }) as const
const open = bankLayout({ date: 0, amount: 3 }, { nameOpen: true, identity: [4] })

describe('a name that was open', () => {
  it('is settled by a column, which is part of the records’ ids from then on', () => {
    const named = withName(open, column(2))
    expect(named).toEqual(bankLayout({ date: 0, amount: 3, name: 2 }, { identity: [2, 4] }))
    // Another column later makes no other ids.
    expect(withName(named, column(1)).identity).toEqual([2, 4])
  })

  it('is settled by the choice of none', () => {
    expect(withName(open, null)).toEqual(bankLayout({ date: 0, amount: 3 }, { identity: [4] }))
  })
})

it('a name that was known is another or none, and ids stay as they are', () => {
  const layout = bankLayout({ date: 0, amount: 3, name: 1 }, { identity: [1] })
  expect(withName(layout, column(2))).toEqual(bankLayout({ date: 0, amount: 3, name: 2 }, { identity: [1] }))
  expect(withName(layout, null)).toEqual(bankLayout({ date: 0, amount: 3 }, { identity: [1] }))
})

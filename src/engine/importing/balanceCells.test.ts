import { expect, it } from 'vitest'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'
import { compileBalanceCells } from '#engine/importing/balanceCells.ts'

const columns = { date: 0, amount: 1, balance: 2 }

it.each([
  { what: 'a layout that leaves nothing open', layout: bankLayout(columns), isRead: true },
  {
    what: 'one in whole units, said outright',
    layout: bankLayout(columns, { amountsIn: 'units' }),
    isRead: true,
  },
  { what: 'one in cents', layout: bankLayout(columns, { amountsIn: 'cents' }), isRead: false },
])('balances are read as hundredths from bytes: $what is $isRead', ({ layout, isRead }) => {
  expect(compileBalanceCells(layout, false) !== null).toBe(isRead)
})

import { expect, it } from 'vitest'
import { accountRefuted } from '#shared/layout/accountRefuted.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { column } from '#shared/layout/testing/bankLayout.ts'

const profilesOf = (accounts: readonly string[]) => {
  const profiler = createColumnProfiler(['Date', 'Account number', 'Amount'])
  for (const [no, account] of accounts.entries()) profiler.add(['2025-03-01', account, '-5.00'], no + 2)
  return profiler.profiles()
}
const taken = { fields: { date: column(0), account: { from: 'constant', value: '63 001' } } } as const
const none = profilesOf([''])

it.each([
  { what: 'names none', profiles: none, stated: undefined },
  { what: 'names the same, otherwise written', profiles: none, stated: '63-001' },
  { what: 'has the same in every row', profiles: profilesOf(['63001', '63001']), stated: undefined },
])('the account of a layout stands where a file $what', ({ profiles, stated }) => {
  expect(accountRefuted(profiles, taken, stated === undefined ? {} : { account: stated })).toBeNull()
})

it('the account that a file names above its table counts', () => {
  expect(accountRefuted(none, taken, { account: '62002' })).toEqual({
    change: { fields: { date: column(0) } },
    why: 'It says that it is of account 62002, not of 63 001.',
  })
})

it.each([{ accounts: ['62002', '62002'] }, { accounts: ['63001', '62002'] }])(
  'the accounts that a file names row by row count: $accounts',
  ({ accounts }) => {
    expect(accountRefuted(profilesOf(accounts), taken, {})).toEqual({
      change: { fields: { date: column(0), account: column(1) } },
      why: 'Its column “Account number” says which account each row is of; not all are of 63 001.',
    })
  },
)

it('a column that a layout takes the account from is not held against anything', () => {
  expect(accountRefuted(none, { fields: { account: column(1) } }, { account: '62002' })).toBeNull()
})

import { describe, expect, it } from 'vitest'
import { bankLayout, column } from '#shared/layout/testing/bankLayout.ts'
import { typedAccount } from './typedAccount.ts'

const typed = (value: string) => bankLayout({}, { fields: { account: { from: 'constant', value } } })

describe('an account that was typed for every row', () => {
  it('is told to overrule the one that the file names', () => {
    expect(typedAccount(typed('Savings'), { accountInFile: '62001234567' })).toBe(
      'The file says that it is of account 62001234567. Its records will be of Savings, as typed below: the same rows, brought again without that, would be other records and be sent twice. Take the text away unless it is meant so.',
    )
  })

  it.each([
    { why: 'it is the same', layout: typed('6200 1234 567'), accountInFile: '62001234567' },
    { why: 'the file names none', layout: typed('Savings'), accountInFile: null },
    { why: 'nothing is typed yet', layout: typed(' '), accountInFile: '62001234567' },
    {
      why: 'it is a column',
      layout: bankLayout({}, { fields: { account: column(1) } }),
      accountInFile: '62001234567',
    },
    { why: 'there is none', layout: bankLayout({}), accountInFile: '62001234567' },
  ])('needs no word where $why', ({ layout, accountInFile }) => {
    expect(typedAccount(layout, { accountInFile })).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import type { ConnectionView } from '#shared/connect/connection.ts'
import type { ComparedPlan } from '#shared/delivery/sendView.ts'
import { accountsElsewhere, leavingWords, ordersOf, readyAmong, whyNotTogether } from './ordersOf.ts'
import type { Verdict } from './verdict.ts'

const shop: ConnectionView = {
  ...{ id: 'shop', name: 'My shop', environment: 'live', appId: 'app', uid: 'u1' },
  ...{ businessName: 'Corner Shop', key: 'keychain' },
} as const
const none = { count: 0, sum: 0, others: [] }
const plan: ComparedPlan = {
  ...{
    records: 5,
    requests: 1,
    income: none,
    expense: none,
    settlement: none,
    currency: 'ZAR',
    way: 'batch',
  },
  ...{ leftOut: 0, sentBefore: 0, errors: 0, obstacles: [] },
  compared: { sentBefore: 0, waitsElsewhere: 0, toLookAt: 0 },
}
const ofAccount = (account: string): ComparedPlan => ({
  ...plan,
  obstacles: [{ code: 'send.accountElsewhere', account, business: 'Corner Shop', before: 'Cafe' }],
})
const ready = (records: number): Verdict => ({ is: 'ready', records })
const sentBefore: Verdict = {
  is: 'through',
  says: 'All 5 were sent before',
  tone: 'good',
  at: { step: 'review', filter: 'sentBefore' },
}
const through = { id: 't', plan: null, verdict: sentBefore }
const open: Verdict = { is: 'open', says: '1 row in error', at: { step: 'review', filter: 'errors' } }

describe('what leaves together', () => {
  const [a, b, c] = [
    { id: 'a', plan, verdict: ready(5) },
    { id: 'b', plan, verdict: open },
    { id: 'c', plan: { ...plan, compared: { ...plan.compared, waitsElsewhere: 2 } }, verdict: ready(4) },
  ]

  it('is what is ready and was not left out', () => {
    expect(readyAmong([a, b, c], new Set())).toEqual([a, c])
    expect(readyAmong([a, b, c], new Set(['a']))).toEqual([c])
  })

  it.each([
    { of: [a], says: '5 records' },
    { of: [c], says: '4 records' },
    { of: [a, c], says: 'At most 9 records: what several files hold leaves once.' },
  ])('is said to be “$says”', ({ of, says }) => {
    expect(leavingWords(of)).toBe(says)
  })

  it('carries the name of a live business, and that of an account’s new one only for that account', () => {
    const imports = [
      { id: 'a', plan, verdict: ready(5) },
      { id: 'd', plan: ofAccount('62'), verdict: ready(5) },
    ]
    const typed = { business: 'Corner Shop ', accounts: { '62': ' Corner Shop' } }
    const order = { connectionId: 'shop', refused: false, confirm: 'Corner Shop' }
    expect(ordersOf(imports, shop, typed)).toEqual([
      { ...order, id: 'a', accountTo: null },
      { ...order, id: 'd', accountTo: 'Corner Shop' },
    ])
    expect(ordersOf([a], { ...shop, environment: 'sandbox' }, typed)).toMatchObject([{ confirm: null }])
  })

  it('asks for each account that was sent elsewhere once', () => {
    const imports = ['62', '62', '63'].map((account) => ({
      id: account,
      plan: ofAccount(account),
      verdict: null,
    }))
    expect(accountsElsewhere(imports).map(({ account }) => account)).toEqual(['62', '63'])
  })

  const asked = { judged: [a], ready: 1, connection: shop, business: 'Corner Shop', isReading: false }
  it.each([
    { says: null, ...asked },
    { says: 'The files are still being read.', ...asked, isReading: true },
    {
      says: 'Comparing the files with each other…',
      ...asked,
      judged: [{ id: 'e', plan: null, verdict: null }],
    },
    { says: 'None of them can be sent yet.', ...asked, ready: 0, judged: [b] },
    { says: 'What is left cannot be sent yet.', ...asked, ready: 0, judged: [b, through] },
    { says: 'Choose a connection first.', ...asked, connection: null },
    {
      says: 'The key of this connection is missing.',
      ...asked,
      connection: { ...shop, key: 'none' as const },
    },
    { says: 'Type the name of the business to confirm.', ...asked, business: 'Corner' },
    { says: null, ...asked, connection: { ...shop, environment: 'sandbox' as const }, business: '' },
  ])('waits for “$says”', ({ says, ...given }) => {
    expect(whyNotTogether(given)).toBe(says)
  })
})

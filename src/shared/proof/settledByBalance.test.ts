import { describe, expect, it } from 'vitest'
import type { Layout } from '#shared/layout/layout.ts'
import type { BalanceProof } from '#shared/proof/balanceProof.ts'
import { settledByBalance } from '#shared/proof/settledByBalance.ts'

const layout: Layout = {
  ...{ version: 1, kind: 'bank', dateOrder: 'ymd', decimalMark: '.', sign: 'signed', currency: 'ZAR' },
  ...{ feeBasis: 'beside', fields: { amount: { from: 'column', column: 2 } }, identity: [] },
}
const { feeBasis: _settled, ...openFee } = layout
const proof: BalanceProof = {
  ...{ column: 4, checked: 112, broken: 0, breaks: [], follows: true, order: 'oldestFirst' },
  ...{ firstOutOfDay: null, turned: null, fee: null, opening: null, closing: null },
}

describe('what the balances settle', () => {
  it.each<{ of: Layout; shown: Partial<BalanceProof>; suggested: boolean; gives: Partial<Layout> | null }>([
    { of: layout, shown: {}, suggested: true, gives: null },
    { of: layout, shown: { turned: false, fee: 'beside' }, suggested: true, gives: null },
    { of: { ...layout, sign: null }, shown: {}, suggested: true, gives: null },
    { of: { ...layout, sign: null }, shown: { turned: false }, suggested: false, gives: { sign: 'signed' } },
    { of: { ...layout, sign: null }, shown: { turned: true }, suggested: false, gives: { sign: 'inverted' } },
    { of: layout, shown: { turned: true }, suggested: true, gives: { sign: 'inverted' } },
    { of: layout, shown: { turned: true }, suggested: false, gives: null },
    { of: { ...layout, sign: 'debitCredit' }, shown: { turned: true }, suggested: true, gives: null },
    { of: { ...layout, sign: 'flag' }, shown: { turned: true }, suggested: true, gives: null },
    { of: openFee, shown: { fee: 'included' }, suggested: false, gives: { feeBasis: 'included' } },
    { of: layout, shown: { fee: 'included' }, suggested: true, gives: { feeBasis: 'included' } },
    { of: layout, shown: { fee: 'included' }, suggested: false, gives: null },
    { of: { ...layout, fee: 'left' }, shown: { fee: 'included' }, suggested: true, gives: null },
  ])(
    'is $gives of sign $of.sign, fee $of.feeBasis, where they show $shown',
    ({ of, shown, suggested, gives }) => {
      const say = { mayTurn: suggested, mayOpen: false, haveSigns: true, owedBy: null }
      expect(settledByBalance(of, { ...proof, ...shown }, say)).toEqual(gives && { ...of, ...gives })
    },
  )

  it.each<{
    sign: Layout['sign']
    turned: boolean
    owedBy: 'signed' | 'inverted'
    gives: Partial<Layout> | null
  }>([
    { sign: null, turned: false, owedBy: 'signed', gives: null },
    { sign: null, turned: true, owedBy: 'inverted', gives: null },
    { sign: 'signed', turned: true, owedBy: 'inverted', gives: null },
    { sign: 'signed', turned: true, owedBy: 'signed', gives: { sign: 'inverted' } },
  ])(
    'is $gives of sign $sign, turned $turned, where the balances may be what is owed by $owedBy',
    ({ sign, turned, owedBy, gives }) => {
      const of: Layout = { ...layout, sign }
      const say = { mayTurn: true, mayOpen: false, haveSigns: true, owedBy }
      expect(settledByBalance(of, { ...proof, turned }, say)).toEqual(gives && { ...of, ...gives })
    },
  )

  const exchanged: Partial<BalanceProof> = {
    ...{ turned: true, broken: 1, breaks: [{ row: 5, difference: 4000, seems: 'turned' }] },
  }
  it.each<{ sign: Layout['sign']; suggested: boolean; gives: Partial<Layout> | null }>([
    { sign: null, suggested: true, gives: null },
    { sign: 'inverted', suggested: true, gives: { sign: null } },
    { sign: 'inverted', suggested: false, gives: null },
    { sign: 'flag', suggested: true, gives: null },
  ])(
    'is $gives of sign $sign where no amount has one and they went both ways',
    ({ sign, suggested, gives }) => {
      const of: Layout = { ...layout, sign }
      const shown: BalanceProof = { ...proof, ...exchanged }
      const say = { mayTurn: suggested, mayOpen: false, haveSigns: false, owedBy: null }
      expect(settledByBalance(of, shown, say)).toEqual(gives && { ...of, ...gives })
    },
  )

  const ofTwo: Layout = {
    ...{ ...layout, sign: 'debitCredit' },
    fields: { debit: { from: 'column', column: 2 }, credit: { from: 'column', column: 3 } },
  }
  const turned = { row: 3, difference: 100000, seems: 'turned' } as const
  const other = { row: 4, difference: 100 } as const
  it.each<{ why: string; shown: Partial<BalanceProof>; mayOpen: boolean; isOpened: boolean }>([
    { why: 'most show it', shown: { turned: true }, mayOpen: true, isOpened: true },
    { why: 'most show it', shown: { turned: true }, mayOpen: false, isOpened: false },
    {
      why: 'most agree',
      shown: { turned: false, broken: 1, breaks: [turned] },
      mayOpen: true,
      isOpened: false,
    },
    {
      why: 'the only one does',
      shown: { checked: 1, broken: 1, breaks: [turned] },
      mayOpen: true,
      isOpened: true,
    },
    {
      why: 'the only one just breaks',
      shown: { checked: 1, broken: 1, breaks: [other] },
      mayOpen: true,
      isOpened: false,
    },
    {
      why: 'one of two does',
      shown: { checked: 2, broken: 1, breaks: [turned] },
      mayOpen: true,
      isOpened: true,
    },
    {
      why: 'one of three does',
      shown: { checked: 3, broken: 1, breaks: [turned] },
      mayOpen: true,
      isOpened: false,
    },
    // Of 2,000 breaks half are taken to be turned, and as many rows agree; then one more does.
    {
      why: 'as many as agree do',
      shown: { checked: 3000, broken: 2000, breaks: [turned, other] },
      mayOpen: true,
      isOpened: true,
    },
    {
      why: 'fewer than agree do',
      shown: { checked: 3001, broken: 2000, breaks: [turned, other] },
      mayOpen: true,
      isOpened: false,
    },
  ])('opens debits: $isOpened, where they may be: $mayOpen, and $why', ({ shown, mayOpen, isOpened }) => {
    const say = { mayTurn: true, mayOpen, haveSigns: true, owedBy: null }
    const opened = { ...ofTwo, sign: null, fields: {} }
    expect(settledByBalance(ofTwo, { ...proof, ...shown }, say)).toEqual(isOpened ? opened : null)
  })
})

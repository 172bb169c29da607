import { describe, expect, it } from 'vitest'
import { accountKey, identityCode, identityText } from '#shared/records/identityText.ts'
import { identityKey, recordId, settlementRecordId, type RowIdentity } from '#shared/records/recordId.ts'

const uif: RowIdentity = {
  account: '62001234567',
  date: '2021-12-13',
  minor: -4390,
  currency: 'ZAR',
  text: 'UIF 123456789123456',
  sourceId: null,
}
const payFast: RowIdentity = {
  account: 'PAYFAST',
  date: '2026-09-18',
  minor: 11500,
  currency: 'ZAR',
  text: 'ANY',
  sourceId: '1A2b-3',
}

// Made with coreutils: printf '<canonical text>' | sha256sum, and base32 of those bytes; see each line.
describe('a record id', () => {
  it('of a row is that of its canonical text', () => {
    // row\n62001234567\n2021-12-13\n-4390\nZAR\nUIF 123456789123456\nmain\n1
    expect(recordId(uif, 'main', 1)).toBe('r1x3fsf4jd66pj24tlcsijh2q6ew')
    // row\n62001234567\n2021-12-13\n-4390\nZAR\nUIF 123456789123456\nfee\n2
    expect(recordId(uif, 'fee', 2)).toBe('r1y7d7gpx4z4rgkf3zdesvo45tuo')
  })

  it('of a row that does not read, and has no account yet, is that of its text as it stands', () => {
    const unread = { account: '', date: '31/02/2024', minor: 'R12,3X', currency: 'ZAR', sourceId: null }
    // row\n\n31/02/2024\nR12,3X\nZAR\nKAFFEE €\tREF\nmain\n1
    expect(recordId({ ...unread, text: 'KAFFEE €\tREF' }, 'main', 1)).toBe('r1pszssgsplwp5bsxorjodgfdxko')
  })

  it('of a row with an id of its own takes that id in place of text and ordinal', () => {
    // own\nPAYFAST\n1A2b-3\n2026-09-18\n11500\nmain
    expect(recordId(payFast, 'main', 1)).toBe('r1rfcuz3lowxf5q66hjtnajozfsf')
    expect(recordId({ ...payFast, text: 'OTHER' }, 'main', 7)).toBe('r1rfcuz3lowxf5q66hjtnajozfsf')
  })

  it('of a settlement is that of its account and the id that the file gives it', () => {
    // settlement\nSHOP1\n98765
    expect(settlementRecordId('Shop-1', ' 98765 ')).toBe('r1d7agnvkmfene4vgmp6ohe6owgb')
  })

  it.each([
    { differs: 'account', other: { ...uif, account: '62001234568' } },
    { differs: 'date', other: { ...uif, date: '2021-12-14' } },
    { differs: 'amount', other: { ...uif, minor: 4390 } },
    { differs: 'currency', other: { ...uif, currency: 'NAD' } },
    { differs: 'text', other: { ...uif, text: 'UIF' } },
    { differs: 'source id', other: { ...uif, sourceId: '1' } },
  ])('is another for another $differs', ({ other }) => {
    expect(recordId(other, 'main', 1)).not.toBe(recordId(uif, 'main', 1))
    expect(identityKey(other)).not.toBe(identityKey(uif))
  })

  it('is another for the second of two equal rows, and for the fee beside it', () => {
    expect(new Set([recordId(uif, 'main', 1), recordId(uif, 'main', 2), recordId(uif, 'fee', 1)]).size).toBe(
      3,
    )
  })
})

describe('what an identity holds', () => {
  it.each([
    { text: '  Coffee \t shop\n', is: 'COFFEE SHOP' },
    { text: '(Pending) Coffee shop', is: 'COFFEE SHOP' },
    { text: '(PENDING)Coffee shop', is: 'COFFEE SHOP' },
    { text: 'Coffee (pending)', is: 'COFFEE (PENDING)' },
    { text: 'Ｃａｆｅ\u0301', is: 'CAFÉ' },
    { text: 'a\u0000b', is: 'A B' },
  ])('of the text $text is $is', ({ text, is }) => {
    expect(identityText(text)).toBe(is)
  })

  it('of an id keeps its case', () => {
    expect(identityCode(' txn_1Ab ')).toBe('txn_1Ab')
  })

  it('of an account is the same however it is spaced', () => {
    const written = ['62-0012 3456-7', '62001234567', ' 62001234567 ', '6200 123 4567']
    expect(new Set(written.map(accountKey))).toEqual(new Set(['62001234567']))
    expect(accountKey('Shop 1')).toBe('SHOP1')
  })
})

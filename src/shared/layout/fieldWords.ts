import type { FieldName } from '#shared/layout/layout.ts'

/** What a user calls each field, in the middle of a sentence. */
export const fieldWords: Readonly<Record<FieldName, string>> = {
  date: 'date',
  amount: 'amount',
  debit: 'money out',
  credit: 'money in',
  flag: 'in-or-out mark',
  fee: 'fee',
  net: 'amount after the fee',
  balance: 'balance',
  name: 'name',
  notes: 'notes',
  category: 'category',
  vat: 'VAT',
  feeVat: 'VAT on top of the fee',
  tip: 'tip',
  currency: 'currency',
  productId: 'product id',
  sourceId: 'transaction id',
  settlementId: 'settlement id',
  payoutDate: 'payout date',
  account: 'account',
}

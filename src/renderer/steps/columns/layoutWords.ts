import type {
  AmountUnit,
  DateOrder,
  DecimalMark,
  FeeBasis,
  FeeUse,
  FlagReading,
  ImportKind,
  Layout,
  SignConvention,
  TipPlace,
} from '#shared/layout/layout.ts'
import { wayOfKind } from '#shared/convert/rowAmount.ts'
import type { VatMode } from '#shared/vat/vatMode.ts'

/** How each order of dates is said in a sentence. */
export const dateOrderWords: Readonly<Record<DateOrder, string>> = {
  dmy: 'day/month/year',
  mdy: 'month/day/year',
  ymd: 'year/month/day',
}

/** How each decimal mark is said in a sentence. */
export const decimalMarkWords: Readonly<Record<DecimalMark, string>> = { '.': 'a point', ',': 'a comma' }

/** Whether amounts include their fee, as an answer. */
export const feeBasisWords: Readonly<Record<FeeBasis, string>> = {
  included: 'Yes, the fee is a part of the amount',
  beside: 'No, the fee comes on top of the amount',
}

/** Whether amounts include their fee, said in a sentence. */
export const basisWords: Readonly<Record<FeeBasis, string>> = {
  included: 'includes the fee',
  beside: 'does not include the fee',
}

/** What becomes of fees, said in a sentence. */
export const feeUseWords: Readonly<Record<FeeUse, string>> = {
  own: 'become records of their own',
  netted: 'are taken together with the amount beside them',
  left: 'are left alone',
}

/** What a layout makes of fees: records of their own, unless it says otherwise. */
export function feeUseOf({ fee }: Layout): FeeUse {
  return fee ?? 'own'
}

/** Where tips stand, as an answer. */
export const tipWords: Readonly<Record<TipPlace, string>> = {
  in: 'The amounts include the tips',
  beside: 'Tips come on top of the amounts',
}

/** What an amount's sign means, said in a sentence. */
export function signWords(sign: SignConvention, kind: ImportKind): string {
  const oneWay = wayOfKind(kind) !== null
  switch (sign) {
    case 'signed':
      return oneWay ? 'amounts with a minus were paid back' : 'minus is money out'
    case 'inverted':
      return oneWay ? 'amounts without a minus were paid back' : 'minus is money in'
    case 'debitCredit':
      return 'money in and money out have a column each'
    case 'flag':
      return 'a column says whether it is in or out'
    case 'unsigned':
      return kind === 'expense' ? 'every amount is money out' : 'every amount is money in'
  }
}

/** What the figures of amounts count, said in a sentence. */
export const amountUnitWords: Readonly<Record<AmountUnit, string>> = {
  cents: 'cents, so that 12345 is 123.45',
  units: 'not cents, so that 12345 is 12,345.00',
}

/** What an amount with another sign than the others beside its word is, said in a sentence. */
export const flagReadingWords: Readonly<Record<FlagReading, string>> = {
  paidBack: 'was paid back',
  asFlag: 'is what the word says all the same',
}

/** Where VAT comes from, said in a sentence. */
export const vatWords: Readonly<Record<VatMode, string>> = {
  column: 'as a column of the file says',
  contained: 'contained in each amount',
  zeroRated: '0, as everything here is zero-rated',
  exempt: 'none, as everything here is exempt',
  none: 'none, as the business is not registered for it',
}

const currencies = ['ZAR', 'USD', 'EUR', 'GBP', 'BWP', 'NAD', 'LSL', 'SZL', 'MZN', 'ZMW', 'KES', 'NGN', 'AUD']

/** The currencies to choose from: the usual ones, behind the one that holds now. */
export function currencyChoices(now: string): readonly { readonly value: string; readonly label: string }[] {
  return [...new Set([now, ...currencies])].map((code) => ({ value: code, label: code }))
}

const separators = [
  { value: ' ', label: 'a space between' },
  { value: ', ', label: 'a comma between' },
  { value: ' - ', label: 'a dash between' },
  { value: ' / ', label: 'a slash between' },
  { value: '', label: 'nothing between' },
] as const

/** What may stand between joined columns: the usual, and the one that holds now, whatever it is. */
export function separatorChoices(now: string): readonly { readonly value: string; readonly label: string }[] {
  const isUsual = separators.some(({ value }) => value === now)
  return isUsual ? separators : [...separators, { value: now, label: `“${now}” between` }]
}

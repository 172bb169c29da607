/** Which way money went, as a bank says it of the account: a debit is money out, a credit money in. */
export type MoneyDirection = 'debit' | 'credit'

const besideAmounts: ReadonlyMap<string, MoneyDirection> = new Map([
  ['D', 'debit'],
  ['DR', 'debit'],
  ['DT', 'debit'],
  ['DEBIT', 'debit'],
  ['DEBIET', 'debit'],
  ['DEBET', 'debit'],
  ['C', 'credit'],
  ['CR', 'credit'],
  ['KT', 'credit'],
  ['CREDIT', 'credit'],
  ['KREDIET', 'credit'],
  ['KREDIT', 'credit'],
])

// Beside an amount `kr` is a krone. A bare `S` or `H`, for Soll and Haben, may as well be a sale.
const inFlagColumns: ReadonlyMap<string, MoneyDirection> = new Map([
  ...besideAmounts,
  ['DB', 'debit'],
  ['SOLL', 'debit'],
  ['AF', 'debit'],
  ['-', 'debit'],
  ['−', 'debit'],
  ['OUT', 'debit'],
  ['MONEY OUT', 'debit'],
  ['UIT', 'debit'],
  ['GELD UIT', 'debit'],
  ['PAID OUT', 'debit'],
  ['WITHDRAWAL', 'debit'],
  ['ONTTREKKING', 'debit'],
  ['EXPENSE', 'debit'],
  ['UITGAWE', 'debit'],
  ['K', 'credit'],
  ['KR', 'credit'],
  ['HABEN', 'credit'],
  ['BIJ', 'credit'],
  ['+', 'credit'],
  ['IN', 'credit'],
  ['MONEY IN', 'credit'],
  ['GELD IN', 'credit'],
  ['PAID IN', 'credit'],
  ['DEPOSIT', 'credit'],
  ['DEPOSITO', 'credit'],
  ['INCOME', 'credit'],
  ['INKOMSTE', 'credit'],
])

/** What a word written beside an amount says (`CR`, `Dr`, `Debiet`), in any case; null where it says neither. */
export function directionBesideAmount(word: string): MoneyDirection | null {
  return besideAmounts.get(word.toUpperCase()) ?? null
}

/** Words of a user's own for money out and money in. */
export interface FlagWords {
  readonly debit: readonly string[]
  readonly credit: readonly string[]
}

/**
 * What a cell of a debit/credit flag column says (also `In`, `Out`, `+`, `-`), in any case; null where it says neither. The
 * user's own words count before those that are known.
 */
export function directionOfFlag(text: string, own?: FlagWords): MoneyDirection | null {
  const word = plainWord(text)
  const isSame = (other: string): boolean => plainWord(other) === word
  if (own?.debit.some(isSame) === true) return 'debit'
  if (own?.credit.some(isSame) === true) return 'credit'
  return inFlagColumns.get(word) ?? null
}

function plainWord(text: string): string {
  return text.trim().replace(/\s+/gu, ' ').toUpperCase()
}

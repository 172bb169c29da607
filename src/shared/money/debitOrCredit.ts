/** Which way money went, as a bank says it of the account: a debit is money out, a credit money in. */
export type MoneyDirection = 'debit' | 'credit'

const besideAmounts: ReadonlyMap<string, MoneyDirection> = new Map([
  ['D', 'debit'],
  ['DR', 'debit'],
  ['DT', 'debit'],
  ['DEBIT', 'debit'],
  ['DEBIET', 'debit'],
  ['C', 'credit'],
  ['CR', 'credit'],
  ['KT', 'credit'],
  ['CREDIT', 'credit'],
  ['KREDIET', 'credit'],
])

const inFlagColumns: ReadonlyMap<string, MoneyDirection> = new Map([
  ...besideAmounts,
  ['-', 'debit'],
  ['−', 'debit'],
  ['OUT', 'debit'],
  ['MONEY OUT', 'debit'],
  ['UIT', 'debit'],
  ['+', 'credit'],
  ['IN', 'credit'],
  ['MONEY IN', 'credit'],
])

/** What a word written beside an amount says (`CR`, `Dr`, `Debiet`), in any case; null where it says neither. */
export function directionBesideAmount(word: string): MoneyDirection | null {
  return besideAmounts.get(word.toUpperCase()) ?? null
}

/** What a cell of a debit/credit flag column says (also `In`, `Out`, `+`, `-`), in any case; null where it says neither. */
export function directionOfFlag(text: string): MoneyDirection | null {
  return inFlagColumns.get(text.trim().replace(/\s+/gu, ' ').toUpperCase()) ?? null
}

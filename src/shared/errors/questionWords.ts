import type { Question } from '#shared/reading/question.ts'

/** What an open question is about, as a part of a sentence. */
export const questionWords: Readonly<Record<Question['about'], string>> = {
  dateOrder: 'how dates are written',
  decimalMark: 'which character comes before the cents',
  sign: 'which amounts are money in and which are money out',
  date: 'which column holds the date',
  amount: 'which column holds the amount',
  debit: 'which column holds money out',
  name: 'which column says what each row was for',
  delimiter: 'what separates the columns',
  encoding: 'how letters are encoded',
  table: 'where the table is',
  fee: 'whether the amount includes the fee',
  tips: 'whether the amount includes the tip',
}

import { listed } from '#shared/errors/listed.ts'
import { dayInWords } from '#shared/dates/monthNames.ts'
import type { Witness } from '#shared/layout/columnProfile.ts'
import type { DateOrder, DecimalMark, FeeBasis } from '#shared/layout/layout.ts'

// All prose of this folder: why something was guessed (a sentence), and why something is open (a clause).

const orderNames: Readonly<Record<DateOrder, string>> = {
  ymd: 'year/month/day',
  dmy: 'day/month/year',
  mdy: 'month/day/year',
}
const markNames: Readonly<Record<DecimalMark, string>> = { '.': 'decimal point', ',': 'decimal comma' }

const basisWords: Readonly<Record<FeeBasis, string>> = {
  included: 'The amount includes the fee',
  beside: 'The fee comes beside the amount',
}

/** Why a column's dates have the order that they have. */
export const dateOrderProof = {
  onlySo: (order: DateOrder, { row, text }: Witness) =>
    `${sentenceCase(orderNames[order])}: row ${row} has ${text}, which can only be read so.`,
  onlySoAll: (order: DateOrder) => `${sentenceCase(orderNames[order])}: only so can all dates be read.`,
  yearFirst: ({ row, text }: Witness) => `Year/month/day: row ${row} has ${text}, with the year in front.`,
  monthByName: ({ row, text }: Witness) => `Row ${row} has ${text}, with the month by its name.`,
  stored: () => 'The workbook stores its dates as dates.',
  sequence: (order: DateOrder) =>
    `${sentenceCase(orderNames[order])}: only so do the dates follow one another without going back and forth.`,
  period: (order: DateOrder) =>
    `${sentenceCase(orderNames[order])}: only so do the dates lie in the period that the file says it is of.`,
  heading: (order: DateOrder) => `${sentenceCase(orderNames[order])}: so the heading says.`,
  span: (order: DateOrder, from: string, to: string) =>
    `${sentenceCase(orderNames[order])}: only so do the dates lie close together, from ${from} to ${to}.`,
} as const

/** Why a column's dates have no order that could be relied on. */
export const dateOrderOpen = {
  noDayAbove12: (example: string) => `no day in the column is above 12${example}`,
  severalWays: (example: string) => `the dates in the column can be read in more than one order${example}`,
  againstHeading: (headed: DateOrder, shown: DateOrder) =>
    `the heading says ${orderNames[headed]}, and the dates lie as if they were ${orderNames[shown]}`,
  example: ({ row, text }: Witness, days: readonly string[]) =>
    `: ${text} in row ${row} may be ${days.map(dayInWords).join(' or ')}`,
  notChosen: 'no order was chosen yet',
  contradiction: (one: Witness, other: Witness) =>
    `row ${one.row} has ${one.text} and row ${other.row} has ${other.text}, which cannot be read in the same order`,
} as const

/** Why the amounts have the decimal mark that they have. */
export const decimalMarkProof = {
  onlySo: (mark: DecimalMark, { row, text }: Witness) =>
    `${sentenceCase(markNames[mark])}: row ${row} has ${text}, which can only be read so.`,
  stored: () => 'The workbook stores its amounts as numbers.',
} as const

/** Why the amounts have no decimal mark that could be relied on. */
export const decimalMarkOpen = {
  ambiguous: ({ row, text }: Witness) =>
    `row ${row} has ${text}, and no amount shows whether its mark parts the cents or the thousands`,
  contradiction: (one: Witness, other: Witness) =>
    `row ${one.row} has ${one.text} and row ${other.row} has ${other.text}, which cannot be read alike`,
  notChosen: 'no decimal mark was chosen yet',
} as const

/** Why the amounts say which way the money went as they are taken to. */
export const signProof = {
  columnEach: () => 'Money in and money out have a column each.',
  flag: (heading: string) =>
    heading === '' ? 'A column of its own says which way.' : `The column “${heading}” says which way.`,
  balance: (sign: 'signed' | 'inverted', rows: number) =>
    `${sign === 'signed' ? 'Minus is money out' : 'Minus is money in'}: ` +
    `the balance follows from it in ${rows} of the first rows.`,
  balances: (sign: 'signed' | 'inverted', rows: number) =>
    `${sign === 'signed' ? 'Minus is money out' : 'Minus is money in'}: ` +
    `so the balances follow one another in ${rows} rows.`,
  minus: ({ row, text }: Witness) => `Row ${row} has ${text}: an amount with a minus is taken as money out.`,
  allMinus: ({ row, text }: Witness) => `Every amount has a minus, as ${text} in row ${row}.`,
  words: () => 'The amounts carry their own mark for debit or credit.',
} as const

/** Why it is open which way the money went. */
export const signOpen = {
  allPositive: 'no amount has a minus, and no other column says which way the money went',
  mostWithoutMinus: ({ row, text }: Witness) =>
    `most amounts have no minus, others do, as ${text} in row ${row}, and no balance shows whether most came in, as a shop’s takings do, or went out, as a card’s purchases do`,
  byType: (heading: string, words: readonly string[]) =>
    `no amount has a minus; the column “${heading}” may say which way the money went, and what its words (${listed(words)}) mean here is not known`,
  ofPayers: (heading: string) =>
    `${heading === '' ? 'a column' : `the column “${heading}”`} says debit beside fees and no balance: that may be money out, or a payer’s card that was debited, which is money in`,
  againstWords: (heading: string) =>
    `amounts beside the same word of ${heading === '' ? 'a column' : `the column “${heading}”`} have a minus in some rows and none in about as many others, so that the word or the sign says which way the money went, and not both`,
  againstBalance: ({ row, text }: Witness) =>
    `a minus is mostly money out, as ${text} in row ${row} would be, and the only balance that can be checked follows with a minus as money in`,
  someMarked: 'some amounts have a mark like CR or DR, and others have none',
  mixed: ({ row, text }: Witness) =>
    `some amounts have a minus, as ${text} in row ${row}, and others have none: the ones or the others may be money paid back, or a mistake`,
  notChosen: 'no sign convention was chosen yet',
} as const

/** Why amounts are taken to include their fee, or not to. */
export const feeProof = {
  balance: (basis: FeeBasis, rows: number) =>
    `${basisWords[basis]}: so the balance follows in ${rows} of the first rows.`,
  column: (heading: string, basis: FeeBasis, rows: number) =>
    `${basisWords[basis]}: so the column “${heading.trim()}” follows in ${rows} of the first rows.`,
  heading: (heading: string, basis: FeeBasis) => `${basisWords[basis]}: the amount is called “${heading}”.`,
} as const

/** Why it is open whether amounts include their fee. */
export const feeOpen = {
  notShown: (amount: string, fee: string) =>
    `${amount} stands beside a fee of ${fee}, and neither a balance nor a net amount shows whether the one is in the other`,
  notSeen: 'there are fees, and neither a balance nor a net amount shows whether amounts include them',
  notChosen: 'it was not chosen yet',
} as const

/** Why tips are taken to be in the amounts, or beside them. */
export const tipsProof = {
  in: () => 'What is paid out, or the VAT, follows only so from the amounts with a tip.',
  beside: () => 'What is paid out, or the VAT, shows that the tips come on top of the amounts.',
} as const

/** Why it is open whether tips are in the amounts. */
export const tipsOpen = {
  nothingTells: () => 'neither what is paid out nor the VAT shows whether the amounts hold the tips',
  notChosen: () => 'it was not chosen yet whether the amounts hold the tips',
  contradiction: () => 'some rows show that the amounts hold the tips, and others that they do not',
} as const

/** What a file says otherwise than the layout that it was recognised by, and why; null where nothing more can be said. */
export const overruledBy = {
  dates: (why: string | null) => `Its dates are not written as usual. ${asSentence(why)}`.trim(),
  amounts: (why: string | null) => `Its amounts are not written as usual. ${asSentence(why)}`.trim(),
  currency: (said: string, layout: string) => `It says that it is in ${said}, not in ${layout} as usual.`,
  account: (said: string, layout: string) => `It says that it is of account ${said}, not of ${layout}.`,
  accounts: (heading: string, layout: string) =>
    `Its column “${heading}” says which account each row is of; not all are of ${layout}.`,
  fees: (why: string | null) => `Its fees stand otherwise than usual. ${asSentence(why)}`.trim(),
  noSigns: () =>
    'None of its amounts has a minus, and its balances may be what is in the account or what is owed: nothing shows which way the money went.',
  signs: (why: string) => `Its amounts have the other sign than usual. ${asSentence(why)}`,
} as const

/** Why a field that is needed has no column; where several could be it, from their names. */
export const columnOpen = {
  date: {
    none: 'no column holds dates',
    notChosen: 'no column is chosen for the date',
    unclear: (columns: readonly string[]) =>
      `${listed(columns)} hold dates, and it is not clear which is meant`,
    dayCounts: (column: string, text: string, day: string) =>
      `${column} holds numbers that no format shows as dates: ${text} would be ${dayInWords(day)}, if it counts days as workbooks mostly do`,
    unsure: (column: string) => `${column} holds dates, which may not be those of the payments`,
  },
  amount: {
    none: 'no column holds amounts',
    notChosen: 'no column is chosen for the amount',
    unclear: (columns: readonly string[]) =>
      `${listed(columns)} hold amounts, and it is not clear which is meant`,
    unsure: (column: string) =>
      `${column} holds figures without cents or a sign, and nothing shows that they are money`,
    thousands: (columns: readonly string[]) =>
      `the figures in ${listed(columns)} count thousands or millions, as headed, and would be taken as they stand: multiply them in the file first`,
  },
  debit: {
    unclear: (columns: readonly string[]) =>
      `each row has an amount in one of ${listed(columns)}: the one is money out and the other money in, and nothing shows which`,
    against: (column: string) =>
      `the balance grows by ${column}: in the books of a business that is money in, and on a card or a loan it is money out, which is owed`,
  },
  name: {
    unclear: (columns: readonly string[]) =>
      `${listed(columns)} hold words, and it is not clear which is meant`,
  },
  besideEachOther:
    '; several tables seem to stand beside each other, of which only the one that is chosen is read: bring each as a file of its own',
} as const

function asSentence(why: string | null): string {
  if (why === null) return ''
  return /[.]$/.test(why) ? sentenceCase(why) : `${sentenceCase(why)}.`
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

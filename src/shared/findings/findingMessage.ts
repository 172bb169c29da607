import type { Finding, FindingCode } from '#shared/findings/finding.ts'
import { dayInWords } from '#shared/dates/monthNames.ts'
import { fieldWords } from '#shared/layout/fieldWords.ts'
import { missingFields } from '#shared/layout/missingFields.ts'
import type { DateOrder, FieldName, Layout } from '#shared/layout/layout.ts'
import type { Question } from '#shared/reading/question.ts'
import { aboutSum, balanceBreak } from '#shared/findings/sumMessages.ts'

const fixIt = 'Correct the cell, or leave the row out.'

const orderNames: Readonly<Record<DateOrder, string>> = {
  ymd: 'year/month/day',
  dmy: 'day/month/year',
  mdy: 'month/day/year',
}

const moneyNames = {
  'amount.unreadable': 'an amount',
  'fee.unreadable': 'a fee',
  'vat.unreadable': 'an amount of VAT',
  'tip.unreadable': 'a tip',
} as const

/** Where a finding is read: what is settled for a whole file is so in another way in each. */
type Face = 'window' | 'terminal'

/** A finding in the user's words: what was found, what was expected, what to do. The row is named by whoever shows it. */
export function findingMessage(finding: Finding, layout: Layout, face: Face = 'window'): string {
  const found = shown(finding.found)
  switch (finding.code) {
    case 'question.open':
      return openQuestion(finding, found, layout, face)
    case 'date.missing':
    case 'date.unreadable':
    case 'date.impossible':
    case 'date.yearless':
    case 'date.swapped':
      return aboutDate(finding.code, finding, layout)
    case 'amount.missing':
      return `There is no amount here. Every record needs one. ${fixIt}`
    case 'amount.unreadable':
    case 'fee.unreadable':
    case 'vat.unreadable':
    case 'tip.unreadable':
      return `${found} is not ${moneyNames[finding.code]}. ${amountsRead(layout)} ${fixIt}`
    case 'amount.decimals':
    case 'amount.thousands':
      return aboutDecimals(finding.code, found, layout)
    case 'amount.both':
    case 'amount.against':
    case 'amount.againstFlag':
    case 'amount.againstMark':
    case 'amount.otherSign':
    case 'vat.otherSign':
    case 'flag.unknown':
      return aboutSign(finding.code, finding, layout, face)
    case 'amount.tooLarge':
      return `${found} is larger than any amount that can be reckoned with to the cent. ${fixIt}`
    case 'vat.tooLarge':
    case 'vat.implausible':
    case 'vat.noRate':
    case 'tip.tooLarge':
      return aboutPart(finding.code, found)
    case 'currency.unknown':
    case 'currency.mixed':
    case 'currency.vague':
      return aboutCurrency(finding.code, { finding, found, layout, face })
    case 'name.missing':
      return 'This row has no name. The record is named after its category, or else plainly Income or Expense. Type a name to change that.'
    case 'net.differs':
    case 'total.differs':
    case 'settlement.missing':
    case 'settlement.incomplete':
    case 'settlement.tooLarge':
    case 'payout.differs':
    case 'payout.alone':
      return aboutSum(finding.code, finding, found, layout)
    case 'id.repeated':
    case 'id.rounded':
      return aboutId(finding.code, finding.field, found)
    case 'balance.break':
      return balanceBreak(finding, found, layout)
    case 'cell.error':
    case 'row.ragged':
      return aboutCell(finding.code, finding.field, found)
  }
}

function aboutCell(code: 'cell.error' | 'row.ragged', field: FieldName | null, found: string): string {
  switch (code) {
    case 'cell.error':
      if (field === 'balance')
        return `The workbook has an error here, ${found}, in place of the balance, which proves nothing for this row. Open the file in a spreadsheet and save it, so that it has the value, or check the row; it is sent as it stands.`
      return `The workbook has an error here, ${found}, in place of a value. ${fixIt}`
    case 'row.ragged':
      return `This row has more cells than the table has columns: ${found} stands beyond the last one. Its values may be in the wrong columns, as where an amount was written as 10,00 without quotes. Type what this row should say, or leave it out.`
  }
}

function aboutDate(code: Extract<FindingCode, `date.${string}`>, finding: Finding, layout: Layout): string {
  const found = shown(finding.found)
  switch (code) {
    case 'date.missing':
      return `There is no date here. ${datesRead(layout)} ${fixIt}`
    case 'date.unreadable':
    case 'date.impossible':
      return `${found} is not a date. ${datesRead(layout)} ${fixIt}`
    case 'date.yearless':
      return `${found} has no year, and the file does not say of which period it is. Type the whole date, like 2025-03-31, or leave the row out.`
    case 'date.swapped':
      return `${found} seems to be ${dayInWords(finding.beside ?? finding.found)}: a spreadsheet has probably swapped day and month where the day is at most 12, as it left all others as text. Export the file again and bring it here without opening it in a spreadsheet, or type the date.`
  }
}

function aboutDecimals(code: 'amount.decimals' | 'amount.thousands', found: string, layout: Layout): string {
  if (code === 'amount.decimals' && layout.amountsIn === 'cents')
    return `${found} has a part of a cent, and the amounts of this file are in cents. ${fixIt}`
  if (code === 'amount.decimals')
    return `${found} has more decimals than its currency. ${amountsRead(layout)} ${fixIt}`
  const mark = layout.decimalMark === ',' ? 'comma' : 'dot'
  return `${found} has three digits behind its ${mark}, which parts the cents in this file: all of them are taken as decimals. If they are thousands, correct the cell.`
}

/** What is wrong with a sign that contradicts its column, or its row. */
function aboutSign(
  code: Extract<
    FindingCode,
    'amount.both' | `amount.against${string}` | 'flag.unknown' | `${string}.otherSign`
  >,
  finding: Finding,
  { kind }: Layout,
  face: Face,
): string {
  const [found, beside] = [shown(finding.found), shown(finding.beside ?? '')]
  switch (code) {
    case 'flag.unknown':
      return flagUnknown(finding.found, found)
    case 'amount.both':
      return `This row has both money out (${found}) and money in. Only one of the two can be right. Type the amount, or leave the row out.`
    case 'amount.against':
      return `${found} has the other sign than the ${finding.beside === undefined ? 'amounts of this column' : `other amounts beside ${beside}`}, so it is taken as money that was paid back. Check that it was.`
    case 'amount.againstFlag':
      return `${found} stands beside ${beside}, and in the other rows amounts beside this word have the other sign: it was paid back, or one of the two is wrong. ${face === 'window' ? 'Say under Columns what such amounts are in this file, or type' : 'Prepare the file again with --answer againstFlag=paidBack, or againstFlag=asFlag where the word is right, or type'} the amount, with a minus for money out, or leave the row out.`
    case 'amount.againstMark':
      return `${found} has another sign than the other amounts with its mark: the sign or the mark is wrong. Type the amount, with a minus for money out, or leave the row out.`
    case 'amount.otherSign':
      return `${found} has the other sign than the rest of this column, in which every amount is money ${kind === 'expense' ? 'out' : 'in'}. Type the amount, with a minus if it was paid back, or leave the row out.`
    case 'vat.otherSign':
      return `The VAT, ${found}, stands beside ${beside}, and in the other rows VAT beside such an amount has the other sign: one of the two is wrong. Type the VAT that belongs to this amount, or leave the row out.`
  }
}

/** What is wrong with an amount that is a part of another: VAT, or a tip. */
function aboutPart(
  code: Extract<FindingCode, 'vat.tooLarge' | 'vat.implausible' | 'vat.noRate' | 'tip.tooLarge'>,
  found: string,
): string {
  switch (code) {
    case 'vat.tooLarge':
      return `The VAT, ${found}, is more than the amount that it is part of. VAT is expected as an amount of money, not as a rate. ${fixIt}`
    case 'vat.implausible':
      return `The VAT, ${found}, is not what the amount contains at the standard rate of its date (15 % since April 2018). Check it; it is sent as it stands.`
    case 'vat.noRate':
      return 'The rate of VAT before 7 April 1993 is not known here, so no VAT is sent for this row. Type it, if there was any.'
    case 'tip.tooLarge':
      return `The tip, ${found}, is more than the amount that it is part of. ${fixIt}`
  }
}

function openQuestion(finding: Finding, found: string, layout: Layout, face: Face): string {
  const { about, why } = whatIsOpen(finding, found, layout)
  const answer = about === null ? 'to its open question' : `${about}=…`
  return face === 'window'
    ? `${why} Settle it for the whole file under Columns.`
    : `${why} Prepare the file again with an --answer ${answer}; “inspect” lists those that there are.`
}

interface OpenQuestion {
  readonly about: Question['about'] | null
  readonly why: string
}

function whatIsOpen({ field }: Finding, found: string, layout: Layout): OpenQuestion {
  if (field === null)
    return { about: null, why: 'The file can be read in more than one way, and this row would be another.' }
  const missing = (['date', 'amount'] as const).find(
    (each) => each === field && missingFields(layout).includes(each),
  )
  if (missing !== undefined) {
    // What is asked of two columns of amounts is which of them is money out.
    const about = missing === 'amount' ? null : missing
    return { about, why: `It is not known yet which column holds the ${fieldWords[missing]}.` }
  }
  if (field === 'name')
    return { about: 'name', why: 'It is not known yet which column says what each row was for.' }
  if (isDate(field)) {
    const why = `${found} can be read as more than one date: the order of day and month is not known yet.`
    return { about: 'dateOrder', why }
  }
  if (layout.decimalMark === null) {
    const why = `${found} can be read as more than one amount: whether a dot or a comma stands before the cents is not known yet.`
    return { about: 'decimalMark', why }
  }
  if (field === 'fee')
    return {
      about: 'fee',
      why: `${found} is a fee, and whether the amount beside it includes it is not known yet.`,
    }
  if (field === 'tip')
    return { about: 'tips', why: `It is not known yet whether the amount holds this tip, ${found}.` }
  return { about: 'sign', why: `${found} does not say whether it is money in or money out.` }
}

function isDate(field: FieldName | null): boolean {
  return field === 'date' || field === 'payoutDate'
}

function datesRead({ dateOrder }: Layout): string {
  if (dateOrder === null) return 'A date like 2025-03-31 is expected.'
  return `This column reads as ${orderNames[dateOrder]}.`
}

function amountsRead({ decimalMark }: Layout): string {
  return `An amount like 1234${decimalMark ?? '.'}50 is expected.`
}

function flagUnknown(text: string, found: string): string {
  const says = text.trim() === '' ? 'Nothing says here' : `${found} does not say`
  return `${says} whether this is money in or money out. A word like Debit or Credit is expected. ${fixIt}`
}

const chooseCurrency: Readonly<Record<Face, string>> = {
  window: 'Choose the currency for the whole file under Columns',
  terminal: 'Prepare the file again with --answer currency=CODE, as in currency=USD',
}

const currencyOfAllRows: Readonly<Record<Face, string>> = {
  window: 'If all rows are in one currency, map the currency to its code for every row under Columns.',
  terminal:
    'If all rows are in one currency, prepare the file again with --answer currency=CODE, as in currency=USD.',
}

/** The currency that is chosen already can be no other, but can be said of every row. */
function ofHome({ currency }: Layout, face: Face): string {
  return face === 'window'
    ? ` If it is ${currency} after all, map the currency there to that text for every row.`
    : ''
}

function aboutCurrency(
  code: Extract<FindingCode, `currency.${string}`>,
  { finding, found, layout, face }: { finding: Finding; found: string; layout: Layout; face: Face },
): string {
  switch (code) {
    case 'currency.unknown': {
      const name = finding.found.trim() === '' ? layout.currency : found
      return `${name} is not a currency that is known. A code of three letters like ZAR is expected. ${fixIt} ${currencyOfAllRows[face]}`
    }
    case 'currency.mixed':
      return finding.field === 'currency'
        ? `The rows of this payout are in several currencies (${found}), and a payout is in one. Correct the currency, or leave rows out.`
        : `${found} names another currency than the rest of the row. ${fixIt}`
    case 'currency.vague':
      return `${found} has a sign that several currencies share, and nothing in its row says which it is. ${chooseCurrency[face]}, or correct the cell.${ofHome(layout, face)}`
  }
}

function aboutId(code: Extract<FindingCode, `id.${string}`>, field: FieldName | null, found: string): string {
  if (code === 'id.repeated')
    return `An earlier row has the same transaction id, ${found}, with the same date and amount, so this is the same record once more. Leave this row out.`
  const was = `A spreadsheet has rounded this id to ${found}, and other ids may look the same.`
  return field === 'settlementId'
    ? `${was} Export the file again and bring it here without opening it in a spreadsheet, or type the id.`
    : `${was} The row is told from others by its date, amount and text instead. Check that it is not sent twice; the id is whole in a new export that no spreadsheet has opened.`
}

/** Short enough for a sentence, on one line. */
function shown(found: string): string {
  const line = found.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  if (line === '') return 'An empty cell'
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}

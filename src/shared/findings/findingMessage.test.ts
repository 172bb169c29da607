import { describe, expect, it } from 'vitest'
import { findingCodes, type Finding } from '#shared/findings/finding.ts'
import { findingMessage } from '#shared/findings/findingMessage.ts'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'

const layout = bankLayout({ date: 0, amount: 1 }, { dateOrder: 'dmy', decimalMark: ',' })
const finding = (code: Finding['code'], found: string, field: Finding['field'] = null): Finding => ({
  row: 14,
  column: 0,
  field,
  code,
  severity: 'error',
  found,
})

describe('a finding in words', () => {
  it.each<{ of: Finding; says: string }>([
    {
      of: finding('date.impossible', '31/02/2024', 'date'),
      says: '31/02/2024 is not a date. This column reads as day/month/year. Correct the cell, or leave the row out.',
    },
    {
      of: { ...finding('date.swapped', '2025-03-01', 'date'), beside: '2025-01-03' },
      says: '2025-03-01 seems to be 3 January 2025: a spreadsheet has probably swapped day and month where the day is at most 12, as it left all others as text. Export the file again and bring it here without opening it in a spreadsheet, or type the date.',
    },
    {
      of: finding('cell.error', 'a formula without a stored value', 'balance'),
      says: 'The workbook has an error here, a formula without a stored value, in place of the balance, which proves nothing for this row. Open the file in a spreadsheet and save it, so that it has the value, or check the row; it is sent as it stands.',
    },
    {
      of: finding('date.yearless', '31 Mar', 'date'),
      says: '31 Mar has no year, and the file does not say of which period it is. Type the whole date, like 2025-03-31, or leave the row out.',
    },
    {
      of: finding('question.open', '2.50', 'fee'),
      says: '2.50 is a fee, and whether the amount beside it includes it is not known yet. Settle it for the whole file under Columns.',
    },
    {
      of: finding('id.rounded', '1.23E+15', 'settlementId'),
      says: 'A spreadsheet has rounded this id to 1.23E+15, and other ids may look the same. Export the file again and bring it here without opening it in a spreadsheet, or type the id.',
    },
    {
      of: finding('id.rounded', '1.23E+15', 'sourceId'),
      says: 'A spreadsheet has rounded this id to 1.23E+15, and other ids may look the same. The row is told from others by its date, amount and text instead. Check that it is not sent twice; the id is whole in a new export that no spreadsheet has opened.',
    },
    {
      of: finding('currency.vague', '$21.83', 'amount'),
      says: '$21.83 has a sign that several currencies share, and nothing in its row says which it is. Choose the currency for the whole file under Columns, or correct the cell. If it is ZAR after all, map the currency there to that text for every row.',
    },
    {
      of: finding('amount.unreadable', 'R12.3X', 'amount'),
      says: 'R12.3X is not an amount. An amount like 1234,50 is expected. Correct the cell, or leave the row out.',
    },
    {
      of: finding('flag.unknown', 'Transfer', 'flag'),
      says: 'Transfer does not say whether this is money in or money out. A word like Debit or Credit is expected. Correct the cell, or leave the row out.',
    },
    {
      of: { ...finding('amount.againstFlag', '-100,00', 'amount'), beside: 'C' },
      says: '-100,00 stands beside C, and in the other rows amounts beside this word have the other sign: it was paid back, or one of the two is wrong. Say under Columns what such amounts are in this file, or type the amount, with a minus for money out, or leave the row out.',
    },
    {
      of: { ...finding('amount.against', '-50,00', 'amount'), beside: 'Debit' },
      says: '-50,00 has the other sign than the other amounts beside Debit, so it is taken as money that was paid back. Check that it was.',
    },
    {
      of: finding('amount.otherSign', '-5,00', 'amount'),
      says: '-5,00 has the other sign than the rest of this column, in which every amount is money in. Type the amount, with a minus if it was paid back, or leave the row out.',
    },
    {
      of: { ...finding('vat.otherSign', '30,00', 'vat'), beside: '-230,00' },
      says: 'The VAT, 30,00, stands beside -230,00, and in the other rows VAT beside such an amount has the other sign: one of the two is wrong. Type the VAT that belongs to this amount, or leave the row out.',
    },
    {
      of: finding('currency.unknown', 'dollar', 'currency'),
      says: 'dollar is not a currency that is known. A code of three letters like ZAR is expected. Correct the cell, or leave the row out. If all rows are in one currency, map the currency to its code for every row under Columns.',
    },
    {
      of: finding('currency.mixed', 'ZAR, USD', 'currency'),
      says: 'The rows of this payout are in several currencies (ZAR, USD), and a payout is in one. Correct the currency, or leave rows out.',
    },
    {
      of: finding('settlement.tooLarge', 'P-7', 'settlementId'),
      says: 'The rows of payout P-7 add up to more than any amount that can be reckoned with to the cent. Correct an amount, or leave rows out.',
    },
    {
      of: finding('currency.mixed', '€12', 'amount'),
      says: '€12 names another currency than the rest of the row. Correct the cell, or leave the row out.',
    },
    {
      of: finding('amount.thousands', '1,000', 'amount'),
      says: '1,000 has three digits behind its comma, which parts the cents in this file: all of them are taken as decimals. If they are thousands, correct the cell.',
    },
    {
      of: { ...finding('net.differs', '242,35', 'net'), expected: 24225, difference: 10 },
      says: '242,35 is not the amount less its fee, 242,25: it is 0,10 too high. Check the row; its amount and its fee are sent as they stand.',
    },
    {
      of: {
        ...finding('payout.differs', '-4720', 'amount'),
        ...{ expected: 4820, difference: -100, currency: 'JPY' },
      },
      says: 'The payout -4720 is not what its rows add up to, 4820: it is 100 too low. A row may be missing, stand twice, or have a wrong amount. Check them; what they add up to is sent.',
    },
    {
      of: { ...finding('total.differs', '37880,00', 'amount'), expected: 3778000, difference: 10000 },
      says: 'The total 37880,00 is not the sum of its column, 37780,00: it is 100,00 too high. A row may be missing, stand twice, or have a wrong amount. Check them; a total is not sent.',
    },
    {
      of: finding('payout.alone', '-338,85', 'amount'),
      says: 'No row of the payout -338,85 becomes a record, so nothing of it is sent. Its rows may be in another export, or left out.',
    },
    {
      of: { ...finding('balance.break', '164,50', 'balance'), difference: 10_000 },
      says: 'The balance 164,50 does not follow from the transaction before it: it is 100,00 too high. A row may be missing before this one, or an amount or a balance is wrong. Check it; the row is sent as it stands.',
    },
    {
      of: { ...finding('balance.break', '164,50', 'balance'), difference: 1550, seems: 'repeated' },
      says: 'The balance 164,50 does not follow from the transaction before it: it is 15,50 too high. It has not moved, so this row may stand twice: then leave it out, or else it is sent too.',
    },
    {
      of: { ...finding('balance.break', '164,50', 'balance'), difference: -3100, seems: 'turned' },
      says: 'The balance 164,50 does not follow from the transaction before it: it is 31,00 too low. It would follow if the amount had the other sign. Check it; the row is sent as it stands.',
    },
  ])('says: $says', ({ of, says }) => {
    expect(findingMessage(of, layout)).toBe(says)
  })

  it('counts cents where the file does', () => {
    const broken = { ...finding('balance.break', '97001', 'balance'), difference: 1 }
    expect(findingMessage(broken, { ...layout, amountsIn: 'cents' })).toMatch(
      /^The balance 97001 does not follow from the transaction before it: it is 1 cent too high\./,
    )
  })

  it.each([
    { what: 'the order of day and month', layout: { ...layout, dateOrder: null }, field: 'date' },
    { what: 'a dot or a comma', layout: { ...layout, decimalMark: null }, field: 'amount' },
    { what: 'money in or money out', layout: { ...layout, sign: null }, field: 'amount' },
  ] as const)('names the question that is open: $what', ({ what, layout: open, field }) => {
    const message = findingMessage(finding('question.open', '03/04/2024', field), open)
    expect(message).toContain(what)
    expect(message).toContain('Columns')
  })

  it.each([
    { about: 'dateOrder=…', open: { dateOrder: null }, field: 'date' },
    { about: 'decimalMark=…', open: { decimalMark: null }, field: 'amount' },
    { about: 'sign=…', open: { sign: null }, field: 'amount' },
    { about: 'fee=…', open: {}, field: 'fee' },
    { about: 'tips=…', open: {}, field: 'tip' },
    { about: 'to its open question', open: { fields: {} }, field: 'amount' },
    { about: 'name=…', open: { nameOpen: true }, field: 'name' },
    { about: 'to its open question', open: {}, field: null },
  ] as const)('tells a terminal to answer $about, of $field', ({ about, open, field }) => {
    const message = findingMessage(
      finding('question.open', '1,250', field),
      { ...layout, ...open },
      'terminal',
    )
    expect(message).toContain(`Prepare the file again with an --answer ${about}; “inspect” lists`)
    expect(message).not.toContain('Columns')
  })

  it('tells a terminal how to name a currency', () => {
    const message = findingMessage(finding('currency.vague', '$2', 'amount'), layout, 'terminal')
    expect(message).toContain(
      'Prepare the file again with --answer currency=CODE, as in currency=USD, or correct the cell.',
    )
  })

  it.each(['date', 'amount'] as const)('names the %s whose column is not known', (field) => {
    const { [field]: _open, ...fields } = layout.fields
    const of = { ...finding('question.open', '', field), column: null }
    expect(findingMessage(of, { ...layout, fields })).toBe(
      `It is not known yet which column holds the ${field}. Settle it for the whole file under Columns.`,
    )
  })

  it('names what is open about the reading, which is of no one field', () => {
    const open = { ...finding('question.open', '', 'date'), field: null, column: null }
    expect(findingMessage(open, layout)).toContain('can be read in more than one way')
  })

  it('keeps to one line, however long the text', () => {
    const message = findingMessage(finding('date.unreadable', `line\nbreak ${'x'.repeat(200)}`), layout)
    expect(message).toBe(
      `line break ${'x'.repeat(28)}… is not a date. This column reads as day/month/year. Correct the cell, or leave the row out.`,
    )
  })

  it.each(findingCodes)('is a sentence without a code or a row number: %s', (code) => {
    const message = findingMessage(finding(code, ''), layout)
    expect(message).toMatch(/^[A-Z].+\.$/)
    expect(message).not.toMatch(/\b14\b|[a-z]\.[a-z]/)
  })

  it('speaks of no fee where the file has an amount beside money out and money in', () => {
    const ofTwo = bankLayout({ date: 0, debit: 1, credit: 2, net: 3 }, { sign: 'debitCredit' })
    const of = { ...finding('net.differs', '700.00', 'net'), expected: 7000, difference: 63000 }
    expect(findingMessage(of, ofTwo)).toBe(
      '700.00 is not the amount of this row, 70.00: it is 630.00 too high. One of the two is wrong. Check the row; 70.00 is sent.',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { headingScore, headingToWords, speaksOfNoMoney } from '#shared/layout/headingScore.ts'
import type { FieldName } from '#shared/layout/layout.ts'

describe('headingToWords', () => {
  it.each([
    { heading: 'Total (incl. tax)', words: ['total', 'incl', 'tax'] },
    { heading: 'automatic_payout_id', words: ['automatic', 'payout', 'id'] },
    { heading: 'payoutDate', words: ['payout', 'date'] },
    { heading: ' MONEY  OUT ', words: ['money', 'out'] },
    { heading: 'Debits', words: ['debit'] },
    { heading: 'Out (R)', words: ['out'] },
    { heading: 'Date (dd/mm/yyyy)', words: ['date'] },
    { heading: 'Datum (jj/mm/dd)', words: ['datum'] },
    { heading: 'Money (out)', words: ['money', 'out'] },
    { heading: 'Gross', words: ['gross'] },
    { heading: 'Beskrywing é', words: ['beskrywing', 'e'] },
    { heading: '', words: [] },
  ])('reads $heading as $words', ({ heading, words }) => {
    expect(headingToWords(heading)).toEqual(words)
  })
})

describe('headingScore', () => {
  it.each<{ heading: string; field: FieldName }>([
    { heading: 'Description', field: 'name' },
    { heading: 'BESKRYWING', field: 'name' },
    { heading: 'Narrative', field: 'name' },
    { heading: 'Besonderhede', field: 'name' },
    { heading: 'Transaksiedatum', field: 'date' },
    { heading: 'Bedrag', field: 'amount' },
    { heading: 'Amount (ZAR)', field: 'amount' },
    { heading: 'Amount in ZAR', field: 'amount' },
    { heading: 'Bedrag in rand', field: 'amount' },
    { heading: 'Credit/Debit Amount', field: 'amount' },
    { heading: 'Amount (DR/CR)', field: 'amount' },
    { heading: 'Debiet', field: 'debit' },
    { heading: 'Money Out', field: 'debit' },
    { heading: 'Paid in', field: 'credit' },
    { heading: 'Outflow', field: 'debit' },
    { heading: 'Inflow (ZAR)', field: 'credit' },
    { heading: 'Krediet', field: 'credit' },
    { heading: 'Debet', field: 'debit' },
    { heading: 'Soll', field: 'debit' },
    { heading: 'Af (R)', field: 'debit' },
    { heading: 'Kt', field: 'credit' },
    { heading: 'Kr', field: 'credit' },
    { heading: 'Kredit Bedrag', field: 'credit' },
    { heading: 'Haben', field: 'credit' },
    { heading: 'Bij', field: 'credit' },
    { heading: 'Debit/Credit', field: 'flag' },
    { heading: 'Dt/Kt', field: 'flag' },
    { heading: 'Af Bij', field: 'flag' },
    { heading: 'Soll/Haben', field: 'flag' },
    { heading: 'S/H', field: 'flag' },
    { heading: 'Saldo', field: 'balance' },
    { heading: 'Diensfooi', field: 'fee' },
    { heading: 'Service Fees', field: 'fee' },
    { heading: 'BTW', field: 'vat' },
    { heading: 'Kategorie', field: 'category' },
    { heading: 'Verwysing', field: 'notes' },
    { heading: 'Rekeningnommer', field: 'account' },
    { heading: 'PF Payment ID', field: 'sourceId' },
    { heading: 'Payout ID', field: 'settlementId' },
  ])('hears $field in “$heading”', ({ heading, field }) => {
    expect(headingScore(heading, field)).toBeGreaterThanOrEqual(0.8)
  })

  it.each<{ heading: string; field: FieldName; because: string }>([
    { heading: 'Feedback', field: 'fee', because: 'a part of a word is no word' },
    { heading: 'Candidate', field: 'date', because: 'a part of a word is no word' },
    { heading: 'Privaat', field: 'vat', because: 'a part of a word is no word' },
    { heading: 'Incoming', field: 'credit', because: 'a part of a word is no word' },
    { heading: 'Payout Status', field: 'settlementId', because: 'a payout’s status is not the payout' },
    { heading: 'Payment Method Name', field: 'name', because: 'that is the name of a method' },
    { heading: 'Dt', field: 'debit', because: 'it may be a date, where no credit is beside it' },
    { heading: 'Nr', field: 'sourceId', because: 'rows are numbered anew in every export' },
  ])('hears nothing of $field in “$heading”: $because', ({ heading, field }) => {
    expect(headingScore(heading, field)).toBeNull()
  })

  it.each<{ heading: string; field: FieldName }>([
    { heading: 'M Payment ID', field: 'sourceId' },
    { heading: 'Debit/Credit', field: 'debit' },
    { heading: 'Debet/Kredit', field: 'credit' },
    { heading: 'Credit/Debit Amount', field: 'debit' },
    { heading: 'Debit/Credit Amount', field: 'credit' },
    { heading: 'Accrued Charges', field: 'fee' },
    { heading: 'Accrued bank charges', field: 'fee' },
    { heading: 'Fee Amount', field: 'amount' },
    { heading: 'Presentment Amount', field: 'amount' },
    { heading: 'Amount In', field: 'amount' },
    { heading: 'Total (incl. VAT)', field: 'vat' },
    { heading: 'VAT rate', field: 'vat' },
    { heading: 'BTW-tarief', field: 'vat' },
  ])('hears “$heading” speak against $field', ({ heading, field }) => {
    expect(headingScore(heading, field)).toBe(0)
  })

  it.each<{ better: string; worse: string; field: FieldName }>([
    { better: 'Transaction Date', worse: 'Date', field: 'date' },
    { better: 'Date', worse: 'Posting Date', field: 'date' },
    { better: 'Posting Date', worse: 'Value Date', field: 'date' },
    { better: 'Description', worse: 'Original Description', field: 'name' },
    { better: 'Gross', worse: 'Net', field: 'amount' },
    { better: 'Category', worse: 'Parent Category', field: 'category' },
    { better: 'Total', worse: 'Amount Due', field: 'amount' },
    { better: 'Counter Party', worse: 'Reference', field: 'name' },
    { better: 'Started Date', worse: 'Completed Date', field: 'date' },
  ])('prefers “$better” to “$worse” for $field', ({ better, worse, field }) => {
    expect(headingScore(better, field)).toBeGreaterThan(headingScore(worse, field) ?? 0)
  })
})

describe('speaksOfNoMoney', () => {
  it.each([
    { heading: 'Cheque Number', speaks: true },
    { heading: 'Nr', speaks: true },
    { heading: 'Status', speaks: true },
    { heading: 'Email / Cell', speaks: true },
    { heading: 'VAT %', speaks: true },
    { heading: '% Fee', speaks: true },
    { heading: 'Commission (%)', speaks: true },
    { heading: 'Fee percentage', speaks: true },
    { heading: 'Tax rate', speaks: true },
    { heading: 'BTW-koers', speaks: true },
    { heading: 'BTW persentasie', speaks: true },
    { heading: 'VAT (15%)', speaks: false },
    { heading: 'VAT @ 15 %', speaks: false },
    { heading: 'Amount', speaks: false },
    { heading: 'Discount', speaks: false },
    { heading: '', speaks: false },
  ])('of “$heading” is $speaks', ({ heading, speaks }) => {
    expect(speaksOfNoMoney(heading)).toBe(speaks)
  })
})

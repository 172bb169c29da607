import { expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import { findPreambleFacts } from '#shared/reading/findPreambleFacts.ts'

it.each<{ says: string; rows: Cells[]; facts: object; balance?: number }>([
  {
    says: 'key, colon, value in cells of their own',
    rows: [
      ['Name:', 'MR J', 'SOAP'],
      ['Account:', '62001234567', '[Gold]'],
      ['Balance:', '73781.12', '73781.12'],
    ],
    facts: { holder: 'MR J SOAP', account: '62001234567' },
    balance: 7378112,
  },
  {
    says: 'key and value in one cell',
    rows: [
      ['Account Number: 070 123 456'],
      ['Statement Period: 1 March 2025 to 31 March 2025'],
      ['Currency: zar'],
    ],
    facts: { account: '070 123 456', period: '1 March 2025 to 31 March 2025', currency: 'ZAR' },
  },
  {
    says: 'key and value without a colon',
    rows: [
      ['Account number', 62001234567],
      ['From', { date: '2025-03-01' }],
      ['To', { date: '2025-03-31' }],
    ],
    facts: { account: '62001234567', period: '2025-03-01 – 2025-03-31' },
  },
  {
    says: 'two keys in a row',
    rows: [['Account:', '123', 'Currency:', 'USD', 'Opening balance:', '1 000,50']],
    facts: { account: '123', currency: 'USD', openingBalance: 100050 },
  },
  {
    says: 'a currency by its name',
    rows: [['Currency:', 'South African Rand']],
    facts: { currency: 'ZAR' },
  },
  ...[
    { sentence: 'All amounts in USD', currency: 'USD' },
    { sentence: 'All amounts are shown in US Dollars.', currency: 'USD' },
    { sentence: 'Amounts are in ZAR, unless otherwise stated', currency: 'ZAR' },
    { sentence: '(Alle bedrae in Rand)', currency: 'ZAR' },
    { sentence: 'Alle Beträge in EUR', currency: 'EUR' },
    { sentence: 'Montants en euros', currency: 'EUR' },
    { sentence: 'Amounts in: $', currency: '$' },
    { sentence: "Figures in R'000", currency: "R'000" },
  ].map(({ sentence, currency }) => ({
    says: `a currency in a sentence: ${sentence}`,
    rows: [['Statement of account'], [sentence]],
    facts: { currency },
  })),
  {
    says: 'no currency in a sentence about something else',
    rows: [['All amounts in this statement are final'], ['Amounts in dispute'], ['Balances in credit']],
    facts: {},
  },
  {
    says: 'a currency by its key before a sentence',
    rows: [['All amounts in USD'], ['Currency:', 'EUR']],
    facts: { currency: 'EUR' },
  },
  {
    says: 'a currency by a name that several have',
    rows: [['Currency:', 'Dollar']],
    facts: { currency: 'Dollar' },
  },
  {
    says: 'the sign of several currencies',
    rows: [['Currency', '$']],
    facts: { currency: '$' },
  },
  {
    says: 'a currency of which nobody knows',
    rows: [['Currency: Galleons']],
    facts: { currency: 'Galleons' },
  },
  {
    says: 'no currency',
    rows: [
      ['Currency', 'Total', 'Fees'],
      ['Currency:', 'n/a'],
    ],
    facts: {},
  },
  {
    says: 'holder and number in one',
    rows: [['Account Name:MS T NKOSI  10011234567', '', '']],
    facts: { holder: 'MS T NKOSI', account: '10011234567' },
  },
  {
    says: 'the balance it was brought forward with, and the one at the end',
    rows: [
      ['Balance brought forward:', '122411.10'],
      ['Closing Balance', '1,000.00 DR'],
    ],
    facts: { openingBalance: 12241110, closingBalance: -100000 },
  },
  {
    says: 'it in German',
    rows: [
      ['Kontonummer:', '0234 00123456.01'],
      ['Von:', '2024-01-01'],
      ['Bis:', '2024-03-31'],
      ['Anfangssaldo:', '1000.00'],
      ['Schlusssaldo:', "5'670.50"],
      ['Währung:', 'CHF'],
    ],
    facts: {
      account: '0234 00123456.01',
      period: '2024-01-01 – 2024-03-31',
      currency: 'CHF',
      openingBalance: 100000,
      closingBalance: 567050,
    },
  },
  {
    says: 'it in Afrikaans',
    rows: [
      ['Rekeningnommer:', '62123456789'],
      ['Tydperk:', '2024/03/01 - 2024/03/31'],
      ['Beginsaldo:', '1 000,00'],
      ['Eindsaldo:', '1 939,50'],
    ],
    facts: {
      account: '62123456789',
      period: '2024/03/01 - 2024/03/31',
      openingBalance: 100000,
      closingBalance: 193950,
    },
  },
  { says: 'nothing', rows: [['ACCOUNT TRANSACTION HISTORY'], [], ['Printed on:', '2025-04-01']], facts: {} },
])('a preamble that says $says', ({ rows, facts, balance }) => {
  expect(findPreambleFacts(rows)).toEqual({ facts, balance: balance ?? null })
})

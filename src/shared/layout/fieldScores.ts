import type { BalanceChain } from '#shared/layout/balanceChain.ts'
import { amountsRead, datesRead, type ColumnProfile } from '#shared/layout/columnProfile.ts'
import { contentKind, type ContentKind } from '#shared/layout/contentKind.ts'
import { headingScore, speaksOfNoMoney } from '#shared/layout/headingScore.ts'
import type { FieldName } from '#shared/layout/layout.ts'
import { saysThatPaid } from '#shared/layout/likelyFlag.ts'

type Holding = 'dates' | 'money' | 'flags' | 'currencies' | 'texts'

const holdingOf: Readonly<Record<FieldName, Holding>> = {
  date: 'dates',
  payoutDate: 'dates',
  amount: 'money',
  debit: 'money',
  credit: 'money',
  fee: 'money',
  net: 'money',
  balance: 'money',
  vat: 'money',
  feeVat: 'money',
  tip: 'money',
  flag: 'flags',
  currency: 'currencies',
  name: 'texts',
  notes: 'texts',
  category: 'texts',
  productId: 'texts',
  sourceId: 'texts',
  settlementId: 'texts',
  account: 'texts',
}

// A column without a single value may still be what its heading says: no money came in this month.
const emptyColumn = 0.6
// Below half, the heading and the cells contradict each other.
const leastAgreement = 0.5
// Such a heading is a field's name and no word more.
const outright = 0.9
const leastDistinct = 0.5

/**
 * How well a column suits a field, from 0 to a little over 1: what the heading says, times how far the cells agree with
 * it. Where no heading speaks for the field, the cells alone speak, faintly.
 */
export function fieldScore(profile: ColumnProfile, field: FieldName, chain: BalanceChain | null): number {
  const heading = headingScore(profile.heading, field)
  if (heading === null) return contentScore(profile, field, chain)
  // Words of which none is a currency are for their rows to be in error by, not to be taken for the account's own.
  if (field === 'currency' && heading >= outright && contentKind(profile) === 'text') return heading
  return heading * agreement(profile, field) * chainFactor(profile, field, chain)
}

function agreement(profile: ColumnProfile, field: FieldName): number {
  if (holdingOf[field] === 'money' && speaksOfNoMoney(profile.heading)) return 0
  if (profile.filled === 0) return emptyColumn
  if (field === 'sourceId') return mostlyDistinct(profile) ? 1 : 0
  if (field === 'settlementId' && areSums(profile)) return 0
  if (holdingOf[field] === 'texts') return textAgreement(profile)
  const share = cellsHolding(profile, holdingOf[field]) / profile.filled
  return share < leastAgreement ? 0 : share
}

/**
 * Ids need not be unique in every file: a reversal may carry the id of its sale. A column is one of ids whether or not
 * this month has a reversal, else the same row would have another record id next month.
 */
function mostlyDistinct(profile: ColumnProfile): boolean {
  return profile.distinct.count >= leastDistinct * profile.distinct.of
}

/** Whether a column that is headed by a payout's name holds what was paid, not which payout it was. */
function areSums(profile: ColumnProfile): boolean {
  return contentKind(profile) === 'amount' && looksLikeMoney(profile)
}

function textAgreement(profile: ColumnProfile): number {
  const filled = profile.filled / (profile.filled + profile.empty)
  const fullness = emptyColumn + (1 - emptyColumn) * filled
  return contentKind(profile) === 'date' ? fullness / 3 : fullness
}

function cellsHolding(profile: ColumnProfile, holding: Exclude<Holding, 'texts'>): number {
  switch (holding) {
    case 'dates':
      return datesRead(profile)
    case 'money':
      return amountsRead(profile)
    case 'flags':
      return profile.flags.debits + profile.flags.credits
    case 'currencies':
      return profile.currencies.read
  }
}

/** Two columns headed alike, say “Amount” and “Amount (USD)”: the one that the balance follows is meant. */
function chainFactor(profile: ColumnProfile, field: FieldName, chain: BalanceChain | null): number {
  if (chain === null || (field !== 'amount' && field !== 'balance')) return 1
  return chain[field] === profile.index ? 1.05 : 1
}

const faint: Readonly<Partial<Record<FieldName, Partial<Record<ContentKind, number>>>>> = {
  date: { date: 0.3 },
  amount: { amount: 0.25 },
  name: { text: 0.25 },
  flag: { flag: 0.3 },
  currency: { currency: 0.3 },
}

/** What the cells alone say. Only where there is no heading can they be all there is: then they say it a little louder. */
function contentScore(profile: ColumnProfile, field: FieldName, chain: BalanceChain | null): number {
  const chained =
    chain !== null && (field === 'amount' || field === 'balance') && chain[field] === profile.index
  if (isSpokenFor(profile, field)) return 0
  if (field === 'flag' && saysThatPaid(profile)) return 0
  if (chained) return 0.8
  const score = faint[field]?.[contentKind(profile)] ?? 0
  if (field === 'amount') return score * (looksLikeMoney(profile) ? 1.2 : 1)
  if (field === 'name') return profile.lettered === 0 ? 0 : score * (0.8 + 0.2 * distinctShare(profile))
  return score
}

/** Whether the heading already says what the column is, and it is not this. */
function isSpokenFor(profile: ColumnProfile, field: FieldName): boolean {
  if (field === 'amount' && speaksOfNoMoney(profile.heading)) return true
  return (Object.keys(holdingOf) as FieldName[]) // Object.keys of a record of every field name gives just those
    .some((other) => other !== field && (headingScore(profile.heading, other) ?? 0) >= leastAgreement)
}

/** Whether the figures of a column show that they are money: some have cents that can only be read so, or a sign. */
export function looksLikeMoney({ amounts }: ColumnProfile): boolean {
  return amounts['.'].only + amounts[','].only + amounts.negative > 0
}

function distinctShare({ distinct }: ColumnProfile): number {
  return distinct.of === 0 ? 0 : distinct.count / distinct.of
}

import { chainOf, followBothWays, headValues } from '#shared/layout/balanceChain.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { contentKind } from '#shared/layout/contentKind.ts'
import { headingScore, headingToWords, speaksOfNoMoney } from '#shared/layout/headingScore.ts'
import { fieldNames, type FieldName } from '#shared/layout/layout.ts'
import { mayBeOwed } from '#shared/layout/mayBeOwed.ts'

/**
 * Two columns of amounts of which each row fills one, from left to right, and which of them is money out; null while that is open.
 * `against` is the column that is called a debit, where the balance grows by it.
 */
export interface AmountPair {
  readonly columns: readonly [number, number]
  readonly debit: number | null
  readonly against?: number
}

// By itself “Payments” may be what customers paid, and beside “Purchases” what was paid off a card; “Dt” may be a date.
const outBesideIn = new Set([
  ...['payment', 'payment made', 'cash payment', 'paid', 'sent', 'disbursement', 'cash out', 'dt'],
  ...['betaling', 'uitbetaling', 'betaal', 'uitbetaal', 'kontant uit'],
])
const inBesideOut = new Set([
  ...['receipt', 'payment received', 'cash receipt', 'received', 'cash in'],
  ...['ontvangste', 'ontvangs', 'ontvang', 'kontant in'],
])
// On a card's statement, where a payment is what was paid off; in an analysed cash book both may be money out.
const boughtByCard = new Set(['purchase', 'card purchase', 'purchase charge', 'charge', 'aankoop', 'aankope'])
const paidOffCard = new Set(['payment', 'payment received', 'repayment', 'betaling', 'terugbetaling'])
// A heading speaks for a field from here on.
const spoken = 0.5
// Of a single amount, that the balance follows from it may be chance, or not have been looked at.
const leastOfEach = 2

/**
 * The columns of money out and money in of a table whose headings name them only by what stands beside them, as Payments beside
 * Receipts, or not at all: these, and Purchases beside Payments, are told by the balance that follows from both, or their question
 * is open; so it is where the balance grows by debits, which are money in to a bookkeeper and what is owed on a card. Null where each
 * heading says it by itself, and where no two columns are such, or several are.
 */
export function amountPair(profiles: readonly ColumnProfile[]): AmountPair | null {
  const free = profiles.filter(mayBeOfPair)
  return againstBalance(profiles, free) ?? byWords(free) ?? ofCard(profiles) ?? byCells(profiles, free)
}

/**
 * The pair of which it is open which column is money out, in a table whose layout has neither of them: also a debit beside a credit,
 * which a layout lacks where the balances of the whole table contradict them. Null where there is none.
 */
export function openPair(profiles: readonly ColumnProfile[]): AmountPair | null {
  const pair = amountPair(profiles) ?? debitBesideCredit(profiles)
  return pair?.debit === null ? pair : null
}

/** The other column of a pair of which it is open which is money out. */
export function otherOfPair(profiles: readonly ColumnProfile[], column: number): number | null {
  const pair = openPair(profiles)
  if (pair === null) return null
  const [one, other] = pair.columns
  if (column !== one && column !== other) return null
  return column === one ? other : one
}

const ofPairs: readonly FieldName[] = ['amount', 'debit', 'credit']

function mayBeOfPair(profile: ColumnProfile): boolean {
  const { heading } = profile
  const kind = contentKind(profile)
  const isOther = fieldNames.some(
    (field) => !ofPairs.includes(field) && (headingScore(heading, field) ?? 0) >= spoken,
  )
  return (kind === 'amount' || kind === 'empty') && !isOther && !speaksOfNoMoney(heading)
}

const called = {
  debit: /^(?:debit|debiet|debet|dr|db|dt|soll)\b/,
  credit: /^(?:credit|krediet|kredit|cr|kr|kt|haben)\b/,
} as const

/** The only columns that are called a debit and a credit, either of which a balance may grow by; null where there are others, or none. */
export function debitBesideCredit(profiles: readonly ColumnProfile[]): AmountPair | null {
  const called = calledDebitAndCredit(profiles.filter(mayBeOfPair))
  return called === null ? null : { ...pairOf(...called, null), against: called[0].index }
}

function againstBalance(
  profiles: readonly ColumnProfile[],
  free: readonly ColumnProfile[],
): AmountPair | null {
  const pair = calledDebitAndCredit(free)
  if (pair === null || !fillMostlyInTurn(...pair) || !growsByFirst(profiles, pair)) return null
  return { ...pairOf(...pair, null), against: pair[0].index }
}

function calledDebitAndCredit(
  free: readonly ColumnProfile[],
): readonly [debit: ColumnProfile, credit: ColumnProfile] | null {
  const [debit, credit] = (['debit', 'credit'] as const).map((field) =>
    free.filter(({ heading }) => called[field].test(headingToWords(heading).join(' '))),
  )
  const [out, ...otherOut] = debit ?? []
  const [paidIn, ...otherIn] = credit ?? []
  if (out === undefined || paidIn === undefined || otherOut.length + otherIn.length > 0) return null
  return [out, paidIn]
}

/** Whether a column that is called a balance mostly follows only with the first of two columns as money in, and none with it as money out. */
function growsByFirst(
  profiles: readonly ColumnProfile[],
  pair: readonly [ColumnProfile, ColumnProfile],
): boolean {
  const change = changeBy(pair)
  const followed = balancesBeside(profiles, pair)
    .filter(({ heading }) => (headingScore(heading, 'balance') ?? 0) >= spoken)
    .map((balance) => followBothWays(change, headValues(balance)))
    .filter(({ signed, inverted }) => [signed, inverted].some(({ checked, held }) => held * 2 > checked))
  return followed.length > 0 && followed.every(({ signed, inverted }) => inverted.held > signed.held)
}

function byWords(free: readonly ColumnProfile[]): AmountPair | null {
  const [out, ...otherOut] = free.filter((profile) => isCalled(profile, 'debit', outBesideIn))
  const [paidIn, ...otherIn] = free.filter((profile) => isCalled(profile, 'credit', inBesideOut))
  if (out === undefined || paidIn === undefined || otherOut.length + otherIn.length > 0) return null
  if (isKnown(out, 'debit') && isKnown(paidIn, 'credit')) return null
  if (!fillMostlyInTurn(out, paidIn)) return null
  return pairOf(out, paidIn, out.index)
}

/** Purchases beside payments: the one is money out and the other money in where a balance follows from that, whether or not it is what is owed. */
function ofCard(profiles: readonly ColumnProfile[]): AmountPair | null {
  const among = (words: ReadonlySet<string>): ColumnProfile[] =>
    profiles.filter((each) => isOfCard(each, words))
  const [bought, ...otherBought] = among(boughtByCard)
  const [paidOff, ...otherPaidOff] = among(paidOffCard)
  if (bought === undefined || paidOff === undefined || otherBought.length + otherPaidOff.length > 0)
    return null
  if (bought.filled + paidOff.filled === 0 || !fillMostlyInTurn(bought, paidOff)) return null
  return pairOf(bought, paidOff, chainsOf(profiles, [bought, paidOff]).length > 0 ? bought.index : null)
}

function isOfCard(profile: ColumnProfile, words: ReadonlySet<string>): boolean {
  const kind = contentKind(profile)
  return (kind === 'amount' || kind === 'empty') && words.has(headingToWords(profile.heading).join(' '))
}

function isCalled(profile: ColumnProfile, field: 'debit' | 'credit', words: ReadonlySet<string>): boolean {
  return isKnown(profile, field) || words.has(headingToWords(profile.heading).join(' '))
}

function isKnown({ heading }: ColumnProfile, field: 'debit' | 'credit'): boolean {
  return (headingScore(heading, field) ?? 0) >= spoken
}

function byCells(profiles: readonly ColumnProfile[], free: readonly ColumnProfile[]): AmountPair | null {
  const silent = free.filter(
    (profile) => !ofPairs.some((field) => headingScore(profile.heading, field) !== null),
  )
  const pairs = silent.flatMap((one, place) =>
    silent
      .slice(place + 1)
      .filter((other) => one.filled > 0 && other.filled > 0 && fillInTurn(one, other))
      .map((other) => [one, other] as const),
  )
  const [pair, another] = pairs
  if (pair === undefined || another !== undefined) return null
  const debit = byBalance(profiles, pair)
  const isHeaded = pair.some(({ heading }) => heading.trim() !== '')
  return debit === null && isHeaded ? null : pairOf(...pair, debit)
}

function pairOf(one: ColumnProfile, other: ColumnProfile, debit: number | null): AmountPair {
  const columns =
    one.index < other.index ? ([one.index, other.index] as const) : ([other.index, one.index] as const)
  return { columns, debit }
}

function areBothOften(one: ColumnProfile, other: ColumnProfile): boolean {
  return countOf(one) >= leastOfEach && countOf(other) >= leastOfEach
}

function countOf({ amounts }: ColumnProfile): number {
  return amounts.positive + amounts.negative
}

/** Whether none of the first rows has an amount in both columns, and nearly none in neither. */
function fillInTurn(one: ColumnProfile, other: ColumnProfile): boolean {
  return filledInRows(one, other).every((filled) => filled < 2) && fillMostlyInTurn(one, other)
}

/** Whether most of the first rows have an amount in one of two columns: one in both is for its row to tell. */
function fillMostlyInTurn(one: ColumnProfile, other: ColumnProfile): boolean {
  const rows = filledInRows(one, other)
  return rows.filter((filled) => filled === 1).length * 2 > rows.length
}

function filledInRows(one: ColumnProfile, other: ColumnProfile): number[] {
  const theirs = sizesIn(other)
  return sizesIn(one).map((size, row) => [size, theirs[row] ?? 0].filter((each) => each > 0).length)
}

/** Which of two columns is money out, where balances follow wholly from that alone and could not be what is owed as well. */
function byBalance(
  profiles: readonly ColumnProfile[],
  [one, other]: readonly [ColumnProfile, ColumnProfile],
): number | null {
  if (!areBothOften(one, other)) return null
  const amounts = { ...one.amounts, negative: countOf(one), positive: countOf(other) }
  const followed = chainsOf(profiles, [one, other]).filter(
    ({ balance, sign }) => !mayBeOwed({ amounts }, balance, sign),
  )
  const [sign, another] = new Set(followed.map((balance) => balance.sign))
  if (sign === undefined || another !== undefined) return null
  return sign === 'signed' ? one.index : other.index
}

interface Follows {
  readonly balance: ColumnProfile
  readonly sign: 'signed' | 'inverted'
}

/** The columns that follow wholly as a balance from two others, `signed` where the first of these is money out. */
function chainsOf(
  profiles: readonly ColumnProfile[],
  pair: readonly [ColumnProfile, ColumnProfile],
): Follows[] {
  const change = changeBy(pair)
  return balancesBeside(profiles, pair).flatMap((balance) => {
    const chain = chainOf(change, headValues(balance))
    const isWhole = chain !== null && chain.held === chain.checked
    return isWhole && chain.sign !== null ? [{ balance, sign: chain.sign }] : []
  })
}

/** By how much more there is after each of the first rows, with the first of two columns as money out. */
function changeBy([out, paidIn]: readonly [ColumnProfile, ColumnProfile]): number[] {
  const outs = sizesIn(out)
  return sizesIn(paidIn).map((size, row) => size - (outs[row] ?? 0))
}

function balancesBeside(
  profiles: readonly ColumnProfile[],
  [one, other]: readonly [ColumnProfile, ColumnProfile],
): ColumnProfile[] {
  return profiles.filter(
    (profile) => profile !== one && profile !== other && contentKind(profile) === 'amount',
  )
}

function sizesIn(profile: ColumnProfile): number[] {
  return headValues(profile).map((value) => Math.abs(value ?? 0))
}

import { readPeriod } from '#shared/dates/readPeriod.ts'
import { accountRefuted } from '#shared/layout/accountRefuted.ts'
import { chainOf, headValues } from '#shared/layout/balanceChain.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { judgeDateOrder } from '#shared/layout/judgeDateOrder.ts'
import { judgeFee } from '#shared/layout/judgeFee.ts'
import { judgeDecimalMark } from '#shared/layout/judgeDecimalMark.ts'
import type { Judgement } from '#shared/layout/judgement.ts'
import { dateOrders, decimalMarks, type Layout } from '#shared/layout/layout.ts'
import { dateProfiles, moneyProfiles } from '#shared/layout/mappedProfiles.ts'
import { mayBeOwed } from '#shared/layout/mayBeOwed.ts'
import { overruledBy, signProof } from '#shared/layout/proofSentences.ts'
import { unknownCurrency } from '#shared/layout/currencyOfRows.ts'
import { currencyNamed } from '#shared/money/currency.ts'
import type { Facts } from '#shared/reading/reading.ts'

/** A layout without what a file refutes, and a sentence about each thing in it that the file says otherwise. */
export interface Refuted {
  readonly layout: Layout
  readonly overruled: readonly string[]
}

type Change = Partial<Pick<Layout, 'dateOrder' | 'decimalMark' | 'sign' | 'feeBasis' | 'currency' | 'fields'>>

/** Holds what a layout takes for settled against a file's own evidence: what the file refutes is as the file says, or open. */
export function refute(profiles: readonly ColumnProfile[], layout: Layout, facts: Facts): Refuted {
  const written = writingRefuted(profiles, layout, facts, [])
  return without(layout, [...written, sign(profiles, layout), feeBasis(profiles, layout)])
}

/** What of a kept layout the user has settled for the very file that it is used for. */
export const answerable = ['dateOrder', 'decimalMark'] as const

/** What the user has settled. */
export type Answered = readonly (typeof answerable)[number][]

/**
 * Holds only how a layout takes dates and amounts to be written, in which currency and of which account, against a file; not what is
 * `answered`. What they mean is as the user has settled it for such files, whatever the balance says: that of a credit card may be
 * what is owed.
 */
export function refuteWriting(
  profiles: readonly ColumnProfile[],
  layout: Layout,
  facts: Facts,
  answered: Answered = [],
): Refuted {
  return without(layout, writingRefuted(profiles, layout, facts, answered))
}

interface Refutation {
  readonly change: Change
  readonly why: string
}

function writingRefuted(
  profiles: readonly ColumnProfile[],
  layout: Layout,
  facts: Facts,
  answered: Answered,
): (Refutation | null)[] {
  const ofCurrency = currency(profiles, layout, facts)
  return [
    answered.includes('dateOrder') ? null : dateOrder(profiles, layout, facts),
    answered.includes('decimalMark') ? null : decimalMark(profiles, layout),
    ofCurrency,
    accountRefuted(profiles, { ...layout, ...ofCurrency?.change }, facts),
  ]
}

function without(layout: Layout, found: readonly (Refutation | null)[]): Refuted {
  const refuted = found.filter((each) => each !== null)
  return {
    layout: refuted.reduce((changed, { change }) => ({ ...changed, ...change }), layout),
    overruled: refuted.map(({ why }) => why),
  }
}

/** An order under which fewer of the dates are dates than under another is not theirs. */
function dateOrder(profiles: readonly ColumnProfile[], layout: Layout, facts: Facts): Refutation | null {
  const columns = dateProfiles(profiles, layout)
  const read = (order: (typeof dateOrders)[number]): number =>
    columns.reduce((sum, { dates }) => sum + dates[order].read, 0)
  const most = Math.max(...dateOrders.map(read))
  if (layout.dateOrder === null || read(layout.dateOrder) === most) return null
  const judged = judgeDateOrder(columns, readPeriod(facts.period))
  return { change: { dateOrder: judged.settled ? judged.value : null }, why: said('dates', judged) }
}

/** A mark under which fewer of the amounts can only be read is not theirs. */
function decimalMark(profiles: readonly ColumnProfile[], layout: Layout): Refutation | null {
  const columns = moneyProfiles(profiles, layout)
  const only = (mark: (typeof decimalMarks)[number]): number =>
    columns.reduce((sum, { amounts }) => sum + amounts[mark].only, 0)
  const most = Math.max(...decimalMarks.map(only))
  if (layout.decimalMark === null || only(layout.decimalMark) === most) return null
  const judged = judgeDecimalMark(columns)
  return { change: { decimalMark: judged.settled ? judged.value : null }, why: said('amounts', judged) }
}

/** The currency that a file says above its table that it is in, where its rows do not say theirs; what is none is left to the user. */
function currency(profiles: readonly ColumnProfile[], layout: Layout, facts: Facts): Refutation | null {
  const { currency: taken, fields } = layout
  if (facts.currency === undefined || fields.currency !== undefined) return null
  const unknown = unknownCurrency(profiles, layout, facts)
  if (unknown !== null) {
    const change = { fields: { ...fields, currency: unknown } }
    return { change, why: overruledBy.currency(facts.currency, taken) }
  }
  const stated = currencyNamed(facts.currency)
  if (stated === null || stated === taken) return null
  return { change: { currency: stated }, why: overruledBy.currency(stated, taken) }
}

/**
 * A balance that follows from the amounts the other way round turns their sign; one that may be what is owed, by amounts of
 * which none has a minus, leaves it open.
 */
function sign(profiles: readonly ColumnProfile[], layout: Layout): Refutation | null {
  if (layout.sign !== 'signed' && layout.sign !== 'inverted') return null
  const amount = profiles[columnOf(layout, 'amount') ?? -1]
  const balance = profiles[columnOf(layout, 'balance') ?? -1]
  if (amount === undefined || balance === undefined) return null
  const { negative, debits, credits } = amount.amounts
  if (negative + debits + credits === 0 && mayBeOwed(amount, balance, layout.sign))
    return { change: { sign: null }, why: overruledBy.noSigns() }
  const chain = chainOf(headValues(amount), headValues(balance))
  if (chain?.sign == null || chain.sign === layout.sign || mayBeOwed(amount, balance, chain.sign)) return null
  return { change: { sign: chain.sign }, why: overruledBy.signs(signProof.balance(chain.sign, chain.held)) }
}

/** A balance, or a net amount, that follows only where amounts include their fee, or only where they do not. */
function feeBasis(profiles: readonly ColumnProfile[], layout: Layout): Refutation | null {
  const judged = layout.feeBasis === undefined ? null : judgeFee(profiles, layout)
  if (judged?.settled !== true || judged.value === layout.feeBasis) return null
  return { change: { feeBasis: judged.value }, why: overruledBy.fees(judged.proof) }
}

function said(what: 'dates' | 'amounts', judged: Judgement<string>): string {
  return overruledBy[what](judged.settled ? judged.proof : judged.why)
}

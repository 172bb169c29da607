import { netOf } from '#shared/convert/netOf.ts'
import { headValues } from '#shared/layout/balanceChain.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { contentKind } from '#shared/layout/contentKind.ts'
import { headRows, type HeadRow } from '#shared/layout/headRows.ts'
import { headingToWords } from '#shared/layout/headingScore.ts'
import type { Judgement } from '#shared/layout/judgement.ts'
import { feeBases, type FeeBasis, type Layout } from '#shared/layout/layout.ts'
import { feeOpen, feeProof } from '#shared/layout/proofSentences.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'

const mostRows = 0.9

/**
 * Settles whether amounts include the fee that a column beside them names: by the balance, by a column that is the amount with
 * or without the fee, or by the amount's heading. Null where no amount has a fee beside it: then it does not matter.
 */
export function judgeFee(profiles: readonly ColumnProfile[], layout: Layout): Judgement<FeeBasis> | null {
  const fee = profiles[columnOf(layout, 'fee') ?? -1]
  if (fee === undefined || layout.fee === 'left') return null
  // Which way the money went comes first: without it no amount is known.
  if (layout.sign === null || layout.decimalMark === null) return null
  if (fee.amounts.positive + fee.amounts.negative === 0) return null
  const rows = headRows(profiles, layout, fee.head.length)
  const both = rows.filter(({ amount, fee: beside }) => amount !== 0 && beside !== 0)
  return (
    byBalance(rows, profiles[columnOf(layout, 'balance') ?? -1]) ??
    byOtherColumn(rows, profiles, layout) ??
    byHeading(profiles[columnOf(layout, 'amount') ?? -1]) ??
    unproved(both[0], fee)
  )
}

function byBalance(rows: readonly HeadRow[], balance: ColumnProfile | undefined): Judgement<FeeBasis> | null {
  if (balance === undefined) return null
  const balances = headValues(balance)
  const [beside, included] = (['beside', 'included'] as const).map((basis) =>
    Math.max(followed(rows, balances, basis, 1), followed(rows, balances, basis, -1)),
  )
  // The first or the last row has no balance before it.
  return decided(beside ?? 0, included ?? 0, withBoth(rows) - 1, feeProof.balance)
}

/** In how many rows with an amount and a fee the balance follows from both; `step` 1 is oldest first, -1 newest first. */
function followed(
  rows: readonly HeadRow[],
  balances: readonly (number | null)[],
  basis: FeeBasis,
  step: 1 | -1,
): number {
  return rows.filter((row, at) => {
    const [before, after] = [balances[at - step] ?? null, balances[at] ?? null]
    if (row.amount === 0 || row.fee === 0 || before === null || after === null) return false
    return after === before + netOf(row.amount, row.fee, basis)
  }).length
}

function byOtherColumn(
  rows: readonly HeadRow[],
  profiles: readonly ColumnProfile[],
  layout: Layout,
): Judgement<FeeBasis> | null {
  const mapped = new Set(
    (['amount', 'debit', 'credit', 'fee', 'balance'] as const).map((field) => columnOf(layout, field)),
  )
  const both = withBoth(rows)
  // One of more than two may be a slip.
  const needed = both > 2 ? both - 1 : both
  for (const profile of profiles) {
    if (mapped.has(profile.index) || contentKind(profile) !== 'amount') continue
    const values = headValues(profile)
    const equal = (money: (row: HeadRow) => number): number =>
      rows.filter((row, at) => isWorth(values[at] ?? null, money(row)) && row.amount !== 0 && row.fee !== 0)
        .length
    const net = equal(({ amount, fee }) => amount + fee)
    const gross = equal(({ amount, fee }) => amount - fee)
    const found = decided(net, gross, needed, (basis, count) =>
      feeProof.column(profile.heading, basis, count),
    )
    if (found !== null) return found
  }
  return null
}

function isWorth(value: number | null, money: number): boolean {
  return value !== null && Math.abs(value) === Math.abs(money)
}

function withBoth(rows: readonly HeadRow[]): number {
  return rows.filter(({ amount, fee }) => amount !== 0 && fee !== 0).length
}

/** What is so in `count` rows of those that could show it. */
function decided(
  beside: number,
  included: number,
  of: number,
  proof: (basis: FeeBasis, count: number) => string,
): Judgement<FeeBasis> | null {
  const basis = beside > included ? 'beside' : 'included'
  const count = Math.max(beside, included)
  if (count === 0 || count < mostRows * of || Math.min(beside, included) * 2 > count) return null
  return { settled: true, value: basis, proof: proof(basis, count) }
}

function byHeading(amount: ColumnProfile | undefined): Judgement<FeeBasis> | null {
  const words = headingToWords(amount?.heading ?? '')
  const says = (some: readonly string[]): boolean => some.some((word) => words.includes(word))
  const heading = amount?.heading.trim() ?? ''
  if (says(['gross', 'bruto']))
    return { settled: true, value: 'beside', proof: feeProof.heading(heading, 'beside') }
  if (says(['net', 'nett', 'netto']))
    return { settled: true, value: 'included', proof: feeProof.heading(heading, 'included') }
  return null
}

/** Open where an amount has a fee beside it, or may have: the first rows need not show it. */
function unproved(row: HeadRow | undefined, fee: ColumnProfile): Judgement<FeeBasis> | null {
  const areAllSeen = fee.filled + fee.empty <= fee.head.length
  if (row === undefined && areAllSeen) return null
  const why =
    row === undefined
      ? feeOpen.notSeen
      : feeOpen.notShown(formatMinor(Math.abs(row.amount), 2), formatMinor(Math.abs(row.fee), 2))
  return { settled: false, options: feeBases, why }
}

import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { readAmount } from '#shared/layout/amountTally.ts'
import { contentKind } from '#shared/layout/contentKind.ts'

/** Two columns of which one is the running balance of the other, as their first rows show. */
export interface BalanceChain {
  readonly amount: number
  readonly balance: number
  /** Whether a minus is money out (`signed`) or money in (`inverted`); null where the balance follows from either. */
  readonly sign: 'signed' | 'inverted' | null
  /** How many rows were checked, and how many of them hold. */
  readonly checked: number
  readonly held: number
}

type Minor = number | null

const leastChecked = 2
const leastShare = 0.9

/** Finds the columns of amounts and balances among the columns that hold amounts; null where no two chain. */
export function findBalanceChain(profiles: readonly ColumnProfile[]): BalanceChain | null {
  const money = profiles.filter((profile) => contentKind(profile) === 'amount')
  const values = new Map(money.map((profile) => [profile.index, headValues(profile)]))
  let best: BalanceChain | null = null
  for (const [amount, amounts] of values) {
    for (const [balance, balances] of values) {
      if (amount === balance) continue
      const chain = chainOf(amounts, balances)
      if (chain !== null && chain.held > (best?.held ?? 0)) best = { amount, balance, ...chain }
    }
  }
  return best
}

/** Checks the amounts of the first rows against a balance column; null where they do not chain. */
export function chainOf(
  amounts: readonly Minor[],
  balances: readonly Minor[],
): Omit<BalanceChain, 'amount' | 'balance'> | null {
  const { signed, inverted } = followBothWays(amounts, balances)
  const best = better(signed, inverted)
  if (best.checked < leastChecked || best.held < leastShare * best.checked) return null
  // Equal amounts follow the balance as well backwards with the other sign.
  if (signed.held === inverted.held) return { sign: null, ...best }
  return { sign: best === signed ? 'signed' : 'inverted', ...best }
}

interface Followed {
  readonly checked: number
  readonly held: number
}

/** How far a balance follows from the amounts with a minus as money out (`signed`) and as money in, in the better order of rows each. */
export function followBothWays(
  amounts: readonly Minor[],
  balances: readonly Minor[],
): Readonly<Record<'signed' | 'inverted', Followed>> {
  return {
    signed: better(follow(amounts, balances, 1, 1), follow(amounts, balances, 1, -1)),
    inverted: better(follow(amounts, balances, -1, 1), follow(amounts, balances, -1, -1)),
  }
}

function better(one: Followed, other: Followed): Followed {
  return other.held > one.held ? other : one
}

/** What the first rows of a column are worth, in hundredths of the unit; null for a cell that is no amount. */
export function headValues(profile: ColumnProfile): Minor[] {
  const mark = profile.amounts[','].read > profile.amounts['.'].read ? ',' : '.'
  return profile.head.map((text) => readAmount(text, text)[mark]?.minor ?? null)
}

/** Follows the balance from row to row: `step` 1 is oldest first, -1 newest first. Amounts of nothing prove nothing. */
function follow(amounts: readonly Minor[], balances: readonly Minor[], way: 1 | -1, step: 1 | -1): Followed {
  let checked = 0
  let held = 0
  for (const [row, balance] of balances.entries()) {
    const amount = amounts[row] ?? null
    const before = balances[row - step] ?? null
    if (balance === null || before === null || amount === null || amount === 0) continue
    checked++
    if (balance === before + way * amount) held++
  }
  return { checked, held }
}

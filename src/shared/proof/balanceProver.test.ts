import { describe, expect, it } from 'vitest'
import { BalanceProver, showsWay } from '#shared/proof/balanceProver.ts'
import { concludeProof } from '#shared/proof/concludeProof.ts'
import { DayChain } from '#shared/proof/dayChain.ts'
import { hypotheses, type Hypothesis } from '#shared/proof/hypothesis.ts'
import { RowChain } from '#shared/proof/rowChain.ts'

/** A row as its day, its balance and its amount. */
type Row = readonly [number, number, number]

interface Kind {
  readonly rows: number
  readonly seed: number
  /** 1 where a minus is money out. */
  readonly way: 1 | -1
  /** The share of balances that do not follow; all of them where balances are by chance. */
  readonly broken: number
  /** The largest amount, in cents. */
  readonly largest: number
}

/** Numbers from 0 up to below 1, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** A statement with its oldest row first, three rows a day, of which six in ten have a minus. */
function statement({ rows, seed, way, broken, largest }: Kind): Row[] {
  const random = seeded(seed)
  let balance = 100_000
  return Array.from({ length: rows }, (_, row): Row => {
    const amount = (1 + Math.floor(random() * largest)) * (random() < 0.6 ? -1 : 1)
    balance += way * amount
    if (random() < broken) balance = Math.floor(random() * 4 * largest)
    return [20_240_101 + Math.floor(row / 3), balance, amount]
  })
}

const none = { opening: NaN, closing: NaN }

/** What the balances of a table show of in and out: followed by rows and, where they break, by days. */
function turned(rows: readonly Row[], firstOrder: Hypothesis['order']): boolean | null {
  const possible = hypotheses({ firstOrder, mayBeTurned: true, hasFees: false })
  const follow = (prover: BalanceProver) => {
    for (const [row, [day, balance, amount]] of rows.entries()) prover.take(row + 2, day, balance, amount, 0)
    return prover.finish()
  }
  const byRow = follow(new BalanceProver(possible, ({ order }) => new RowChain(order, none)))
  const breaks = byRow[0]?.chain.breaks.count ?? 0
  const days = new BalanceProver(possible, ({ order }) => new DayChain(order, none, breaks))
  return concludeProof(3, byRow, breaks > 1 ? follow(days) : [])?.turned ?? null
}

describe('which way money went, by the balances', () => {
  const large = [0.01, 0.1, 0.4].flatMap((broken) =>
    ([1, -1] as const).flatMap((way) =>
      (['oldestFirst', 'newestFirst'] as const).map((order) => ({ broken, way, order })),
    ),
  )
  it.each(large)(
    'is right for 100,000 rows, $order, with a share of $broken that do not follow, way $way',
    ({ broken, way, order }) => {
      const rows = statement({ rows: 100_000, seed: 5, way, broken, largest: 500_000 })
      const inOrder = order === 'oldestFirst' ? rows : rows.toReversed()
      expect(turned(inOrder, order)).toBe(way === -1)
    },
  )

  it.each([500_000, 500, 5])(
    'is not shown by 100,000 balances by chance, of amounts up to %i cents',
    (largest) => {
      const rows = statement({ rows: 100_000, seed: 9, way: 1, broken: 1, largest })
      expect(turned(rows, 'oldestFirst')).toBeNull()
    },
  )

  it.each([4, 5, 6, 8, 12, 30])(
    'is never the wrong one for %i rows, of which four in ten do not follow',
    (rows) => {
      const found = Array.from({ length: 500 }, (_, seed) => {
        const way = seed % 2 === 0 ? 1 : -1
        return {
          way,
          turned: turned(statement({ rows, seed, way, broken: 0.4, largest: 50_000 }), 'oldestFirst'),
        }
      })
      const wrong = found.filter(({ way, turned: shown }) => shown !== null && shown !== (way === -1))
      expect(wrong).toEqual([])
    },
  )

  it('is not shown by three rows in spite of a break, and is by four', () => {
    const of = (held: number) => {
      const hypothesis: Hypothesis = { order: 'oldestFirst', way: 1, fee: null }
      const chain = new RowChain('oldestFirst', none)
      for (let row = 0; row <= held; row++) chain.take(row + 2, 0, 100 + row, 1)
      chain.take(held + 3, 0, 0, 1)
      return showsWay({ hypothesis, chain }, undefined)
    }
    expect([of(3), of(4)]).toEqual([false, true])
  })
})

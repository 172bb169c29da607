import type { BalanceProof } from '#shared/proof/balanceProof.ts'
import { held, isShown, showsWay, type Followed } from '#shared/proof/balanceProver.ts'

const fewRows = 8
const leastShare = 0.25

/**
 * What following the balances of a column came to: `byRow` from row to row, `byDay` with the rows of a day in any order, the
 * likeliest readings first; null where nothing was followed at all.
 */
export function concludeProof(
  column: number,
  byRow: readonly Followed[],
  byDay: readonly Followed[],
): BalanceProof | null {
  const [likeliest] = byRow
  if (likeliest === undefined) return null
  const inDays = inDaysOf(byRow, likeliest, byDay)
  const isByDay =
    inDays !== undefined &&
    inDays.chain.breaks.count < likeliest.chain.breaks.count &&
    held(inDays) >= held(likeliest)
  const followed = isByDay ? byDay : byRow
  const { hypothesis, chain } = isByDay ? inDays : likeliest
  const { checked, breaks, begins, ends } = chain
  const isDownward = hypothesis.order === 'oldestFirst'
  return {
    column,
    checked,
    broken: breaks.count,
    breaks: breaks.listed(),
    follows: checked < fewRows || checked - breaks.count >= leastShare * checked,
    order: hypothesis.order,
    firstOutOfDay: isByDay ? firstOutOfDay(sameReading(byRow, inDays) ?? likeliest, inDays) : null,
    turned: wayShown(followed, byRow),
    fee: feeShown(followed),
    opening: isDownward ? begins : ends,
    closing: isDownward ? ends : begins,
  }
}

/** The reading by days to hold against one by rows: of the same way, unless the days show the other. */
function inDaysOf(
  byRow: readonly Followed[],
  likeliest: Followed,
  byDay: readonly Followed[],
): Followed | undefined {
  const [best] = byDay
  if (best === undefined || wayShown(byDay, byRow) !== null) return best
  return byDay.find(({ hypothesis }) => hypothesis.way === likeliest.hypothesis.way)
}

function sameReading(followed: readonly Followed[], { hypothesis: as }: Followed): Followed | undefined {
  return followed.find(
    ({ hypothesis: { order, way, fee } }) => order === as.order && way === as.way && fee === as.fee,
  )
}

/** The first row that breaks the balance from row to row, and not where the rows of its day may stand in any order. */
function firstOutOfDay(byRow: Followed, byDay: Followed): number | null {
  const broken = new Set(byDay.chain.breaks.listed().map(({ row }) => row))
  return byRow.chain.breaks.listed().find(({ row }) => !broken.has(row))?.row ?? null
}

/**
 * Whether money in and out are the other way round; null where the balances do not show either. A reading that was dropped on
 * the way, as those by days are, held for as many rows as it did by rows.
 */
function wayShown(followed: readonly Followed[], byRow: readonly Followed[]): BalanceProof['turned'] {
  const [best] = followed
  if (best === undefined) return null
  const { way } = best.hypothesis
  const isOther = ({ hypothesis }: Followed): boolean => hypothesis.way !== way
  const other = mostHeld(followed.filter(isOther)) ?? mostHeld(byRow.filter(isOther))
  return showsWay(best, other) ? way === -1 : null
}

function mostHeld(followed: readonly Followed[]): Followed | undefined {
  return followed.toSorted((one, other) => held(other) - held(one))[0]
}

/** Whether the balances show that amounts include their fee: one of the two holds, and for more rows than the other. */
function feeShown(followed: readonly Followed[]): BalanceProof['fee'] {
  const [best] = followed
  if (best === undefined || !isShown(best)) return null
  const { order, way, fee } = best.hypothesis
  if (fee === null) return null
  const other = followed.find(
    ({ hypothesis }) => hypothesis.order === order && hypothesis.way === way && hypothesis.fee !== fee,
  )
  // One that was dropped on the way held for far fewer.
  return held(other) < held(best) ? fee : null
}

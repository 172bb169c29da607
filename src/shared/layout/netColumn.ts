import { feesVats } from '#shared/layout/feesVat.ts'
import { netOf } from '#shared/convert/netOf.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { contentKind } from '#shared/layout/contentKind.ts'
import { headRows } from '#shared/layout/headRows.ts'
import { headingScore, headingToWords } from '#shared/layout/headingScore.ts'
import { headValues } from '#shared/layout/balanceChain.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { unusedColumns } from '#shared/layout/unusedColumns.ts'

const netWords = ['net', 'nett', 'netto']
// These head what was paid out in all, too: only the rows show that it is what is left of each.
const payoutWords = ['payout', 'settlement', 'settled']
const fewRows = 4
// What everyone calls it, and not by a word more, such as of another currency.
const plainly = 1

/**
 * The column of what a row comes to in all, that its own amount is held against: of what is left after the fee that a column beside
 * it names, and after VAT on that, which each row is then told to lack; without a fee, of the amount beside columns of money out and
 * money in. Called so, and free. One that is less by something else in most of the first rows, such as VAT, is none; beside VAT or
 * tips that must be shown, and of a column that is called a payout.
 */
export function netColumn(profiles: readonly ColumnProfile[], layout: Layout): Pick<Layout, 'fields'> {
  const { fields } = layout
  const net = calledNet(profiles, layout) ?? calledPayout(profiles, layout)
  return net === null ? { fields } : { fields: { ...fields, net: { from: 'column', column: net.index } } }
}

function calledNet(profiles: readonly ColumnProfile[], layout: Layout): ColumnProfile | null {
  const isNamed = namingOf(layout)
  if (isNamed === null) return null
  const [net, another] = freeAmounts(profiles, layout).filter(({ heading }) => isNamed(heading))
  if (net === undefined || another !== undefined) return null
  const [shown, agreeing] = agreement(profiles, layout, net)
  if (layout.fields.vat !== undefined || layout.fields.tip !== undefined)
    return agreeing * 2 > shown ? net : null
  return agreeing * 2 >= shown || shown < fewRows ? net : null
}

function namingOf(layout: Layout): ((heading: string) => boolean) | null {
  if (columnOf(layout, 'fee') !== null) return (heading) => isCalled(heading, netWords)
  const isOfTwo = columnOf(layout, 'debit') !== null && columnOf(layout, 'credit') !== null
  return isOfTwo ? (heading) => (headingScore(heading, 'amount') ?? 0) >= plainly : null
}

function calledPayout(profiles: readonly ColumnProfile[], layout: Layout): ColumnProfile | null {
  if (columnOf(layout, 'fee') === null) return null
  const free = freeAmounts(profiles, layout)
  if (free.some(({ heading }) => isCalled(heading, netWords))) return null
  const [payout, another] = free.filter(({ heading }) => isCalled(heading, payoutWords))
  if (payout === undefined || another !== undefined) return null
  const [shown, agreeing] = agreement(profiles, layout, payout)
  return agreeing * 2 > shown ? payout : null
}

function isCalled(heading: string, words: readonly string[]): boolean {
  return headingToWords(heading).some((word) => words.includes(word))
}

function freeAmounts(profiles: readonly ColumnProfile[], layout: Layout): ColumnProfile[] {
  return unusedColumns(profiles, layout).filter((profile) => contentKind(profile) === 'amount')
}

/** Of how many of the first rows a column shows what they come to, and of how many it agrees. */
function agreement(
  profiles: readonly ColumnProfile[],
  layout: Layout,
  net: ColumnProfile,
): readonly [number, number] {
  const nets = headValues(net)
  const charged = feesVats(profiles, layout)
  const shown = headRows(profiles, layout, nets.length).flatMap(({ amount, fee }, row) => {
    const value = nets[row] ?? null
    if (value === null || amount === 0) return []
    const own = netOf(amount, fee, layout.feeBasis)
    return [Math.abs(value) === Math.abs(own) || Math.abs(value) === Math.abs(own) - (charged[row] ?? NaN)]
  })
  return [shown.length, shown.filter((agrees) => agrees).length]
}

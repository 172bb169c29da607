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
 * A layout's fields with the column of what each row comes to in all, that its own amount is held against: called net, or a payout,
 * and free; of what is left after the fee, and VAT on top of it, that columns beside it name. Without a fee, of the amount beside
 * columns of money out and money in. One that differs in most of the first rows, say by VAT of the sale, is none; beside VAT or
 * tips, and of one that is called a payout, most have to agree.
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
  const called = freeAmounts(profiles, layout).filter(({ heading }) => isCalled(heading, payoutWords))
  const [payout, another] = called
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
  const shown = headRows(profiles, layout, nets.length).flatMap(({ amount, fee }, row) => {
    const value = nets[row] ?? null
    if (value === null || amount === 0) return []
    return [Math.abs(value) === Math.abs(netOf(amount, fee, layout.feeBasis))]
  })
  return [shown.length, shown.filter((agrees) => agrees).length]
}

import { feesVats } from '#shared/layout/feesVat.ts'
import { netOf } from '#shared/convert/netOf.ts'
import { columnOf, columnsOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { contentKind } from '#shared/layout/contentKind.ts'
import { headRows } from '#shared/layout/headRows.ts'
import { headingScore, headingToWords } from '#shared/layout/headingScore.ts'
import { headValues } from '#shared/layout/balanceChain.ts'
import { fieldNames, type Layout } from '#shared/layout/layout.ts'

const netWords = ['net', 'nett', 'netto']
const fewRows = 4
// What everyone calls it, and not by a word more, such as of another currency.
const plainly = 1

/**
 * The column of what a row comes to in all, that its own amount is held against: of what is left after the fee that a column beside
 * it names, and after VAT on that, which each row is then told to lack; without a fee, of the amount beside columns of money out and money in. Called so, and free. One that is less by something
 * else in most of the first rows, such as VAT, is none; beside VAT or tips that must be shown.
 */
export function netColumn(profiles: readonly ColumnProfile[], layout: Layout): Pick<Layout, 'fields'> {
  const { fields } = layout
  const taken = new Set(fieldNames.flatMap((field) => columnsOf(layout, field)))
  const isNamed = namingOf(profiles, layout)
  const [net, another] = profiles.filter(
    (profile) =>
      !taken.has(profile.index) && contentKind(profile) === 'amount' && isNamed?.(profile.heading) === true,
  )
  if (net === undefined || another !== undefined || !isNet(profiles, layout, net)) return { fields }
  return { fields: { ...fields, net: { from: 'column', column: net.index } } }
}

function namingOf(profiles: readonly ColumnProfile[], layout: Layout): ((heading: string) => boolean) | null {
  if (profiles[columnOf(layout, 'fee') ?? -1] !== undefined)
    return (heading) => headingToWords(heading).some((word) => netWords.includes(word))
  const isOfTwo = columnOf(layout, 'debit') !== null && columnOf(layout, 'credit') !== null
  return isOfTwo ? (heading) => (headingScore(heading, 'amount') ?? 0) >= plainly : null
}

function isNet(profiles: readonly ColumnProfile[], layout: Layout, net: ColumnProfile): boolean {
  const nets = headValues(net)
  const charged = feesVats(profiles, layout)
  const shown = headRows(profiles, layout, nets.length).flatMap(({ amount, fee }, row) => {
    const value = nets[row] ?? null
    if (value === null || amount === 0) return []
    const own = netOf(amount, fee, layout.feeBasis)
    return [Math.abs(value) === Math.abs(own) || Math.abs(value) === Math.abs(own) - (charged[row] ?? NaN)]
  })
  const agreeing = shown.filter((agrees) => agrees).length
  if (layout.fields.vat !== undefined || layout.fields.tip !== undefined) return agreeing * 2 > shown.length
  return agreeing * 2 >= shown.length || shown.length < fewRows
}

import { netOf } from '#shared/convert/netOf.ts'
import { columnOf, columnsOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { contentKind } from '#shared/layout/contentKind.ts'
import { headRows } from '#shared/layout/headRows.ts'
import { headingToWords } from '#shared/layout/headingScore.ts'
import { headValues } from '#shared/layout/balanceChain.ts'
import { fieldNames, type Layout } from '#shared/layout/layout.ts'

const netWords = ['net', 'nett', 'netto']
const fewRows = 4

/**
 * The column of what is left of amounts after the fee that a column beside them names: called so, and free. One that is less by something
 * else in most of the first rows, such as VAT, is none; beside VAT or tips that must be shown.
 */
export function netColumn(profiles: readonly ColumnProfile[], layout: Layout): Pick<Layout, 'fields'> {
  const fee = profiles[columnOf(layout, 'fee') ?? -1]
  const taken = new Set(fieldNames.flatMap((field) => columnsOf(layout, field)))
  const named = profiles.filter(
    (profile) =>
      !taken.has(profile.index) &&
      contentKind(profile) === 'amount' &&
      headingToWords(profile.heading).some((word) => netWords.includes(word)),
  )
  const [net, another] = named
  const { fields } = layout
  if (fee === undefined || net === undefined || another !== undefined) return { fields }
  return isNet(profiles, layout, net)
    ? { fields: { ...fields, net: { from: 'column', column: net.index } } }
    : { fields }
}

function isNet(profiles: readonly ColumnProfile[], layout: Layout, net: ColumnProfile): boolean {
  const nets = headValues(net)
  const shown = headRows(profiles, layout, nets.length).flatMap(({ amount, fee }, row) => {
    const value = nets[row] ?? null
    if (value === null || amount === 0) return []
    return [Math.abs(value) === Math.abs(netOf(amount, fee, layout.feeBasis))]
  })
  const agreeing = shown.filter((agrees) => agrees).length
  if (layout.fields.vat !== undefined || layout.fields.tip !== undefined) return agreeing * 2 > shown.length
  return agreeing * 2 >= shown.length || shown.length < fewRows
}

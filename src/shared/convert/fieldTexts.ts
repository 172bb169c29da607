import type { RowInput } from '#shared/convert/convertRow.ts'
import { plainOrMoney, rowAmount } from '#shared/convert/rowAmount.ts'
import { rowCurrency } from '#shared/convert/rowCurrency.ts'
import { rowFields, type RowFields } from '#shared/convert/rowFields.ts'
import { fieldNames, type FieldName, type Layout } from '#shared/layout/layout.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'
import { cellText } from '#shared/reading/cell.ts'

/**
 * What a review shows of a row, by field: the source's text as it stands, or the fix's. Where the convention says the direction
 * of an amount elsewhere than by its sign, an amount that reads is shown in the plain writing that a fix takes (see `rowAmount`).
 */
export function fieldTexts(input: RowInput, layout: Layout): Partial<Record<FieldName, string>> {
  const fields = rowFields(input.cells, layout, input.fixes?.values ?? {})
  const texts: Partial<Record<FieldName, string>> = {}
  for (const name of fieldNames) {
    const at = fields(name)
    if (at !== null) texts[name] = cellText(at.cell)
  }
  const amount = plainAmount(fields, layout)
  return amount === null ? texts : { ...texts, amount }
}

function plainAmount(fields: RowFields, layout: Layout): string | null {
  const { sign, kind, decimalMark } = layout
  const isElsewhere = sign === 'inverted' || sign === 'flag' || sign === 'debitCredit'
  const currency = rowCurrency(fields, layout)
  if (!isElsewhere || fields('amount')?.fixed === true || !currency.ok) return null
  const amount = rowAmount(fields, layout, currency.value.decimals)
  if (!amount.ok || amount.value === null) return null
  return formatMinor(plainOrMoney(amount.value, kind), currency.value.decimals).replace(
    '.',
    decimalMark ?? '.',
  )
}

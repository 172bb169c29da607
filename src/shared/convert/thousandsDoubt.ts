import type { FieldProblem } from '#shared/convert/readField.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import type { Currency } from '#shared/convert/rowCurrency.ts'
import type { DecimalMark, FieldName, Layout } from '#shared/layout/layout.ts'

const threeBehind: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^\D*[1-9]\d{0,2}\.\d{3}\D*$/,
  ',': /^\D*[1-9]\d{0,2},\d{3}\D*$/,
}

/**
 * Amounts such as `1,000` in a file with a decimal comma: three digits behind the mark, in a currency that has fewer, are read as
 * decimals, and were perhaps meant as thousands.
 */
export function thousandsDoubt(fields: RowFields, layout: Layout, { decimals }: Currency): FieldProblem[] {
  const { decimalMark: mark } = layout
  if (mark === null || decimals >= 3) return []
  return moneyRead(layout).flatMap((field): FieldProblem[] => {
    const at = fields(field)
    const isDoubtful = at?.fixed === false && typeof at.cell === 'string' && threeBehind[mark].test(at.cell)
    return isDoubtful ? [{ field, code: 'amount.thousands' }] : []
  })
}

/** The fields that a record's money comes from: a column of a fee or of VAT may be there and not be used. */
function moneyRead({ sign, fee, vat }: Layout): FieldName[] {
  return [
    ...(sign === 'debitCredit' ? (['debit', 'credit'] as const) : (['amount'] as const)),
    ...(fee === 'left' ? [] : (['fee'] as const)),
    ...(vat === undefined || vat === 'column' ? (['vat'] as const) : []),
  ]
}

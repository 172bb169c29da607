import { againstItsColumn } from '#shared/convert/againstItsColumn.ts'
import { readMoney, type FieldProblem } from '#shared/convert/readField.ts'
import { usualDecimals, type RowReading } from '#shared/convert/readRow.ts'
import type { RowContext, SignsByWay } from '#shared/convert/rowContext.ts'
import type { RowField, RowFields } from '#shared/convert/rowFields.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import type { ParsedAmount } from '#shared/money/parseAmount.ts'
import { cellText } from '#shared/reading/cell.ts'

/**
 * What in a row's source has another sign than in the other rows whose money went the same way: an amount against the word in
 * its flag column or the mark in its cell, one in a list where every amount goes one way, VAT against its amount. What the user typed is meant so.
 */
export function againstOtherRows(
  fields: RowFields,
  { amount, currency }: RowReading,
  { layout, signs }: Pick<RowContext, 'layout' | 'signs'>,
): FieldProblem[] {
  if (signs == null || !amount.ok || !amount.value || fields('amount')?.fixed === true) return []
  const way = amount.value > 0 ? 'in' : 'out'
  const decimals = currency.ok ? currency.value.decimals : usualDecimals
  const otherSign = (at: RowField | null, usual: SignsByWay): ParsedAmount | null => {
    const read = at === null || at.fixed ? null : readMoney(at, layout, decimals)
    return read?.ok === true && read.value !== null && hasOtherSign(read.value, way, usual)
      ? read.value
      : null
  }
  const ofAmount = otherSign(fields('amount'), signs.amount)
  // Of what was paid back, the VAT was too.
  const isPaidBack = againstItsColumn(amount.value, fields, layout) !== null
  const ofVat = isPaidBack ? null : otherSign(fields('vat'), signs.vat)
  return [
    ...(ofAmount === null ? [] : amountAgainst(ofAmount, fields, layout)),
    ...(ofVat === null ? [] : [{ field: 'vat', code: 'vat.otherSign', beside: amountText(fields) } as const]),
  ]
}

function hasOtherSign({ minor, direction }: ParsedAmount, way: keyof SignsByWay, usual: SignsByWay): boolean {
  if (usual[way] !== null && direction !== null && (direction === 'credit') !== (way === 'in')) return true
  return minor !== 0 && usual[way] !== null && minor < 0 !== (usual[way] === 'minus')
}

function amountAgainst(
  { direction }: ParsedAmount,
  fields: RowFields,
  { sign, againstFlag }: Layout,
): FieldProblem[] {
  switch (sign) {
    case 'unsigned':
      return [{ field: 'amount', code: 'amount.otherSign' }]
    case 'flag': {
      const flag = fields('flag')
      if (flag === null || flag.fixed || (againstFlag !== undefined && direction === null)) return []
      return [{ field: 'amount', code: 'amount.againstFlag', beside: cellText(flag.cell).trim() }]
    }
    case 'signed':
    case 'inverted':
    case 'debitCredit':
    case null:
      // Without a mark the sign is all that says which way.
      return direction === null ? [] : [{ field: 'amount', code: 'amount.againstMark' }]
  }
}

const amountFields = ['amount', 'debit', 'credit'] as const satisfies readonly FieldName[]

function amountText(fields: RowFields): string {
  const texts = amountFields.map((field) => cellText(fields(field)?.cell).trim())
  return texts.find((text) => /[1-9]/.test(text)) ?? ''
}

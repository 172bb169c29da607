import type { FieldProblem } from '#shared/convert/readField.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { directionOfFlag } from '#shared/money/debitOrCredit.ts'
import { cellText } from '#shared/reading/cell.ts'

/**
 * What a row's amount goes against: the column of money out that its money in stands in, or the other way round, or the word beside
 * it: one with the other sign than is usual there was paid back. Null where it goes the way that they say. `amount` is money in positive.
 */
export function againstItsColumn(
  amount: number | null,
  fields: RowFields,
  layout: Pick<Layout, 'sign' | 'flagWords'>,
): FieldProblem | null {
  if (amount === null || amount === 0 || fields('amount')?.fixed === true) return null
  if (layout.sign === 'flag') return againstItsWord(amount, fields, layout)
  if (layout.sign !== 'debitCredit') return null
  const [own, against] = amount < 0 ? (['debit', 'credit'] as const) : (['credit', 'debit'] as const)
  return isFilled(own, fields) || !isFilled(against, fields)
    ? null
    : { field: against, code: 'amount.against' }
}

function againstItsWord(
  amount: number,
  fields: RowFields,
  { flagWords }: Pick<Layout, 'flagWords'>,
): FieldProblem | null {
  const word = cellText(fields('flag')?.cell).trim()
  const direction = directionOfFlag(word, flagWords)
  if (direction === null || (direction === 'credit') === amount > 0) return null
  return { field: 'amount', code: 'amount.against', beside: word }
}

/** Whether a cell has an amount that is not nothing: the other digits are of no matter here. */
function isFilled(field: 'debit' | 'credit', fields: RowFields): boolean {
  return /[1-9]/.test(cellText(fields(field)?.cell))
}

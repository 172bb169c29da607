import { chooseCategory, type ChosenCategory } from '#shared/categories/chooseCategory.ts'
import type { RowInput } from '#shared/convert/convertRow.ts'
import type { RowContext } from '#shared/convert/rowContext.ts'
import type { RowTexts } from '#shared/convert/makeEntries.ts'
import { readableLine, readableLines } from '#shared/convert/readableText.ts'
import { rowFields, type RowFields } from '#shared/convert/rowFields.ts'
import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import { cellText } from '#shared/reading/cell.ts'
import type { Entry } from '#shared/records/record.ts'

/** What a row's own record is, as far as its category depends on it: its amount in minor units, without a sign. */
type Own = Pick<Entry, 'kind' | 'amount'>

/**
 * The category of a row's own record: what a fix says, else what the layout's choices make of the record and of what the file
 * says. `texts` are the row's, clean but with card numbers as they stand.
 */
export function rowCategory(
  texts: Pick<RowTexts, 'name' | 'notes' | 'category'>,
  own: Own,
  fields: RowFields,
  { layout, account }: RowContext,
): ChosenCategory {
  const { categories } = layout
  const { name, notes, category } = texts
  if (categories === undefined || fields('category')?.fixed === true) return { category, rule: null }
  const ofRow = cellText(fields('account')?.cell).trim()
  return chooseCategory(categories, { ...own, name, notes, account: ofRow || (account ?? '') }, category)
}

/** The rule that gave a row's own record its category, by its place in the layout, counted from 0; null where none did. */
export function ruleOfRow(input: RowInput, verdict: RowVerdict, context: RowContext): number | null {
  const own = verdict.state === 'converted' ? verdict.entries.find(({ part }) => part === 'main') : undefined
  if (own === undefined) return null
  const fields = rowFields(input.cells, context.layout, input.fixes?.values ?? {})
  const textOf = (field: 'name' | 'notes' | 'category') => cellText(fields(field)?.cell)
  const texts = {
    name: readableLine(textOf('name')),
    notes: readableLines(textOf('notes')),
    category: readableLine(textOf('category')),
  }
  return rowCategory(texts, { kind: own.kind, amount: own.amount }, fields, context).rule
}

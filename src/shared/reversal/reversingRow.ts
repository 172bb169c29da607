import type { Layout } from '#shared/layout/layout.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'
import type { ReadingChoice } from '#shared/reading/reading.ts'
import type { Entry } from '#shared/records/record.ts'

/** The headings of a table of reversing rows. */
export const reversalHeadings = [
  'Date',
  'Amount',
  'Currency',
  'Name',
  'Category',
  'VAT',
  'Notes',
  'Reversing id',
] as const

/** How a file of reversing rows is read: nothing about it is guessed. */
export const reversalReading: ReadingChoice = { encoding: 'utf-8', delimiter: ',', headingRow: 1 }

/**
 * The row that undoes an entry in the books: its date, amount, category and VAT, with the money going the other way. The
 * id that it gives is made of the entry's, so that reversing it twice comes to the same record.
 */
export function reversingRow({
  kind,
  id,
  date,
  name,
  amount,
  currency,
  category = '',
  vat,
}: Entry): string[] {
  const major = (minor: number): string => formatMinor(minor, currencyDecimals(currency) ?? 2)
  const signed = major(kind === 'income' ? -amount : amount)
  const notes = `Reverses ${name} of ${date}, ${id}`
  return [
    date,
    signed,
    currency,
    name,
    category,
    vat === undefined ? '' : major(vat),
    notes,
    `reverses ${id}`,
  ]
}

/** How the columns of `reversalHeadings` become records; `currency` is the commonest one. */
export function reversalLayout(currency: string): Layout {
  const column = (heading: (typeof reversalHeadings)[number]) =>
    ({ from: 'column', column: reversalHeadings.indexOf(heading) }) as const
  return {
    version: 1,
    kind: 'bank',
    dateOrder: 'ymd',
    decimalMark: '.',
    sign: 'signed',
    currency,
    fields: {
      date: column('Date'),
      amount: column('Amount'),
      currency: column('Currency'),
      name: column('Name'),
      category: column('Category'),
      vat: column('VAT'),
      notes: column('Notes'),
      sourceId: column('Reversing id'),
    },
    identity: [],
  }
}

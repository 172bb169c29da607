/** A record as the books should hold it, but for its id. */
export interface ExpectedRecord {
  readonly kind: 'income' | 'expenses'
  readonly date: string
  readonly name: string
  readonly amount: number
  readonly currency: string
  readonly category: string
  readonly notes: string
  readonly vat: number
}

/** The account that `manyRows` names. */
export const account = '62001234567'

const categories = ['Fuel', 'Rent', 'Sales', 'Travel']

/**
 * A bank's export of `count` rows and, row by row, the records that it should become. Every tenth row says word for word
 * what the one before says: two equal coffees, which are two records. Of three amounts two are money out, as a bank's are.
 */
export function manyRows(count: number): { readonly text: string; readonly records: ExpectedRecord[] } {
  const lines = ['Date,Amount,Description,Category,Notes,VAT']
  const records: ExpectedRecord[] = []
  for (let no = 0; no < count; no++) {
    const like = no % 10 === 9 ? no - 1 : no
    const date = `2025-0${1 + (like % 9)}-${String(1 + (like % 28)).padStart(2, '0')}`
    const cents = 100 + like
    const out = like % 3 !== 1
    const name = `Shop ${like}`
    const category = categories[like % categories.length] ?? ''
    const notes = `Slip ${like * 7}`
    const vatCents = Math.round((cents * 15) / 115)
    const amount = `${out ? '-' : ''}${inRands(cents)}`
    lines.push([date.replaceAll('-', '/'), amount, name, category, notes, inRands(vatCents)].join(','))
    const said = { date, name, category, notes, currency: 'ZAR' }
    records.push({ kind: out ? 'expenses' : 'income', ...said, amount: cents / 100, vat: vatCents / 100 })
  }
  return { text: `${lines.join('\n')}\n`, records }
}

function inRands(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

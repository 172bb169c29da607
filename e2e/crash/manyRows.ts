/** A record as the books should hold it, but for its id. */
export interface ExpectedRecord {
  readonly kind: 'income' | 'expenses'
  readonly date: string
  readonly name: string
  readonly amount: number
  readonly currency: string
}

/** The account that `manyRows` names. */
export const account = '62001234567'

/**
 * A bank's export of `count` rows and, row by row, the records that it should become. Every tenth row says word for word
 * what the one before says: two equal coffees, which are two records. Of three amounts two are money out, as a bank's are.
 */
export function manyRows(count: number): { readonly text: string; readonly records: ExpectedRecord[] } {
  const lines = ['Date,Amount,Description']
  const records: ExpectedRecord[] = []
  for (let no = 0; no < count; no++) {
    const like = no % 10 === 9 ? no - 1 : no
    const date = `2025-0${1 + (like % 9)}-${String(1 + (like % 28)).padStart(2, '0')}`
    const cents = 100 + like
    const out = like % 3 !== 1
    const name = `Shop ${like}`
    lines.push(
      `${date.replaceAll('-', '/')},${out ? '-' : ''}${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')},${name}`,
    )
    records.push({ kind: out ? 'expenses' : 'income', date, name, amount: cents / 100, currency: 'ZAR' })
  }
  return { text: `${lines.join('\n')}\n`, records }
}

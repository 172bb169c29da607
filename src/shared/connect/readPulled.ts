import { isJsonObject } from '#shared/connect/jsonObject.ts'
import { readHeldRecord, type HeldRecord } from '#shared/connect/readHeld.ts'
import { tellsOfMore } from '#shared/connect/tellsOfMore.ts'
import { currencyDecimals } from '#shared/money/currency.ts'

// What stub tells of a business when it is asked: by a webhook or by reading back. The shapes are not documented, so each
// is looked for under the names that such fields usually have, and what is not found is not made up.

/** One income or expense as stub holds it; `amount` in minor units, positive. */
export interface BookEntry {
  readonly id: string
  readonly date: string
  readonly name: string
  readonly category: string
  readonly currency: string
  readonly amount: number
}

/** What came in and went out in one period (YYYY-MM, or as stub calls it); sums in minor units. */
export interface InsightPeriod {
  readonly period: string
  readonly currency: string
  readonly income: number
  readonly expenses: number
}

type Fields = Readonly<Record<string, unknown>>

const usualCurrency = 'ZAR'
const deepest = 3

/** The income or expenses in an answer; null when there is no list, or a record in it has no date or no amount. */
export function readBooks(body: unknown): BookEntry[] | null {
  return readList(body, bookEntry)
}

/** The income or expenses of an answer, for comparing. */
export interface BooksInFull {
  /** Each entry with all that is said of it; that is null where it cannot be told from others. */
  readonly entries: readonly { readonly entry: BookEntry; readonly said: HeldRecord | null }[]
  /** Whether nothing in the answer says that there are more of them elsewhere. */
  readonly isWhole: boolean
}

/** As `readBooks`, with all that is said of each, and of the whole. */
export function readBooksInFull(body: unknown): BooksInFull | null {
  const entries = readList(body, (fields) => {
    const entry = bookEntry(fields)
    return entry === null ? null : { entry, said: readHeldRecord(fields) }
  })
  return entries === null ? null : { entries, isWhole: !tellsOfMore(body, entries.length) }
}

function bookEntry(fields: Fields): BookEntry | null {
  const currency = textAt(fields, ['currency']) ?? usualCurrency
  const amount = minorAt(fields, ['amount', 'total', 'value'], currency)
  const date = textAt(fields, ['date', 'transactiondate', 'created'])?.slice(0, 10) ?? null
  if (amount === null || date === null) return null
  return {
    ...{ id: textAt(fields, ['id', 'uid', '_id']) ?? '', date, currency, amount },
    name: textAt(fields, ['name', 'description', 'title']) ?? '',
    category: textAt(fields, ['category', 'type']) ?? '',
  }
}

/** The periods in an answer of insights; null when there is no list of them, or one says neither what came in nor out. */
export function readInsights(body: unknown): InsightPeriod[] | null {
  return readList(body, (fields) => {
    const currency = textAt(fields, ['currency']) ?? usualCurrency
    const period = textAt(fields, ['month', 'period', 'date', 'label', 'name'])
    const income = minorAt(fields, ['income', 'revenue', 'sales', 'in'], currency)
    const expenses = minorAt(fields, ['expenses', 'expense', 'costs', 'out'], currency)
    if (period === null || (income === null && expenses === null)) return null
    return { period, currency, income: income ?? 0, expenses: Math.abs(expenses ?? 0) }
  })
}

/** The names of the bank accounts that a sync brought, as far as it names them; null when there is no list of any. */
export function readAccounts(body: unknown): string[] | null {
  return readList(
    body,
    (fields) => textAt(fields, ['name', 'accountname', 'bank', 'account', 'id']) ?? 'Account',
  )
}

function readList<Item>(body: unknown, read: (fields: Fields) => Item | null): Item[] | null {
  const list = listIn(body, deepest)
  if (list === null) return null
  const items = list.map((item) => (isJsonObject(item) ? read(lowerCased(item)) : null))
  const known = items.filter((item) => item !== null)
  return known.length === items.length ? known : null
}

function listIn(value: unknown, depth: number): readonly unknown[] | null {
  if (Array.isArray(value)) return value as readonly unknown[] // isArray says any[], which is less careful
  if (!isJsonObject(value) || depth === 0) return null
  for (const inner of Object.values(value)) {
    const list = listIn(inner, depth - 1)
    if (list !== null) return list
  }
  return null
}

function lowerCased(object: Fields): Fields {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]))
}

function textAt(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields[name]
    if (typeof value === 'string' && value !== '') return value
    if (typeof value === 'number') return String(value)
  }
  return null
}

/** An amount in the major unit as whole minor units; null where there is none, or none that can be held exactly. */
function minorAt(fields: Fields, names: readonly string[], currency: string): number | null {
  const name = names.find((each) => fields[each] !== undefined)
  const value = name === undefined ? undefined : fields[name]
  const major = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof major !== 'number') return null
  const minor = Math.round(major * 10 ** (currencyDecimals(currency) ?? 2))
  return Number.isSafeInteger(minor) ? minor : null
}

import { isJsonObject } from '#shared/connect/jsonObject.ts'

/**
 * A record that stub says it holds, as far as it can be read. `id` is null where the answer gives none. `date` is a plain
 * YYYY-MM-DD, amounts are numbers in the major unit; whatever stub does not say, or says in no form that we know, is null.
 */
export interface HeldRecord {
  readonly id: string | null
  readonly date: string | null
  readonly amount: number | null
  readonly name: string | null
  readonly category: string | null
  readonly notes: string | null
  readonly currency: string | null
  readonly vat: number | null
}

/** So many objects may stand around the list of records in an answer. */
export const deepestList = 3

/** Whether an answer has a list, at the top or up to `deepestList` levels down: without one it proves nothing. */
export function hasList(body: unknown): boolean {
  return holdsList(body, deepestList)
}

/**
 * Whether an answer has records elsewhere than in its first list, which is left empty in `around`: then it is not known which
 * of its lists is meant.
 */
export function hasOtherRecords(around: unknown): boolean {
  return holdsRecords(around, deepestList)
}

/**
 * A record in an answer of `realtime/income` or `realtime/expenses`, whose shapes are not documented. Null for what has
 * neither an id, nor a date, amount and name by which to tell it.
 */
export function readHeldRecord(item: unknown): HeldRecord | null {
  if (!isJsonObject(item)) return null
  const record = heldRecord(item)
  return isTellable(record) ? record : null
}

function heldRecord(item: Readonly<Record<string, unknown>>): HeldRecord {
  const { id } = item
  return {
    id: typeof id === 'number' ? String(id) : textOf(id),
    date: dateOf(item.date),
    amount: numberOf(item.amount),
    name: textOf(item.name),
    category: textOf(item.category),
    notes: textOf(item.notes),
    currency: textOf(item.currency),
    vat: numberOf(item.vat),
  }
}

function isTellable({ id, date, amount, name }: HeldRecord): boolean {
  return id !== null || (date !== null && amount !== null && name !== null)
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** An instant is in some time zone, which nobody names: only midnight without one, or no time at all, is surely that day. */
function dateOf(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T00:00(:00(\.0+)?)?)?$/.test(value)
    ? value.slice(0, 10)
    : null
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null
}

function holdsList(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return true
  if (!isJsonObject(value) || depth === 0) return false
  return Object.values(value).some((inner) => holdsList(inner, depth - 1))
}

function holdsRecords(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return value.some((item) => readHeldRecord(item) !== null)
  if (!isJsonObject(value) || depth === 0) return false
  return Object.values(value).some((inner) => holdsRecords(inner, depth - 1))
}

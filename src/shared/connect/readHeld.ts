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

const deepest = 3

/**
 * The records in an answer of `realtime/income` or `realtime/expenses`, whose shapes are not documented: the first list
 * found, at the top or up to three levels down. Null when there is no list, or one of which no record has an id, or a
 * date, amount and name by which to tell it: then the answer proves nothing about what stub holds, least of all that it
 * holds nothing.
 */
export function readHeld(body: unknown): HeldRecord[] | null {
  const list = firstList(body, deepest)
  if (list === null) return null
  const held = list.filter(isJsonObject).map(heldRecord).filter(isTellable)
  return list.length > 0 && held.length === 0 ? null : held
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

function firstList(value: unknown, depth: number): readonly unknown[] | null {
  if (Array.isArray(value)) return value as readonly unknown[] // isArray says any[], which is less careful
  if (!isJsonObject(value) || depth === 0) return null
  for (const inner of Object.values(value)) {
    const list = firstList(inner, depth - 1)
    if (list !== null) return list
  }
  return null
}

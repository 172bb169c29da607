import { isJsonObject } from '#shared/connect/jsonObject.ts'

/** A record that stub says it holds. */
export interface HeldRecord {
  readonly id: string
}

const deepest = 3

/**
 * The records in an answer of `realtime/income` or `realtime/expenses`, whose shapes are not documented: the first list
 * found, at the top or up to three levels down. Null when there is no list, or one of which no record has an id: then
 * the answer proves nothing about what stub holds, least of all that it holds nothing.
 */
export function readHeld(body: unknown): HeldRecord[] | null {
  const list = firstList(body, deepest)
  if (list === null) return null
  const held = list.flatMap((item) => {
    const id = isJsonObject(item) ? item.id : null
    return typeof id === 'string' || typeof id === 'number' ? [{ id: String(id) }] : []
  })
  return list.length > 0 && held.length === 0 ? null : held
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

import type { ConnectionView } from '#shared/connect/connection.ts'

/** The connection of this id; without one, the only one there is. */
export function chosenConnection(known: readonly ConnectionView[], id: string | null): ConnectionView | null {
  return known.find((connection) => connection.id === id) ?? (known.length === 1 ? (known[0] ?? null) : null)
}

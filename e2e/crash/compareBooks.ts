import { z } from 'zod'
import type { ExpectedRecord } from './manyRows.ts'

const entrySchema = z.strictObject({
  id: z.string(),
  date: z.string(),
  name: z.string(),
  amount: z.number(),
  currency: z.string(),
  category: z.string(),
  notes: z.string(),
  vat: z.number(),
})

/** The state of a sandbox, as far as it is compared. */
export const stateSchema = z.object({
  income: z.array(entrySchema),
  expenses: z.array(entrySchema),
  requests: z.array(
    z.object({
      path: z.string(),
      status: z.number().nullable(),
      records: z.number(),
      outcome: z.enum(['queued', 'answered', 'refused', 'nothing']),
    }),
  ),
})

/** The state of a sandbox, as far as it is compared. */
export type SandboxState = z.infer<typeof stateSchema>

/** How the books differ from what they should hold. All zero: each record is there exactly once, equal in every field. */
export interface BooksCompared {
  readonly held: number
  readonly lost: number
  readonly doubled: number
  /** Entries of which no expected record knows. */
  readonly foreign: number
  readonly sameIds: number
}

/** Holds the books against the records that a file should become, by all that they hold but the id. */
export function compareBooks(state: SandboxState, expected: readonly ExpectedRecord[]): BooksCompared {
  const wanted = new Map<string, number>()
  for (const record of expected) {
    const key = keyOf(record)
    wanted.set(key, (wanted.get(key) ?? 0) + 1)
  }
  let [doubled, foreign] = [0, 0]
  const entries = [
    ...state.income.map((entry) => ({ kind: 'income' as const, ...entry })),
    ...state.expenses.map((entry) => ({ kind: 'expenses' as const, ...entry })),
  ]
  for (const entry of entries) {
    const key = keyOf(entry)
    const left = wanted.get(key)
    if (left === undefined) foreign++
    else if (left === 0) doubled++
    else wanted.set(key, left - 1)
  }
  const lost = [...wanted.values()].reduce((sum, left) => sum + left, 0)
  const sameIds = entries.length - new Set(entries.map(({ id }) => id)).size
  return { held: entries.length, lost, doubled, foreign, sameIds }
}

function keyOf(record: ExpectedRecord): string {
  const { kind, date, name, amount, currency, category, notes, vat } = record
  return JSON.stringify([kind, date, name, amount, currency, category, notes, vat])
}

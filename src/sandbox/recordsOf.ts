import type { z } from 'zod'
import {
  cancellationSchema,
  expenseSchema,
  incomeSchema,
  manySchema,
  saleSchema,
  settlementsSchema,
  subscriptionSchema,
} from '#sandbox/schemas.ts'
import type { HeldKind, HeldRecord } from '#sandbox/state/heldRecords.ts'
import type { QueuedPath } from '#sandbox/state/jobs.ts'

/**
 * The records that a push brings, one by one, in the order in which they are held; none for calls that bring none of
 * their own. The entries of a settlement are held among the income and expenses, and the settlement beside them.
 * `data` has passed the call's schema: it throws if not.
 */
export function recordsOf(path: QueuedPath, data: unknown): HeldRecord[] {
  switch (path) {
    case '/api/push/income':
      return [record('income', incomeSchema.parse(data))]
    case '/api/push/expense':
      return [record('expenses', expenseSchema.parse(data))]
    case '/api/push/sale':
      return [record('sales', saleSchema.parse(data))]
    case '/api/push/many':
      return entries(manySchema.parse(data))
    case '/api/push/settlement':
      return recordsOfSettlements(settlementsSchema.parse(data))
    case '/api/push/subscription':
      return [record('subscriptions', subscriptionSchema.parse(data))]
    case '/api/push/cancellation':
      return [{ kind: 'cancellations', id: null, body: cancellationSchema.parse(data) }]
    case '/api/push/settlement-file':
    case '/api/pull/income':
    case '/api/pull/expenses':
    case '/api/pull/insights':
    case '/api/pull/bank-feed':
      return []
  }
}

/** The records of settlements that came in a call or in a file. */
export function recordsOfSettlements(settlements: z.infer<typeof settlementsSchema>): HeldRecord[] {
  return settlements.flatMap((group) => [...entries(group), record('settlements', group.settlement)])
}

function entries({ income, expenses }: z.infer<typeof manySchema>): HeldRecord[] {
  return [
    ...income.map((entry) => record('income', entry)),
    ...expenses.map((entry) => record('expenses', entry)),
  ]
}

function record(kind: HeldKind, body: { readonly id: string }): HeldRecord {
  return { kind, id: body.id, body }
}

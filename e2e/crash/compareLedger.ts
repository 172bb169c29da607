import { z } from 'zod'
import type { SandboxState } from './compareBooks.ts'

/** The attempts of a receipt in JSON, as far as they are compared. */
export const receiptSchema = z.object({
  counts: z.object({ records: z.number(), confirmed: z.number(), accepted: z.number() }),
  attempts: z.array(
    z.object({
      no: z.number(),
      batch: z.number().nullable(),
      records: z.number(),
      outcome: z.enum(['open', 'accepted', 'refused', 'unknown', 'notSent', 'found']),
      exchange: z.object({ endpoint: z.string(), status: z.number().nullable() }).nullable(),
    }),
  ),
})

type Attempt = z.infer<typeof receiptSchema>['attempts'][number]
type Request = SandboxState['requests'][number]

/**
 * Whether the ledger agrees with the sandbox's own log: in their order, every push that the sandbox logged is an attempt
 * of the ledger with as many records, of which was heard what the sandbox said or nothing at all; and of an attempt that
 * the sandbox does not know, nothing was heard.
 */
export function ledgerAgrees(attempts: readonly Attempt[], requests: readonly Request[]): boolean {
  const pushes = requests.filter(({ path }) => path.startsWith('/api/push/'))
  const ledger = attempts.filter(({ batch }) => batch !== null).toSorted((one, other) => one.no - other.no)
  // reached[n]: the attempts so far can be the first n pushes, and attempts that never arrived.
  let reached = [true, ...pushes.map(() => false)]
  for (const attempt of ledger) {
    reached = reached.map((skipped, count) => {
      const push = pushes[count - 1]
      const matched = push !== undefined && (reached[count - 1] ?? false) && mayBe(attempt, push)
      return matched || (skipped && !wasAnswered(attempt))
    })
  }
  return reached.at(-1) ?? false
}

/** Whether an attempt can be what the sandbox logged: an answer may be lost on the way, but never be another. */
function mayBe({ records, outcome, exchange }: Attempt, push: Request): boolean {
  if (records !== push.records) return false
  const status = exchange?.status ?? null
  if (status !== null) return status === push.status && outcomeFits(outcome, push)
  return outcome === 'unknown' || outcome === 'notSent'
}

function outcomeFits(outcome: Attempt['outcome'], push: Request): boolean {
  if (push.outcome === 'queued') return outcome === 'accepted'
  if (push.status === 429) return outcome === 'notSent'
  if (push.status === 500) return outcome === 'unknown' || outcome === 'refused'
  return outcome === 'refused'
}

function wasAnswered({ exchange }: Attempt): boolean {
  return exchange !== null && exchange.status !== null
}

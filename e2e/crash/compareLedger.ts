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
 * Whether the ledger agrees with the sandbox's own log. What was answered is in the log in the ledger's order, as it was
 * heard; of the rest, which may have arrived late, each push that was logged is an attempt with as many records of which
 * nothing was heard, and no attempt is two.
 */
export function ledgerAgrees(attempts: readonly Attempt[], requests: readonly Request[]): boolean {
  const ledger = attempts.filter(({ batch }) => batch !== null).toSorted((one, other) => one.no - other.no)
  const answered = ledger.filter(wasAnswered)
  const unheard: Request[] = []
  for (const push of requests.filter(({ path }) => path.startsWith('/api/push/')))
    if (answered[0] !== undefined && wasHeard(answered[0], push)) answered.shift()
    else unheard.push(push)
  const silent = ledger.filter((attempt) => !wasAnswered(attempt))
  return answered.length === 0 && unheard.every((push) => takeOne(silent, push.records))
}

function wasHeard({ records, outcome, exchange }: Attempt, push: Request): boolean {
  return records === push.records && exchange?.status === push.status && outcomeFits(outcome, push)
}

/** Takes an attempt with so many records, of which nothing was heard, out of those that are left; false: there is none. */
function takeOne(left: Attempt[], records: number): boolean {
  const place = left.findIndex(
    (attempt) => attempt.records === records && ['unknown', 'notSent'].includes(attempt.outcome),
  )
  if (place === -1) return false
  left.splice(place, 1)
  return true
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

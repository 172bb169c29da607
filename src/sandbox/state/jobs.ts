import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** The documented calls that are answered first and processed afterwards. */
export const queuedPaths = [
  '/api/push/income',
  '/api/push/expense',
  '/api/push/sale',
  '/api/push/many',
  '/api/push/settlement',
  '/api/push/settlement-file',
  '/api/push/subscription',
  '/api/push/cancellation',
  '/api/pull/income',
  '/api/pull/expenses',
  '/api/pull/insights',
  '/api/pull/bank-feed',
] as const

/** A call that is answered first and processed afterwards. */
export type QueuedPath = (typeof queuedPaths)[number]

const jobSchema = z.object({
  no: z.number(),
  uid: z.string(),
  path: z.enum(queuedPaths),
  data: z.string().transform((text) => JSON.parse(text) as unknown), // unknown until its path's schema reads it
  webhook: z.string().nullable(),
  signature: z.string().nullable(),
  fault: z.enum(['webhookLost', 'webhookLate', 'webhookDouble']).nullable(),
})

/** A call that was answered and waits to be processed; `fault` is what will meet its webhook. */
export type Job = z.infer<typeof jobSchema>

/** What is queued, over all businesses, in the order of arrival. */
export interface Jobs {
  add(job: Omit<Job, 'no'>): void
  next(): Job | null
  remove(no: number): void
}

/** The queue in `database`. */
export function createJobs(database: DatabaseSync): Jobs {
  const insert = database.prepare(
    'INSERT INTO job (uid, path, data, webhook, signature, fault) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const first = database.prepare('SELECT * FROM job ORDER BY no LIMIT 1')
  const remove = database.prepare('DELETE FROM job WHERE no = ?')
  return {
    add(job) {
      insert.run(job.uid, job.path, JSON.stringify(job.data ?? null), job.webhook, job.signature, job.fault)
    },
    next: () => jobSchema.optional().parse(first.get()) ?? null,
    remove: (no) => {
      remove.run(no)
    },
  }
}

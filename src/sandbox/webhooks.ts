import type { JobResponse } from '#sandbox/processJob.ts'
import type { Job } from '#sandbox/state/jobs.ts'
import type { Post, Posts } from '#sandbox/state/posts.ts'

const patience = 10_000
const lateBy = 60_000
const followsAfter = 1_000
const retryAfter = [10_000, 150_000, 1_800_000, 21_600_000]

/** How long after its `failures`-th failure a post is tried again, in ms; null when it is given up. [vendor] */
export function retryDelay(failures: number): number | null {
  return retryAfter[failures - 1] ?? null
}

/** Tells callers' webhooks what became of their calls. */
export interface Webhooks {
  /** Puts the posts of a job on the disk, inside the caller's transaction; call `wake` after it. */
  owe(job: Job, responses: readonly JobResponse[]): void
  /** Sees to it that every post on the disk goes out when it is due. */
  wake(): void
  /** Resolves once every post was delivered or given up. */
  idle(): Promise<void>
  close(): void
}

/** What the webhooks act with; `timeScale` multiplies every delay; `now` is ms since 1970. */
export interface WebhookEffects {
  readonly posts: Posts
  readonly appId: string
  readonly timeScale: number
  readonly now: () => number
  readonly onTrouble: (trouble: unknown) => void
}

/** Webhooks over real HTTP. What is owed survives a restart. */
export function createWebhooks({ posts, appId, timeScale, now, onTrouble }: WebhookEffects): Webhooks {
  const timers = new Map<number, NodeJS.Timeout>()
  const closing = new AbortController()
  let waiting: (() => void)[] = []

  function owe(job: Job, responses: readonly JobResponse[]): void {
    if (job.webhook === null || job.fault === 'webhookLost') return
    const late = job.fault === 'webhookLate' ? lateBy : 0
    for (const [index, response] of responses.entries()) {
      const due = now() + (late + index * followsAfter) * timeScale
      const post = { url: job.webhook, body: JSON.stringify(envelope(job, response, appId, now())), due }
      posts.add(post)
      if (job.fault === 'webhookDouble') posts.add(post)
    }
  }

  function wake(): void {
    const owed = posts.due()
    for (const { no, due } of owed) if (!timers.has(no)) timers.set(no, startTimer(no, due))
    if (owed.length > 0) return
    const done = waiting
    waiting = []
    for (const resolve of done) resolve()
  }

  function startTimer(no: number, due: number): NodeJS.Timeout {
    return setTimeout(
      () => {
        // Its own errors are reported; nothing waits for a post but the next look at what is owed.
        void deliver(no).catch(onTrouble)
      },
      Math.max(0, due - now()),
    )
  }

  async function deliver(no: number): Promise<void> {
    const post = posts.read(no)
    const delivered = await isTaken(post, AbortSignal.any([closing.signal, AbortSignal.timeout(patience)]))
    if (closing.signal.aborted) return
    timers.delete(no)
    const delay = delivered ? null : retryDelay(post.failures + 1)
    if (delay === null) posts.remove(no)
    else posts.postpone(no, post.failures + 1, now() + delay * timeScale)
    wake()
  }

  return {
    owe,
    wake,
    idle: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        wake()
      }),
    close() {
      closing.abort()
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

/** What is posted: `received` echoes the call. [seen; the words of `status` are ours] */
function envelope(job: Job, response: JobResponse, appid: string, timestamp: number): object {
  const { uid, path, webhook, signature } = job
  const [, , direction, type] = path.split('/')
  return {
    date: new Date(timestamp).toISOString(),
    timestamp,
    signature,
    status: response.error ? 'error' : 'success',
    received: { webhook, uid, type, appid, direction },
    response,
  }
}

/** Whether the webhook answered 2xx. A redirect is not followed: it is no answer to a post. */
async function isTaken({ url, body }: Post, signal: AbortSignal): Promise<boolean> {
  try {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false // whatever kept it from being delivered, it was not
  }
}

import { z } from 'zod'
import { failureSchema } from '#shared/errors/failure.ts'

/** Asks for a call or starts a task. `id` is the asker's own and names the request in progress and cancellation. */
export const requestSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().max(64),
  input: z.unknown(),
})

/** Asks for a call or starts a task. */
export type Request = z.infer<typeof requestSchema>

/** The answer to a request: its output, or the failure that was foreseen. */
export const replySchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: failureSchema }),
])

/** The answer to a request. */
export type Reply = z.infer<typeof replySchema>

/** What is told without having been asked for: a task's progress, or an event. */
export const noticeSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('progress'), id: z.string(), value: z.unknown() }),
  z.strictObject({ is: z.literal('event'), name: z.string(), payload: z.unknown() }),
])

/** What is told without having been asked for. */
export type Notice = z.infer<typeof noticeSchema>

/** How a client reaches the other side. All values are plain JSON. */
export interface Transport {
  request(this: void, request: Request): Promise<unknown>
  cancel(this: void, id: string): void
  /** Hears every notice; the function that comes back stops it. */
  onNotice(this: void, hear: (notice: unknown) => void): () => void
}

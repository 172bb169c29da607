import type { SendResult } from '#shared/delivery/sendView.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { Sender, SenderEffects } from '#engine/delivery/sender.ts'

const readBackEvery = 2000

/**
 * Reads back until everything sent is confirmed or refused, or until `over` is aborted: at once, also amid a request or a
 * pause. What was found by then counts.
 */
export async function readBackUntil(
  over: AbortSignal,
  sender: Pick<Sender, 'readBack'>,
  sleep: SenderEffects['sleep'],
  sent: SendResult,
): Promise<Result<SendResult, Failure>> {
  let last = sent
  while (last.counts.accepted + last.counts.unknown > 0 && last.stoppedBy === null) {
    await sleep(readBackEvery, over)
    if (over.aborted) break
    const read = await sender.readBack({ signal: over, onProgress: () => undefined })
    if (!read.ok) return read.error.code === 'task.cancelled' ? ok(last) : read
    last = { ...read.value, requests: sent.requests }
  }
  return ok(last)
}

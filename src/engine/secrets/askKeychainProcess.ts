import { z } from 'zod'
import type { KeychainQuestion } from '#engine/secrets/keytarQuestion.ts'

/** A running `keychainProcess.ts`: how to talk to it, and how to end it. */
export interface KeychainProcess {
  postMessage(this: void, message: KeychainQuestion): void
  onMessage(this: void, hear: (message: unknown) => void): void
  onExit(this: void, hear: () => void): void
  kill(this: void): void
}

/** What the process answers. */
export const keychainAnswerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.string().nullable() }),
  z.strictObject({ ok: z.literal(false), error: z.string() }),
])

/** What the process answers. */
export type KeychainAnswer = z.infer<typeof keychainAnswerSchema>

/** Asks one question in a process that is started for it and ended after it. Rejects with the keychain's own words. */
export async function askKeychainProcess(
  start: () => KeychainProcess,
  question: KeychainQuestion,
): Promise<string | null> {
  const child = start()
  const heard = Promise.withResolvers<unknown>()
  child.onMessage(heard.resolve)
  child.onExit(() => heard.reject(new Error('its process ended without an answer')))
  child.postMessage(question)
  try {
    const answer = keychainAnswerSchema.parse(await heard.promise)
    if (!answer.ok) throw new Error(answer.error)
    return answer.value
  } finally {
    child.kill()
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import type KeytarModule from 'keytar'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Keychain, KeychainFailure } from '#engine/secrets/keychain.ts'

type Keytar = typeof KeytarModule

const silent = Symbol('no answer in time')

/**
 * The system's keychain, with all secrets under one service name. Every error, and every answer that takes longer than
 * `timeoutMs`, is `keychain.missing`. While a call that got no answer is still open none is added to it: each occupies
 * one of the few threads that files and name lookups need too.
 */
export function createKeytarKeychain(service: string, timeoutMs: number): Keychain {
  let hanging = false

  async function ask<Value>(
    work: (keytar: Keytar) => Promise<Value>,
  ): Promise<Result<Value, KeychainFailure>> {
    if (hanging) return missing('it has not answered an earlier question yet')
    const over = new AbortController()
    const answer = loadKeytar().then(work)
    try {
      const first = await Promise.race([answer, pause(timeoutMs, silent, { signal: over.signal })])
      if (first !== silent) return ok(first)
      hanging = true
      const settle = (): void => {
        hanging = false
      }
      // Late, whether good or bad: nobody waits for what it says, only for its end.
      answer.then(settle, settle)
      return missing(`no answer within ${timeoutMs / 1000} s`)
    } catch (error) {
      return missing(error instanceof Error ? error.message : String(error))
    } finally {
      over.abort()
    }
  }

  return {
    read: (account) => ask((keytar) => keytar.getPassword(service, account)),
    async write(account, secret) {
      const written = await ask((keytar) => keytar.setPassword(service, account, secret))
      return written.ok ? ok(null) : written
    },
    async remove(account) {
      const removed = await ask((keytar) => keytar.deletePassword(service, account))
      return removed.ok ? ok(null) : removed
    },
  }
}

/** Loaded when first needed: where its native part or libsecret is missing, only keys are, not the program. */
async function loadKeytar(): Promise<Keytar> {
  return (await import('keytar')).default
}

function missing(detail: string): Result<never, KeychainFailure> {
  return err({ code: 'keychain.missing', detail })
}

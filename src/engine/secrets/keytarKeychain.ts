import { setTimeout as pause } from 'node:timers/promises'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { askKeychainProcess, type KeychainProcess } from '#engine/secrets/askKeychainProcess.ts'
import type { Keychain, KeychainFailure } from '#engine/secrets/keychain.ts'
import { askKeytar, type KeychainQuestion } from '#engine/secrets/keytarQuestion.ts'

const silent = Symbol('no answer in time')

/**
 * The system's keychain, with all secrets under one service name. Every error, and every answer that takes longer than
 * `timeoutMs`, is `keychain.missing`. With `start`, each question is asked in a process of its own: a keychain that never
 * answers (it may wait for its password behind a window that nobody sees) otherwise keeps this one from ending.
 */
export function createKeytarKeychain(
  service: string,
  timeoutMs: number,
  start?: () => KeychainProcess,
): Keychain {
  let hanging = false

  function question(asked: KeychainQuestion): Promise<string | null> {
    return start === undefined ? askKeytar(asked) : askKeychainProcess(start, asked)
  }

  async function ask(asked: KeychainQuestion): Promise<Result<string | null, KeychainFailure>> {
    // Each open question occupies a thread that files and name lookups need too, and may show a window.
    if (hanging) return missing('it has not answered an earlier question yet')
    const over = new AbortController()
    try {
      const answer = question(asked)
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

  async function done(asked: KeychainQuestion): Promise<Result<null, KeychainFailure>> {
    const answer = await ask(asked)
    return answer.ok ? ok(null) : answer
  }

  return {
    read: (account) => ask({ is: 'read', service, account }),
    write: (account, secret) => done({ is: 'write', service, account, secret }),
    remove: (account) => done({ is: 'remove', service, account }),
  }
}

function missing(detail: string): Result<never, KeychainFailure> {
  return err({ code: 'keychain.missing', detail })
}

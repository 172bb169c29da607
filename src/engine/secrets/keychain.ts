import type { Failure } from '#shared/errors/failure.ts'
import type { Result } from '#shared/errors/result.ts'

/** What a keychain that does not answer fails with; `detail` is its own words, for the log and the help text. */
export type KeychainFailure = Extract<Failure, { code: 'keychain.missing' }>

/** Where secrets are kept: one text an account name. No method throws; none waits longer than its time-out. */
export interface Keychain {
  /** The secret, or null where there is none under this name. */
  read(this: void, account: string): Promise<Result<string | null, KeychainFailure>>
  write(this: void, account: string, secret: string): Promise<Result<null, KeychainFailure>>
  /** Removing what is not there succeeds. */
  remove(this: void, account: string): Promise<Result<null, KeychainFailure>>
}

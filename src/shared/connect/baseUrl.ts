import type { Environment } from '#shared/connect/connection.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'

/** Why an address is not used: it would carry a key in the clear, or to somewhere that is not stub. */
export type InsecureUrl = Extract<Failure, { code: 'connection.insecureUrl' }>

// Spelled out rather than parsed: nothing but a host of this machine and a port may stand there.
const loopback = /^https?:\/\/(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::(\d{1,5}))?\/?$/i

/**
 * Where a connection's requests go, without a slash at the end. Only the sandbox has an address of the user's, and that
 * one has to be on this machine; stub's own are https.
 */
export function baseUrlOf(connection: {
  readonly environment: Environment
  readonly url?: string | undefined
}): Result<string, InsecureUrl> {
  const { environment, url } = connection
  switch (environment) {
    case 'test':
      return stubs('https://test.connect.stub.africa', url)
    case 'live':
      return stubs('https://connect.stub.africa', url)
    case 'sandbox':
      return isLoopback(url ?? '') ? ok((url ?? '').replace(/\/$/, '')) : insecure(url)
  }
}

function stubs(address: string, url: string | undefined): Result<string, InsecureUrl> {
  return url === undefined || url === '' ? ok(address) : insecure(url)
}

/** Whether an address is of this computer alone, spelled so that nobody can doubt it. */
export function isLoopback(url: string): boolean {
  const match = loopback.exec(url)
  return match !== null && Number(match[1] ?? '80') <= 65_535
}

function insecure(url: string | undefined): Result<never, InsecureUrl> {
  return err({ code: 'connection.insecureUrl', url: url ?? '' })
}

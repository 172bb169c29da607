import type { AttemptFailure } from '#shared/delivery/nextAttempt.ts'

// OpenSSL's and Node's words for a certificate that is not trusted: nothing is sent before the handshake is over.
const certificate = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/
// What Chromium's network stack (Electron's `net.fetch`) says where no connection came about.
const chromium =
  /net::ERR_(CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_TIMED_OUT|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|ADDRESS_INVALID|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|CERT_\w+|SSL_\w+)/

// What both say as well of a connection that breaks after the handshake, when the request is on its way.
const afterHandshake =
  /SSL_\w*(BAD_RECORD_MAC|DECRYPTION_FAILED|PROTOCOL_ERROR|UNEXPECTED_(MESSAGE|RECORD)|(PACKET|DATA)_LENGTH)/

/**
 * What a rejected `fetch` means for the request: `unreachable` only where it certainly never left this machine (no
 * address, no connection, no handshake); everything else may have reached stub.
 */
export function readNetworkError(
  error: unknown,
): Extract<AttemptFailure, { is: 'unreachable' | 'lost' | 'unclear' }> {
  const chain = [...causes(error)]
  if (chain.some(neverLeft)) return { is: 'unreachable' }
  return chain.some((cause) => /redirect/i.test(cause.message)) ? { is: 'unclear' } : { is: 'lost' }
}

/** What went wrong, in the system's own words: the code, or else the innermost message. */
export function networkErrorText(error: unknown): string {
  const chain = [...causes(error)]
  const code = chain.map((cause) => cause.code).findLast((text) => text !== '')
  return code ?? chain.at(-1)?.message ?? String(error)
}

interface Cause {
  readonly message: string
  readonly code: string
  readonly syscall: string
  readonly all: readonly Cause[]
}

function neverLeft(cause: Cause): boolean {
  if (afterHandshake.test(cause.code) || afterHandshake.test(cause.message)) return false
  return (
    ['connect', 'getaddrinfo'].includes(cause.syscall) ||
    cause.code === 'UND_ERR_CONNECT_TIMEOUT' ||
    certificate.test(cause.code) ||
    chromium.test(cause.message) ||
    // Several addresses of one host were tried, and none connected.
    (cause.all.length > 0 && cause.all.every(neverLeft))
  )
}

function* causes(error: unknown): Generator<Cause> {
  let next = error
  for (let depth = 0; depth < 5 && next instanceof Error; depth += 1) {
    yield causeOf(next)
    next = next.cause
  }
}

function causeOf(error: Error): Cause {
  const { code, syscall } = error as NodeJS.ErrnoException // every Error may be one: both fields are optional there
  const inner: readonly unknown[] = error instanceof AggregateError ? error.errors : []
  return {
    message: error.message,
    code: typeof code === 'string' ? code : '',
    syscall: syscall ?? '',
    all: inner.filter((one) => one instanceof Error).map(causeOf),
  }
}

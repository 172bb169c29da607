import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A request's id: 128 random bits in 22 characters that a URL takes. Whoever does not know it does not know the path. */
export function newRequestId(): string {
  return randomBytes(16).toString('base64url')
}

/** The signature of a request: the HMAC-SHA-256 of its id with the install's secret, in 43 characters. */
export function signatureOf(requestId: string, secret: string): string {
  return createHmac('sha256', secret).update(requestId).digest('base64url')
}

/** Whether a post carries the signature of that very request; takes as long for a wrong one as for the right one. */
export function isGenuine(requestId: string, signature: string, secret: string): boolean {
  const expected = Buffer.from(signatureOf(requestId, secret))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

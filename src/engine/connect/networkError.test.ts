import { describe, expect, it } from 'vitest'
import { readNetworkError } from '#engine/connect/networkError.ts'

const coded = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('ssl'), { code }) })

describe('what a failed fetch means for its request', () => {
  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', coded('DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['ERR_SSL_WRONG_VERSION_NUMBER', coded('ERR_SSL_WRONG_VERSION_NUMBER')],
    ['net::ERR_CERT_DATE_INVALID', new Error('net::ERR_CERT_DATE_INVALID')],
    ['net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', new Error('net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH')],
  ])('it never left, after %s', (_, error) => {
    expect(readNetworkError(error)).toEqual({ is: 'unreachable' })
  })

  it.each([
    ['ERR_SSL_BAD_RECORD_MAC', coded('ERR_SSL_BAD_RECORD_MAC')],
    ['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC', coded('ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC')],
    ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', coded('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC')],
    ['ERR_SSL_PACKET_LENGTH_TOO_LONG', coded('ERR_SSL_PACKET_LENGTH_TOO_LONG')],
    ['net::ERR_SSL_PROTOCOL_ERROR', new Error('net::ERR_SSL_PROTOCOL_ERROR')],
    ['net::ERR_SSL_BAD_RECORD_MAC_ALERT', new Error('net::ERR_SSL_BAD_RECORD_MAC_ALERT')],
    ['net::ERR_CONNECTION_RESET', new Error('net::ERR_CONNECTION_RESET')],
  ])('it may have arrived, after %s: that can happen while the answer is read', (_, error) => {
    expect(readNetworkError(error)).toEqual({ is: 'lost' })
  })
})

import { describe, expect, it } from 'vitest'
import { userMessage } from '#shared/errors/userMessage.ts'
import { systemWords } from '#shared/errors/systemWords.ts'

const host = 'stub.example'

describe('what the system says', () => {
  it.each([
    { said: 'ECONNREFUSED', words: 'nothing listens at its address' },
    { said: "ENOENT: no such file or directory, open '/a/b.csv'", words: 'there is no such folder or file' },
    { said: 'ENOSPC', words: 'the disk is full' },
    { said: 'EROFS: read-only file system', words: 'the disk can only be read' },
    { said: 'CERT_HAS_EXPIRED', words: 'its certificate cannot be trusted' },
    { said: 'ENOENTRY', words: 'ENOENTRY' },
    { said: 'net::ERR_FAILED', words: 'net::ERR_FAILED' },
  ])('is in words where its code is known: $said', ({ said, words }) => {
    expect(systemWords(said)).toBe(words)
  })
})

describe('what is said of stub', () => {
  it.each([
    { detail: 'Z_DATA_ERROR', says: 'it cannot be unpacked' },
    { detail: 'UND_ERR_HEADERS_OVERFLOW', says: 'its headers are too long' },
    { detail: 'HPE_INVALID_CONSTANT', says: 'it is not HTTP, or it broke off' },
    {
      detail: 'Response does not match the HTTP/1.1 protocol (Invalid header token)',
      says: 'it is not HTTP, or it broke off',
    },
  ])('is that it answered where it did: $detail', ({ detail, says }) => {
    expect(userMessage({ code: 'stub.unreachable', host, detail })).toMatchObject({
      title: 'stub’s answer was not understood',
      what: `stub.example answered, and not in a way that can be read: ${says}.`,
    })
  })

  it('is that it asks to wait where it only does that', () => {
    const failure = { code: 'stub.unclear', host, status: 429, detail: 'a web page' } as const
    expect(userMessage(failure)).toMatchObject({
      title: 'stub asks to wait',
      what: 'stub.example takes nothing more for now.',
    })
  })

  it.each([
    { status: 401, blamesKey: true },
    { status: 404, blamesKey: false },
    { status: 405, blamesKey: false },
  ])('blames the key, or not, for $status', ({ status, blamesKey }) => {
    const { todo } = userMessage({ code: 'stub.refused', message: 'No.', status })
    expect(todo.includes('key')).toBe(blamesKey)
  })
})

it.each([
  {
    url: 'http://localhost:1@evil.com',
    what: 'http://localhost:1@evil.com is not the address of this computer alone, to which the key and your records could go safely.',
  },
  {
    url: 'http://127.0.0.1:4000',
    what: 'stub’s own environments have their addresses, and http://127.0.0.1:4000 is another one.',
  },
])('gives one reason why $url is not taken', ({ url, what }) => {
  expect(userMessage({ code: 'connection.insecureUrl', url }).what).toBe(what)
})

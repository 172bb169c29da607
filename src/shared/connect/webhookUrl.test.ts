import { describe, expect, it } from 'vitest'
import { isWebhookUrl } from '#shared/connect/webhookUrl.ts'

describe('an address that stub posts to', () => {
  it.each([
    'https://example.com/stub/outcomes',
    'https://a.b-c.example:8443/x?y=1',
    'https://example.com',
    'https://[2001:db8::1]/x',
    'http://127.0.0.1:4010/outcomes/abc',
    'http://localhost:1/x',
    'http://[::1]:80/x',
  ])('may be %s', (url) => {
    expect(isWebhookUrl(url)).toBe(true)
  })

  it.each([
    '',
    'example.com',
    'http://example.com/x',
    'http://127.0.0.1.example.com/x',
    'http://127.0.0.1@example.com/x',
    'https://user:pass@example.com/x',
    'https://example.com\\@evil.example/x',
    'https://example.com/a b',
    'https://example.com/x\n',
    'https://example.com/x#part',
    'https:///x',
    'ftp://example.com/x',
    'javascript:alert(1)',
  ])('is never %j', (url) => {
    expect(isWebhookUrl(url)).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { baseUrlOf } from '#shared/connect/baseUrl.ts'
import { err, ok } from '#shared/errors/result.ts'

describe('where requests go', () => {
  it('is stub itself for test and live', () => {
    expect(baseUrlOf({ environment: 'test' })).toEqual(ok('https://test.connect.stub.africa'))
    expect(baseUrlOf({ environment: 'live' })).toEqual(ok('https://connect.stub.africa'))
  })

  it.each([
    'http://127.0.0.1:4010',
    'http://127.0.0.1',
    'http://localhost:65535',
    'http://[::1]:80',
    'https://127.0.0.1:1',
  ])('may be %s for the sandbox', (url) => {
    expect(baseUrlOf({ environment: 'sandbox', url })).toEqual(ok(url))
    expect(baseUrlOf({ environment: 'sandbox', url: `${url}/` })).toEqual(ok(url))
  })

  it.each([
    '',
    'http://example.com',
    'https://example.com',
    'http://127.0.0.1.example.com',
    'http://127.0.0.1@example.com',
    'http://user:pass@127.0.0.1',
    'http://localhost.example.com:80',
    'http://0.0.0.0:80',
    'http://192.168.1.2:80',
    'http://127.0.0.1:99999',
    'http://127.0.0.1:80/api?x=1',
    'http://127.0.0.1:80\\@example.com',
    'http://127.0.0.1:80\n',
    'ftp://127.0.0.1',
    'file:///etc/hosts',
  ])('is never %j for the sandbox', (url) => {
    expect(baseUrlOf({ environment: 'sandbox', url })).toEqual(err({ code: 'connection.insecureUrl', url }))
  })

  it('is not taken from a connection to stub itself', () => {
    const url = 'https://127.0.0.1:1'
    expect(baseUrlOf({ environment: 'live', url })).toEqual(err({ code: 'connection.insecureUrl', url }))
  })
})

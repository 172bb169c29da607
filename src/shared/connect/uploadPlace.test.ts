import { describe, expect, it } from 'vitest'
import { readUploadPlace } from '#shared/connect/uploadPlace.ts'

const stub = 'https://connect.stub.africa'
const sandbox = 'http://127.0.0.1:4010'

describe('a place for a settlement file', () => {
  it.each([
    { url: 'https://bucket.s3.af-south-1.amazonaws.com/a.json?X-Amz-Signature=1', from: stub },
    { url: 'https://files.stub.africa/a.json', from: stub },
    { url: 'http://127.0.0.1:4010/s3/a.json?X-Amz-Signature=1', from: sandbox },
  ])('is taken at $url', ({ url, from }) => {
    expect(readUploadPlace({ error: false, path: 'a.json', url }, from)).toEqual({ path: 'a.json', url })
  })

  it.each([
    { url: 'http://bucket.s3.amazonaws.com/a.json', from: stub, why: 'in the clear' },
    { url: 'https://127.0.0.1/a.json', from: stub, why: 'this machine' },
    { url: 'https://localhost/a.json', from: stub, why: 'this machine by name' },
    { url: 'https://[::1]/a.json', from: stub, why: 'this machine by its longer address' },
    { url: 'https://169.254.169.254/latest', from: stub, why: 'an address inside a cloud' },
    { url: 'https://intranet/a.json', from: stub, why: 'a host without a domain' },
    { url: 'https://s3.amazonaws.com:8443/a.json', from: stub, why: 'a port of its own' },
    { url: 'https://s3.amazonaws.com@evil.example/a.json', from: stub, why: 'a user in the address' },
    { url: 'file:///etc/passwd', from: stub, why: 'no web address' },
    { url: 'http://127.0.0.1:4010/s3/a.json', from: stub, why: 'this machine, from stub' },
    { url: 'http://127.0.0.1:4011/s3/a.json', from: sandbox, why: 'another port of this machine' },
    { url: 'http://127.0.0.1:4010.evil.example/a.json', from: sandbox, why: 'a host that only begins alike' },
  ])('is not taken at $url: $why', ({ url, from }) => {
    expect(readUploadPlace({ error: false, path: 'a.json', url }, from)).toBeNull()
  })

  it.each([
    null,
    [],
    {},
    { path: 'a' },
    { url: 'https://a.example/b' },
    { path: '', url: 'https://a.example/b' },
  ])('is not in %j', (body) => {
    expect(readUploadPlace(body, stub)).toBeNull()
  })
})

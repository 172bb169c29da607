import { describe, expect, it } from 'vitest'
import { webhookBase } from '#shared/connect/webhookBase.ts'

describe('the beginning of a webhook', () => {
  it.each([
    { host: '127.0.0.1', publicUrl: '', environment: 'sandbox', base: 'http://127.0.0.1:4000' },
    {
      host: 'localhost',
      publicUrl: 'https://t.example',
      environment: 'sandbox',
      base: 'http://localhost:4000',
    },
    { host: '::1', publicUrl: '', environment: 'sandbox', base: 'http://[::1]:4000' },
    { host: '0.0.0.0', publicUrl: '', environment: 'sandbox', base: 'http://127.0.0.1:4000' },
    { host: '192.168.1.5', publicUrl: '', environment: 'sandbox', base: null },
    {
      host: '192.168.1.5',
      publicUrl: 'https://t.example',
      environment: 'sandbox',
      base: 'https://t.example',
    },
    { host: '127.0.0.1', publicUrl: '', environment: 'test', base: null },
    {
      host: '127.0.0.1',
      publicUrl: 'https://t.example/in/',
      environment: 'live',
      base: 'https://t.example/in',
    },
  ] as const)(
    'on $host with "$publicUrl" is $base for $environment',
    ({ host, publicUrl, environment, base }) => {
      expect(webhookBase({ host, port: 4000, publicUrl }, environment)).toBe(base)
    },
  )
})

import { describe, expect, it } from 'vitest'
import { credentialsOf, emptyConnection, missingToAdd, type NewConnection } from './newConnection.ts'

const whole: NewConnection = {
  environment: 'test',
  url: '',
  appId: 'app-1',
  key: 'sk_test_1',
  business: { uid: 'u1', name: 'Corner Shop' },
  name: 'Corner Shop',
  webhook: '',
}

describe('a new connection', () => {
  it.each<{ lacks: string; connection: NewConnection; asks: string | null }>([
    { lacks: 'everything', connection: emptyConnection, asks: 'Enter the app id.' },
    { lacks: 'its key', connection: { ...whole, key: ' ' }, asks: 'Enter the API key.' },
    { lacks: 'its business', connection: { ...whole, business: null }, asks: 'Choose the business.' },
    { lacks: 'its name', connection: { ...whole, name: '' }, asks: 'Give the connection a name.' },
    {
      lacks: 'a webhook that stub can reach',
      connection: { ...whole, webhook: 'http://example.com' },
      asks: 'The webhook has to be an https:// address.',
    },
    {
      lacks: 'the address of its sandbox',
      connection: { ...whole, environment: 'sandbox' },
      asks: 'Enter the address of the sandbox.',
    },
    { lacks: 'nothing', connection: whole, asks: null },
  ])('that lacks $lacks asks for it', ({ connection, asks }) => {
    expect(missingToAdd(connection)).toBe(asks)
  })

  it('asks stub with what was typed, without the blanks around it', () => {
    expect(credentialsOf({ ...whole, appId: ' app-1 ', key: 'sk_test_1\n' })).toEqual({
      environment: 'test',
      appId: 'app-1',
      key: 'sk_test_1',
    })
  })

  it('gives an address to the sandbox only', () => {
    expect(credentialsOf({ ...whole, url: 'http://127.0.0.1:4000' })).not.toHaveProperty('url')
    expect(credentialsOf({ ...whole, environment: 'sandbox', url: 'http://127.0.0.1:4000' })).toHaveProperty(
      'url',
      'http://127.0.0.1:4000',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { maskSecrets } from './maskSecrets.ts'

describe('maskSecrets', () => {
  it.each([
    { says: 'key sk_live_abcDEF-123 was refused', becomes: 'key sk_live_… was refused' },
    { says: '{"apikey":"sesame","uid":"U1"}', becomes: '{"apikey":…,"uid":"U1"}' },
    { says: 'X-API-Key: sesame, next', becomes: 'X-API-Key: …, next' },
    { says: 'GET /verify?apikey=sesame&appid=a', becomes: 'GET /verify?apikey=…&appid=a' },
    { says: 'account 62000000001 of 2025', becomes: 'account …0001 of 2025' },
  ])('turns "$says" into "$becomes"', ({ says, becomes }) => {
    expect(maskSecrets(says)).toBe(becomes)
  })
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOurs, servePage } from './servePage.ts'

let folder = ''
let root = ''

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stub-page-'))
  root = path.join(folder, 'renderer')
  mkdirSync(path.join(root, 'assets'), { recursive: true })
  mkdirSync(path.join(folder, 'renderer-secrets'))
  writeFileSync(path.join(root, 'index.html'), '<head><meta name="csp-nonce" content="" /></head>')
  writeFileSync(path.join(root, 'assets', 'a b.js'), 'let x')
  writeFileSync(path.join(root, 'notes.sqlite'), 'inside, but no part of a page')
  writeFileSync(path.join(root, 'bare.html'), '<head></head>')
  writeFileSync(path.join(folder, 'secret.json'), '"secret"')
  writeFileSync(path.join(folder, 'renderer-secrets', 'key.json'), '"secret"')
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('servePage', () => {
  it.each([
    { address: 'app://importer/index.html', type: 'text/html; charset=utf-8' },
    { address: 'app://importer/assets/a%20b.js', type: 'text/javascript; charset=utf-8' },
    { address: 'app://importer/index.html?x=1#y', type: 'text/html; charset=utf-8' },
  ])('answers $address as $type', async ({ address, type }) => {
    const response = await servePage(address, root)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(type)
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it.each([
    'app://importer/../secret.json',
    'app://importer/%2e%2e/secret.json',
    'app://importer/..%2fsecret.json',
    'app://importer/%2e%2e%2fsecret.json',
    'app://importer/assets/..%2f..%2fsecret.json',
    'app://importer/..%5csecret.json',
    'app://importer/..\\secret.json',
    'app://importer//secret.json',
    'app://importer/..%2frenderer-secrets/key.json',
    'app://importer/index.html%00.js',
    'app://importer/%E0%A4%A',
    'app://importer/%252e%252e/secret.json',
    'app://importer/',
    'app://importer/assets',
    'app://importer/nothing.js',
    'app://importer/notes.sqlite',
    'app://importer.evil/index.html',
    'app://evil@importer.evil/index.html',
    'app://importer:81/index.html',
    'app:///index.html',
    'https://importer/index.html',
    'file:///etc/passwd',
    'not an address',
  ])('does not answer %s', async (address) => {
    const response = await servePage(address, root)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('Not found')
  })

  it('does not answer a full path put in place of one below the root', async () => {
    const response = await servePage(
      `app://importer/${encodeURIComponent(path.join(folder, 'secret.json'))}`,
      root,
    )
    expect(response.status).toBe(404)
  })

  it('puts the nonce of the policy into the page, another one each time', async () => {
    const nonces = []
    for (let load = 0; load < 2; load++) {
      const response = await servePage('app://importer/index.html', root)
      const inPage = /content="([^"]+)"/.exec(await response.text())?.[1]
      const policy = response.headers.get('Content-Security-Policy')
      expect(policy).toContain(`style-src 'self' 'nonce-${String(inPage)}'`)
      nonces.push(inPage)
    }
    expect(nonces[0]).not.toBe(nonces[1])
  })

  it('lets the page connect to nothing and run nothing but its own files', async () => {
    const { headers } = await servePage('app://importer/index.html', root)
    const rules = headers.get('Content-Security-Policy')?.split('; ')
    expect(rules).toContain("default-src 'none'")
    expect(rules).toContain("script-src 'self'")
    expect(rules).toContain("connect-src 'none'")
    expect(rules).toContain("frame-ancestors 'none'")
  })

  it('throws for a page that has no place for the nonce', async () => {
    await expect(servePage('app://importer/bare.html', root)).rejects.toThrow('no place for its nonce')
  })
})

describe('isOurs', () => {
  it.each([
    { address: 'app://importer/index.html', ours: true },
    { address: 'app://importer.evil/', ours: false },
    { address: 'https://importer/', ours: false },
    { address: 'about:blank', ours: false },
    { address: '', ours: false },
  ])('$address: $ours', ({ address, ours }) => {
    expect(isOurs(address)).toBe(ours)
  })
})

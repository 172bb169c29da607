import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { serveLoopback, type Heard, type LoopbackServer } from '#engine/connect/testing/loopbackServer.ts'
import { bankAccount, bankFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'

// What stub answers is hostile here: it repeats the key and the token wherever it can.

const key = 'sk_test_ZEBRA+crossing/7'
const token = 'TOKEN-okapi-9'
const folder = folderOfEachTest()
let server: LoopbackServer
afterEach(() => server.close())

const said = `apikey ${key} (${encodeURIComponent(key)}) with token ${token} is not liked`

function parrot({ path }: Heard, response: ServerResponse): void {
  if (path === '/api/auth/token') response.end(JSON.stringify({ token }))
  else if (path === '/api/push/many')
    response.writeHead(400).end(JSON.stringify({ error: true, message: said }))
  else response.writeHead(403, { 'content-type': 'text/html' }).end(`<h1>${said}</h1>`)
}

async function cli(...words: readonly string[]): Promise<string> {
  const main = new URL('main.ts', import.meta.url).pathname
  const { PATH } = process.env
  const child = spawn(process.execPath, [main, ...words], {
    env: { PATH, STUB_IMPORT_DATA: join(folder.path, 'data'), STUB_IMPORT_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return stdout + stderr
}

/** Every form in which the two could be written down. */
const forms = [key, token].flatMap((secret) => [
  Buffer.from(secret),
  Buffer.from(secret, 'utf16le'),
  Buffer.from(encodeURIComponent(secret)),
  Buffer.from(JSON.stringify(secret).slice(1, -1)),
  Buffer.from(Buffer.from(secret).toString('base64')),
  Buffer.from(Buffer.from(secret).toString('hex')),
])

function filesWithSecrets(): string[] {
  return readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => forms.some((form) => readFileSync(file).includes(form)))
}

describe('the key and the token', () => {
  it('are in no file and on no screen, whatever stub answers', async () => {
    server = await serveLoopback(parrot)
    const [source, file] = [join(folder.path, 'march.csv'), join(folder.path, 'march.stubimport')]
    writeFileSync(source, bankFile(3))
    const where = ['--environment', 'sandbox', '--url', server.url, '--app-id', 'A', '--uid', 'U']
    const shown = [
      await cli('prepare', source, '--account', bankAccount, '--out', file),
      await cli('connections', 'add', 'Shop', ...where),
      await cli('connections', 'list', '--json'),
      await cli('connections', 'test', 'Shop'),
      await cli('connections', 'try-same-id', 'Shop'),
      await cli('send', file, '--connection', 'Shop', '--json'),
      await cli('status', file, '--json'),
      await cli('api', '/api/pull/business', '--connection', 'Shop', '--email', 'ann@example.com'),
      ...(await Promise.all(
        ['html', 'csv', 'json'].map((form) =>
          cli('receipt', file, '--out', join(folder.path, `receipt.${form}`)),
        ),
      )),
    ]
    expect(server.heard.map(({ path }) => path)).toContain('/api/push/many')
    expect(shown[5]).toContain('•••')
    for (const words of shown) for (const form of forms) expect(words).not.toContain(form.toString())
    expect(filesWithSecrets()).toEqual([])
    // The search finds what is there.
    writeFileSync(join(folder.path, 'log.txt'), said)
    expect(filesWithSecrets()).toEqual([join(folder.path, 'log.txt')])
  })
})

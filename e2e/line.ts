import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What went over a line to the sandbox. The body is what its JSON says; undefined where there was none. */
export interface Heard {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** A line between the program and a sandbox, which can swallow the answers to what is pushed. */
export interface Line {
  readonly url: string
  /** From now on what is pushed is done, but the answers to it are kept back. */
  goSilent(this: void): void
  /** From now on every answer is passed on again; those that were kept back never are. */
  speakAgain(this: void): void
  /** How many answers were kept back. */
  keptBack(this: void): number
  /** What was asked so far, in the order of arrival. */
  heard(this: void): readonly Heard[]
  close(this: void): Promise<void>
}

const passedOn = ['content-type', 'x-api-key'] as const

/** Opens a line to the sandbox at `target`. */
export async function openLine(target: string): Promise<Line> {
  let silent = false
  let kept = 0
  let own = ''
  const asks: Heard[] = []
  async function pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = asked
    const body = await text(asked)
    const headers = Object.fromEntries(
      passedOn.flatMap((name) => {
        const value = asked.headers[name]
        return typeof value === 'string' ? [[name, value]] : []
      }),
    )
    asks.push({
      ...{ method, path: url.split('?')[0] ?? '', headers },
      body: body === '' ? undefined : (JSON.parse(body) as unknown),
    })
    const done = await fetch(target + url, { method, headers, ...(method === 'GET' ? {} : { body }) })
    // What the sandbox says of places of its own is to lead back over the line.
    const said = (await done.text()).replaceAll(target, own)
    if (silent && url.startsWith('/api/push/')) kept += 1
    else
      answer
        .writeHead(done.status, { 'content-type': done.headers.get('content-type') ?? 'text/plain' })
        .end(said)
  }
  const server = createServer((asked, answer) => {
    pass(asked, answer).catch(() => answer.destroy()) // as a line does that breaks
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a server on TCP has such an address
  own = `http://127.0.0.1:${port}`
  return {
    url: own,
    heard: () => asks,
    goSilent: () => (silent = true),
    speakAgain: () => (silent = false),
    keptBack: () => kept,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

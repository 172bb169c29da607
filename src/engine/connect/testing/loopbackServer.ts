import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A request as it arrived, body and all. */
export interface Heard {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
}

/** A real HTTP server on 127.0.0.1, for one test. */
export interface LoopbackServer {
  readonly url: string
  readonly heard: readonly Heard[]
  close(this: void): Promise<void>
}

/** Serves every request with `answer`, after its body was read. */
export async function serveLoopback(
  answer: (request: Heard, response: ServerResponse) => void,
): Promise<LoopbackServer> {
  const heard: Heard[] = []

  async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const body = await text(request)
    const one: Heard = {
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: body === '' ? null : (JSON.parse(body) as unknown),
    }
    heard.push(one)
    answer(one, response)
  }

  const server = createServer((request, response) => {
    // A client that goes away while it is being read ends its own connection; there is nobody left to tell.
    hear(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // an address and a port, as it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

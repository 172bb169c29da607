import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { z } from 'zod'

const postedSchema = z.object({
  date: z.string(),
  timestamp: z.number(),
  signature: z.string().nullable(),
  status: z.string(),
  received: z.record(z.string(), z.unknown()),
  response: z.record(z.string(), z.unknown()),
})

/** What a webhook was told. */
export type Posted = z.infer<typeof postedSchema>

/** A webhook of the caller's: `posted` resolves with the first `count` posts once they have come. */
export interface Receiver {
  readonly url: string
  readonly all: readonly Posted[]
  posted(count: number): Promise<Posted[]>
}

/** Listens on loopback until the test ends; `statusOf` says how to answer the n-th post, from 1. */
export async function receive(statusOf: (no: number) => number = () => 200): Promise<Receiver> {
  const all: Posted[] = []
  let hear = Promise.withResolvers<undefined>()

  async function take(incoming: IncomingMessage): Promise<number> {
    all.push(postedSchema.parse(JSON.parse(await text(incoming))))
    hear.resolve(undefined)
    hear = Promise.withResolvers()
    return statusOf(all.length)
  }

  const server = createServer((incoming, outgoing) => {
    // A post that cannot be read is never answered, and the test that waits for it fails.
    void take(incoming).then((status) => outgoing.writeHead(status).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The receiver listens on no port.')
  return {
    url: `http://127.0.0.1:${address.port}/outcomes`,
    all,
    async posted(count) {
      while (all.length < count) await hear.promise
      return all.slice(0, count)
    },
  }
}

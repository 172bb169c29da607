import type { IncomingMessage } from 'node:http'

const largestBody = 64 * 1024 * 1024

/** The whole body, or null when it is larger than 64 MiB: read to its end all the same, so that the caller hears why. */
export async function readWhole(incoming: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    // no encoding is set, so chunks are bytes
    length += chunk.length
    if (length <= largestBody) chunks.push(chunk)
  }
  return length <= largestBody ? Buffer.concat(chunks) : null
}
